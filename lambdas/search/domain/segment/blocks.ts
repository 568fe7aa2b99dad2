import { ByteReader, ByteWriter } from './bytes.ts';
import { type BlockStart, separator } from './format.ts';

/** The documents of a term, ascending, and how often it is in the content and the title of each. */
export interface Postings {
  docs: Int32Array;
  content: Int32Array;
  title: Int32Array;
}

/** The content of a part for one term. */
export interface Section {
  term: string;
  /** Documents of the term in parts before. */
  ordinal: number;
  count: number;
  payload: Uint8Array;
}

/** Writes sections of terms, in their order, to parts of about the same size. */
export class BlockWriter {
  readonly starts: BlockStart[] = [];
  readonly blocks: Uint8Array[] = [];
  readonly #size: number;
  readonly #block = new ByteWriter();
  #lastTerm = '';
  /** The last term of the part before. */
  #endOfBlock = '';

  constructor(size: number) {
    this.#size = size;
  }

  /** The bytes that still fit into the part; at least a part's size after `flush`. */
  get room(): number {
    return this.#size - this.#block.length;
  }

  add({ term, ordinal, count, payload }: Section): void {
    if (this.#block.length === 0) {
      this.starts.push([ordinal > 0 ? term : separator(this.#endOfBlock, term), ordinal]);
      this.#lastTerm = '';
    }
    let shared = 0;
    while (shared < term.length && term[shared] === this.#lastTerm[shared]) shared++;
    if (!term.slice(shared).isWellFormed()) shared--;
    this.#block.number(shared);
    this.#block.text(term.slice(shared));
    this.#block.number(ordinal);
    this.#block.number(count);
    this.#block.number(payload.length);
    this.#block.append(payload);
    this.#lastTerm = term;
    if (this.room <= 0) this.flush();
  }

  flush(): void {
    if (this.#block.length === 0) return;
    this.blocks.push(this.#block.bytes().slice());
    this.#block.clear();
    this.#endOfBlock = this.#lastTerm;
  }
}

/** The sections of a part, of terms from `from` to before `to`. */
export function* sectionsOf(
  block: Uint8Array,
  from = '',
  to: string | undefined = undefined,
): Generator<Section> {
  const reader = new ByteReader(block);
  let term = '';
  while (!reader.done) {
    term = term.slice(0, reader.number()) + reader.text();
    const ordinal = reader.number();
    const count = reader.number();
    const length = reader.number();
    const { at } = reader;
    reader.at += length;
    if (to !== undefined && term >= to) return;
    if (term >= from) yield { term, ordinal, count, payload: block.subarray(at, at + length) };
  }
}

/**
 * The numbers of the parts that hold the terms from `from` to before `to`, or `from` alone.
 * @param ordinals leaves out parts of `from` alone without one of these documents, by their place among the term's
 */
export function blocksOf(
  starts: readonly BlockStart[],
  from: string,
  to?: string,
): { first: number; end: number } {
  let low = 0;
  let high = starts.length;
  // The first part that begins at `from` or behind it.
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle]?.[0] ?? '') < from) low = middle + 1;
    else high = middle;
  }
  // A part that begins with the whole term may go on with one that the part before has begun.
  const begins = starts[low];
  const first = begins?.[0] === from && begins[1] === 0 ? low : Math.max(0, low - 1);
  let end = low;
  const isBehind = (term: string) => (to === undefined ? term > from : term >= to);
  while (end < starts.length && !isBehind(starts[end]?.[0] ?? '')) end++;
  return { first, end: Math.max(end, Math.min(first + 1, starts.length)) };
}

/** The bytes of postings from `begin` to `end`. The first document is written whole. */
export function encodePostings(
  { docs, content, title }: Postings,
  begin: number,
  end: number,
  writer: ByteWriter,
): void {
  let before = 0;
  for (let i = begin; i < end; i++) {
    const doc = docs[i] ?? 0;
    writer.number(doc - before);
    before = doc;
  }
  for (let i = begin; i < end; i++) {
    const inTitle = title[i] ?? 0;
    writer.number((content[i] ?? 0) * 2 + (inTitle > 0 ? 1 : 0));
    if (inTitle > 0) writer.number(inTitle);
  }
}

/** The postings in a section of a part of `terms`. */
export function decodePostings({ payload, count }: Section): Postings {
  const reader = new ByteReader(payload);
  const docs = new Int32Array(count);
  const content = new Int32Array(count);
  const title = new Int32Array(count);
  let doc = 0;
  for (let i = 0; i < count; i++) {
    doc += reader.number();
    docs[i] = doc;
  }
  for (let i = 0; i < count; i++) {
    const code = reader.number();
    content[i] = Math.floor(code / 2);
    if (code % 2 === 1) title[i] = reader.number();
  }
  return { docs, content, title };
}
