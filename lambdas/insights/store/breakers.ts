import { type Database, defineStoredSchema, isWriteConflict } from '@reflekt/shared/store';
import { breakerKey, insightsTable } from '@reflekt/shared/tables';
import { DAY, MINUTE } from '@reflekt/shared/time';
import * as v from 'valibot';

/** Consecutive failures that open a breaker. */
const THRESHOLD = 3;
/** Milliseconds that an open breaker refuses calls before one may probe. */
const PAUSE = MINUTE;
/** The longest pause that a provider can ask for. */
const LONGEST_PAUSE = 15 * MINUTE;
/** Retention of a breaker after its last change. */
const RETENTION = DAY;
/** Attempts against other writers. If all fail, the breaker opens one failure later. */
const ATTEMPTS = 3;

const StoredBreaker = defineStoredSchema(
  insightsTable,
  'breaker',
  v.object({ failures: v.number(), next_try: v.number(), expires_at: v.number() }),
);

interface Breaker {
  failures: number;
  /** Milliseconds since 1970 from which on one call may probe. */
  nextTry: number;
}

/** The circuit breakers of all providers. */
export type Breakers = ReturnType<typeof createBreakers>;

/**
 * Creates the circuit breakers, one per provider, shared by all instances of the function. A breaker opens after three
 * consecutive failures, or one lasting failure. Then one call per minute probes, until one succeeds.
 */
export function createBreakers(db: Database) {
  const read = async (provider: string): Promise<Breaker | undefined> => {
    const item = await db.get(insightsTable, breakerKey(provider));
    const stored = item && StoredBreaker.require(item);
    return stored && { failures: stored.failures, nextTry: stored.next_try };
  };

  /** @returns false, with nothing written, when another write came first */
  const write = async (
    provider: string,
    before: Breaker | undefined,
    after: Breaker,
    now: number,
  ): Promise<boolean> => {
    const put = StoredBreaker.encode({
      ...breakerKey(provider),
      failures: after.failures,
      next_try: after.nextTry,
      expires_at: Math.ceil((now + RETENTION) / 1000),
    });
    const when = before
      ? { equals: { failures: before.failures, next_try: before.nextTry } }
      : { absent: true as const };
    try {
      await db.write([{ put, table: insightsTable, when }]);
      return true;
    } catch (error) {
      if (isWriteConflict(error)) return false;
      throw error;
    }
  };

  return {
    /** Decides on a call. While the breaker is open, one caller per pause gets `probe`: a call without retries. */
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
     * Records a failed call.
     * @param failure.lasting true for a failure that needs somebody's action: the breaker opens at once
     * @param failure.retryAfter the pause that the provider asked for, milliseconds
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
