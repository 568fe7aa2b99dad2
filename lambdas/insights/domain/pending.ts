import { MINUTE } from '@reflekt/shared/time';

/**
 * Milliseconds that an insight may be on its way: the queue's delay, the analysis, and one more delivery after
 * a failed one. After that, a client must no longer be told to wait.
 */
const TIMEOUT = 20 * MINUTE;

/** Milliseconds for which a ready insight answers another request for the same version. */
const FRESH = MINUTE;

/** True for an insight that is too new to be made again. */
export const isJustMade = (since: string, now: number): boolean => now - Date.parse(since) < FRESH;

/** True while an analysis that began then may still be running. */
export const mayBeOnItsWay = (since: string, now: number): boolean =>
  now - Date.parse(since) < TIMEOUT;
