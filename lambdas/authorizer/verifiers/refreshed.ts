import { DomainError } from '@reflekt/shared/errors';
import { HOUR, MINUTE } from '@reflekt/shared/time';

/** A value that lives elsewhere, changes seldom, and is needed by every request. */
export interface Refreshed<Value> {
  /** The value, at most `MAX_AGE` old while its source answers. */
  get(): Promise<Value>;
  /** A value fetched after this one, because this one did not fit; undefined when it is too soon to ask again. */
  newerThan(value: Value): Promise<Value | undefined>;
}

/** Milliseconds after which a value is fetched again. */
export const MAX_AGE = 5 * MINUTE;
/** Milliseconds for which a value is used while its source gives no answer. */
export const MAX_STALE = HOUR;
/** Milliseconds between two fetches, so that forged tokens cannot turn each request into one. */
export const PACE = 5000;

const isOutage = (error: unknown) =>
  error instanceof DomainError && error.fault.kind === 'unavailable';

/**
 * Keeps what `fetch` returns. Requests that wait at the same time share one fetch. When the source gives no
 * answer (a fault of kind `unavailable`), the last value serves for up to an hour; any other fault is an answer
 * (the value is gone or wrong), and whoever asks gets it.
 */
export function refreshed<Value>(fetch: () => Promise<Value>, now: () => number): Refreshed<Value> {
  let held: { value: Value; since: number } | undefined;
  let fault: { error: unknown } | undefined;
  let lastFetch = Number.NEGATIVE_INFINITY;
  let running: Promise<Value> | undefined;

  const heldOrFault = (): Value => {
    const usable = held && (!fault || (isOutage(fault.error) && now() - held.since < MAX_STALE));
    if (held && usable) return held.value;
    throw fault?.error;
  };

  const fetchNow = async (): Promise<Value> => {
    lastFetch = now();
    try {
      held = { value: await fetch(), since: now() };
      fault = undefined;
    } catch (error) {
      fault = { error };
    }
    return heldOrFault();
  };

  const refresh = (): Promise<Value> => {
    running ??= fetchNow().finally(() => {
      running = undefined;
    });
    return running;
  };

  const tooSoon = () => !running && now() - lastFetch < PACE;

  return {
    get: async () => {
      if (held && !fault && now() - held.since < MAX_AGE) return held.value;
      return tooSoon() ? heldOrFault() : refresh();
    },
    newerThan: async (value) => {
      if (held && held.value !== value) return heldOrFault();
      if (tooSoon()) return undefined;
      const current = await refresh();
      return current === value ? undefined : current;
    },
  };
}
