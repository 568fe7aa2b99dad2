import { DomainError } from '@reflekt/shared/errors';
import { HOUR, MINUTE } from '@reflekt/shared/time';

/** A value that lives elsewhere, changes seldom, and is needed by every request. */
export interface Refreshed<Value> {
  /** The value, at most `MAX_AGE` old while its source answers. */
  get(): Promise<Value>;
  /** A value loaded after this one, because this one did not fit; undefined when it is too soon to ask again. */
  newerThan(value: Value): Promise<Value | undefined>;
}

/** Milliseconds after which a value is loaded again. */
export const MAX_AGE = 5 * MINUTE;
/** Milliseconds for which a value is used while its source gives no answer. */
export const MAX_STALE = HOUR;
/** Milliseconds between two loads, so that forged tokens cannot turn each request into one. */
export const PACE = 5000;

const isOutage = (error: unknown) =>
  error instanceof DomainError && error.details.code === 'unavailable';

/**
 * Keeps what `load` returns. Requests that wait at the same time share one load. When the source gives no
 * answer (a fault of kind `unavailable`), the last value serves for up to an hour; any other fault is an answer
 * (the value is gone or wrong), and whoever asks gets it.
 */
export function refreshed<Value>(load: () => Promise<Value>, now: () => number): Refreshed<Value> {
  let held: { value: Value; since: number } | undefined;
  /** Of the last load, if it failed. */
  let fault: { error: unknown } | undefined;
  let lastLoad = Number.NEGATIVE_INFINITY;
  let running: Promise<Value> | undefined;

  /** What the last load left: its value, an older one that bridges an outage, or its fault. */
  const standing = (): Value => {
    if (!fault && held) return held.value;
    if (held && isOutage(fault?.error) && now() - held.since < MAX_STALE) return held.value;
    throw fault?.error;
  };

  const loadNow = async (): Promise<Value> => {
    lastLoad = now();
    try {
      held = { value: await load(), since: now() };
      fault = undefined;
    } catch (error) {
      fault = { error };
    }
    return standing();
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
      if (held && !fault && now() - held.since < MAX_AGE) return held.value;
      return isTooSoon() ? standing() : reload();
    },
    newerThan: async (value) => {
      if (held && held.value !== value) return standing();
      if (isTooSoon()) return undefined;
      const current = await reload();
      return current === value ? undefined : current;
    },
  };
}
