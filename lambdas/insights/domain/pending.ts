import { MINUTE } from '@reflekt/shared/time';

/**
 * How long an insight may be on its way, milliseconds: the queue's delay, the analysis, and one more delivery
 * when the first one failed. After that, telling a client to go on asking would not be true.
 */
const PATIENCE = 20 * MINUTE;

/** Whether what began then may still be going on. */
export const mayBeOnItsWay = (since: string, now: number): boolean =>
  now - Date.parse(since) < PATIENCE;
