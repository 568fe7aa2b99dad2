/** Bits that grow. */
export class BitWriter {
  #bytes = new Uint8Array(256);
  #bits = 0;

  get bits(): number {
    return this.#bits;
  }

  #put(bit: number): void {
    const at = this.#bits >>> 3;
    if (at === this.#bytes.length) {
      const grown = new Uint8Array(at * 2);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    if (bit === 1) this.#bytes[at] = (this.#bytes[at] ?? 0) | (128 >>> (this.#bits & 7));
    this.#bits++;
  }

  /**
   * A number from 0 in Golomb–Rice code: all but its lowest bits as so many ones and a zero, then the lowest bits.
   * Numbers of about 2^lowest take the fewest bits.
   */
  rice(value: number, lowest: number): void {
    for (let ones = Math.floor(value / 2 ** lowest); ones > 0; ones--) this.#put(1);
    this.#put(0);
    for (let bit = lowest - 1; bit >= 0; bit--) this.#put((value >>> bit) & 1);
  }

  /** The bytes; the last one filled with zeros. */
  bytes(): Uint8Array {
    return this.#bytes.slice(0, Math.ceil(this.#bits / 8));
  }
}

/** Reads what a `BitWriter` wrote. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  rice(lowest: number): number {
    const bytes = this.#bytes;
    let at = this.#at;
    let value = 0;
    // Behind the end there are zeros, so that damaged bytes end too.
    while ((((bytes[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1) === 1) {
      value++;
      at++;
    }
    at++;
    for (let bit = 0; bit < lowest; bit++, at++) {
      value = value * 2 + (((bytes[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1);
    }
    this.#at = at;
    return value;
  }
}
