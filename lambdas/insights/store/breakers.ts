import { ConditionFailed, type Database } from '@reflekt/shared/store';
import { breakerKey, insightsTable } from '@reflekt/shared/tables';
import { DAY, MINUTE } from '@reflekt/shared/time';

/** Failures in a row that open a breaker. */
const THRESHOLD = 3;
/** How long an open breaker keeps everybody away before one may try, milliseconds. */
const PAUSE = MINUTE;
/** The longest pause that a provider can ask for. */
const LONGEST_PAUSE = 15 * MINUTE;
/** How long a breaker that nobody touches is remembered. */
const REMEMBERED = DAY;
/** Writers that meet: the last one may be lost, which only makes a breaker open one failure later. */
const ATTEMPTS = 3;

interface Breaker {
  failures: number;
  /** Milliseconds since 1970 from which on one call may try again. */
  nextTry: number;
}

export type Breakers = ReturnType<typeof createBreakers>;

/**
 * One circuit breaker a provider, shared by all instances of the function: after three failures in a row, or
 * one that will not pass by itself, calls stop; then one a minute tries, until one succeeds.
 */
export function createBreakers(db: Database) {
  const read = async (provider: string): Promise<Breaker | undefined> => {
    const item = await db.get(insightsTable, breakerKey(provider), { consistent: true });
    if (typeof item?.failures !== 'number' || typeof item.next_try !== 'number') return undefined;
    return { failures: item.failures, nextTry: item.next_try };
  };

  /** @returns whether nobody else wrote meanwhile */
  const write = async (
    provider: string,
    before: Breaker | undefined,
    after: Breaker,
    now: number,
  ): Promise<boolean> => {
    const put = {
      ...breakerKey(provider),
      failures: after.failures,
      next_try: after.nextTry,
      expires_at: Math.ceil((now + REMEMBERED) / 1000),
    };
    const when = before
      ? { equals: { failures: before.failures, next_try: before.nextTry } }
      : { absent: true as const };
    try {
      await db.transact([{ put, into: insightsTable, when }]);
      return true;
    } catch (error) {
      if (error instanceof ConditionFailed) return false;
      throw error;
    }
  };

  return {
    /**
     * Whether a call may be made now. While the breaker is open, one caller a pause is let through, for a
     * `probe` that is not to be repeated.
     */
    async admits(provider: string, now: number): Promise<'yes' | 'probe' | 'no'> {
      const breaker = await read(provider);
      if (!breaker || breaker.failures < THRESHOLD) return 'yes';
      if (now < breaker.nextTry) return 'no';
      const after = { ...breaker, nextTry: now + PAUSE };
      return (await write(provider, breaker, after, now)) ? 'probe' : 'no';
    },

    async succeeded(provider: string): Promise<void> {
      if (await read(provider)) await db.removeMany(insightsTable, [breakerKey(provider)]);
    },

    /**
     * @param failure.lasting whether it will not pass by itself soon, so that the breaker opens at once
     * @param failure.retryAfter what the provider asked for, milliseconds
     */
    async failed(
      provider: string,
      failure: { lasting: boolean; retryAfter: number | undefined },
      now: number,
    ): Promise<void> {
      const pause = Math.min(Math.max(failure.retryAfter ?? 0, PAUSE), LONGEST_PAUSE);
      for (let tries = 0; tries < ATTEMPTS; tries++) {
        const before = await read(provider);
        const failures = failure.lasting
          ? Math.max(THRESHOLD, (before?.failures ?? 0) + 1)
          : (before?.failures ?? 0) + 1;
        const nextTry = failures >= THRESHOLD ? now + pause : 0;
        if (await write(provider, before, { failures, nextTry }, now)) return;
      }
    },
  };
}
