/** How often and how long a request is tried. */
export interface RetryOptions {
  /** The most times that a request is sent. Default 4; 1 never repeats. */
  attempts?: number;
  /** The longest single wait, in seconds. A `Retry-After` beyond it is answered to you at once. Default 20. */
  longestWait?: number;
}

const FIRST_WAIT = 0.25;

/**
 * Seconds to wait before the next attempt; undefined where there is none.
 * @param attempt the number of attempts so far
 * @param asked seconds that the response asks for
 */
export function waitBefore(
  attempt: number,
  asked: number | undefined,
  { attempts = 4, longestWait = 20 }: RetryOptions,
): number | undefined {
  if (attempt >= attempts || (asked ?? 0) > longestWait) return undefined;
  const backOff = Math.min(longestWait, FIRST_WAIT * 2 ** (attempt - 1)) * Math.random();
  // Jitter on top of what was asked for, or all clients would come back at the same moment.
  return (asked ?? 0) + backOff;
}

/** Waits. @throws the reason of the signal, as soon as it is aborted */
export function wait(seconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const abort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort);
      resolve();
    }, seconds * 1000);
    signal?.addEventListener('abort', abort, { once: true });
  });
}
