import { setTimeout as sleep } from 'node:timers/promises';

const FIRST_MS = 100;
const LONGEST_MS = 10_000;

/** Resolves after so many milliseconds, or when the signal aborts; never rejects. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

const timer: Pause = (ms, signal) =>
  sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);

/** The pauses of a loop that retries: each twice as long as the one before, up to ten seconds. */
export class Backoff {
  readonly #pause: Pause;
  #next = FIRST_MS;

  constructor(pause: Pause = timer) {
    this.#pause = pause;
  }

  /** Resolves after the pause, or when the signal aborts; never rejects. */
  async pause(signal: AbortSignal): Promise<void> {
    const ms = this.#next;
    this.#next = Math.min(ms * 2, LONGEST_MS);
    await this.#pause(ms, signal);
  }

  /** To be called after a success. */
  reset(): void {
    this.#next = FIRST_MS;
  }
}
