/** Keeps values by key up to a number of bytes, the last used ones, each for a time after its last use. */
export class Lru<T> {
  readonly #maxBytes: number;
  readonly #lifetime: number;
  readonly #now: () => number;
  readonly #held = new Map<string, { value: T; bytes: number; usedAt: number }>();
  #bytes = 0;

  /** @param options.lifetime milliseconds */
  constructor(options: { maxBytes: number; lifetime: number; now: () => number }) {
    this.#maxBytes = options.maxBytes;
    this.#lifetime = options.lifetime;
    this.#now = options.now;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): T | undefined {
    this.#expire();
    const found = this.#held.get(key);
    if (!found) return undefined;
    this.#held.delete(key);
    this.#held.set(key, { ...found, usedAt: this.#now() });
    return found.value;
  }

  set(key: string, value: T, bytes: number): void {
    this.#remove(key);
    if (bytes > this.#maxBytes) return;
    this.#held.set(key, { value, bytes, usedAt: this.#now() });
    this.#bytes += bytes;
    for (const oldest of this.#held.keys()) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#remove(oldest);
    }
  }

  #expire(): void {
    const since = this.#now() - this.#lifetime;
    for (const [key, { usedAt }] of this.#held) {
      if (usedAt > since) return;
      this.#remove(key);
    }
  }

  #remove(key: string): void {
    this.#bytes -= this.#held.get(key)?.bytes ?? 0;
    this.#held.delete(key);
  }
}
