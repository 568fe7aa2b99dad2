import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_MS = 100;
const LONGEST_MS = 10_000;

/** The pauses of a loop that retries: each twice as long as the one before, up to ten seconds. */
export class Backoff {
  #next = FIRST_MS;

  /** Resolves after the pause, or when the signal aborts; never rejects. */
  async pause(signal: AbortSignal): Promise<void> {
    const ms = this.#next;
    this.#next = Math.min(ms * 2, LONGEST_MS);
    await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
  }

  /** To be called after a success. */
  reset(): void {
    this.#next = FIRST_MS;
  }
}
