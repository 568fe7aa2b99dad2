import { MINUTE } from '@reflekt/shared/time';

/**
 * The longest time in milliseconds that an insight may be pending: the queue's delay, the analysis, and one more
 * delivery after a failure. After that, a client is no longer asked to poll.
 */
const PENDING_TIMEOUT = 20 * MINUTE;

/** Milliseconds for which a ready insight of the same version answers further requests. */
const REUSE_TIME = MINUTE;

/** True where the insight of a request at `since` is too new to be made again. */
export const isReusable = (since: string, now: number): boolean =>
  now - Date.parse(since) < REUSE_TIME;

/** True where the work that began at `since` may still go on. */
export const mayStillBePending = (since: string, now: number): boolean =>
  now - Date.parse(since) < PENDING_TIMEOUT;
