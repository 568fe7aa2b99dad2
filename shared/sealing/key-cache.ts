import type { OwnerKeys } from './owner-keys.ts';

const MAX_OWNERS = 1_000;
/** Milliseconds. Also how long an instance may go on opening what a shredded key has sealed. */
export const KEY_LIFETIME = 5 * 60_000;

/** The keys of the owners seen last. */
export class KeyCache {
  readonly #now: () => number;
  /** The one used longest ago comes first. */
  readonly #entries = new Map<string, { keys: OwnerKeys; askedAt: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  get(ownerKey: string): OwnerKeys | undefined {
    const entry = this.#entries.get(ownerKey);
    if (!entry) return undefined;
    this.#entries.delete(ownerKey);
    if (this.#now() - entry.askedAt >= KEY_LIFETIME) return undefined;
    this.#entries.set(ownerKey, entry);
    return entry.keys;
  }

  /** @param askedAt when the read of the keys began: an erasure may have come right after it */
  set(ownerKey: string, keys: OwnerKeys, askedAt: number): void {
    this.#entries.delete(ownerKey);
    this.#entries.set(ownerKey, { keys, askedAt });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= MAX_OWNERS) return;
      this.#entries.delete(oldest);
    }
  }
}
