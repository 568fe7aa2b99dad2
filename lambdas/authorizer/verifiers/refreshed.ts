import { domainErrorOf } from '@reflekt/shared/errors';
import { HOUR, MINUTE } from '@reflekt/shared/time';

/** A cached copy of a remote value that changes seldom and that every request needs. */
export interface Refreshed<Value> {
  /** The value; at most `MAX_AGE` old while its source answers. */
  get(): Promise<Value>;
  /** A newer value than the given one, which did not verify a token; undefined when there is none, or when it is too soon to load again. */
  newerThan(value: Value): Promise<Value | undefined>;
}

/** Milliseconds after which a value is loaded again. */
export const MAX_AGE = 5 * MINUTE;
/** Milliseconds for which a value serves while its source is down. */
export const MAX_STALE = HOUR;
/** Milliseconds between two loads at least, so that forged tokens cannot cause one each. */
export const PACE = 5000;

const isOutage = (error: unknown) => domainErrorOf(error)?.code === 'unavailable';

/**
 * Caches the result of `load`. Concurrent requests share one load. While the source is down (an error of code
 * `unavailable`) the last value serves for up to an hour. Any other error is an answer (the value is gone or
 * wrong) and goes to the caller.
 */
export function refreshed<Value>(load: () => Promise<Value>, now: () => number): Refreshed<Value> {
  let held: { value: Value; since: number } | undefined;
  /** Set when the last load failed. */
  let failure: { error: unknown } | undefined;
  let lastLoad = Number.NEGATIVE_INFINITY;
  let running: Promise<Value> | undefined;

  /** The result of the last load: its value, an older one during an outage, or its error. */
  const current = (): Value => {
    if (!failure && held) return held.value;
    if (held && isOutage(failure?.error) && now() - held.since < MAX_STALE) return held.value;
    throw failure?.error;
  };

  const loadNow = async (): Promise<Value> => {
    lastLoad = now();
    try {
      held = { value: await load(), since: now() };
      failure = undefined;
    } catch (error) {
      failure = { error };
    }
    return current();
  };

  const reload = (): Promise<Value> => {
    running ??= loadNow().finally(() => {
      running = undefined;
    });
    return running;
  };

  const isTooSoon = () => !running && now() - lastLoad < PACE;

  return {
    get: async () => {
      if (held && !failure && now() - held.since < MAX_AGE) return held.value;
      return isTooSoon() ? current() : reload();
    },
    newerThan: async (value) => {
      if (held && held.value !== value) return current();
      if (isTooSoon()) return undefined;
      const loaded = await reload();
      return loaded === value ? undefined : loaded;
    },
  };
}
