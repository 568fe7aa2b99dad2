import { MINUTE } from '@reflekt/shared/time';

/**
 * How long an insight may be on its way, milliseconds: the queue's delay, the analysis, and one more delivery
 * when the first one failed. After that, telling a client to go on asking would not be true.
 */
const PATIENCE = 20 * MINUTE;

/** How long a ready insight of the same version answers those who ask again, milliseconds. */
const FRESH = MINUTE;

/** Whether what was asked for then is too new to be made again. */
export const isJustMade = (since: string, now: number): boolean => now - Date.parse(since) < FRESH;

/** Whether what began then may still be going on. */
export const mayBeOnItsWay = (since: string, now: number): boolean =>
  now - Date.parse(since) < PATIENCE;
