import { BitReader, BitWriter } from './bits.ts';
import type { Postings } from './blocks.ts';

/** Lengths of content and title by document. */
export interface FieldLengths {
  content: ArrayLike<number>;
  title: ArrayLike<number>;
}

/**
 * Positions of one term in its documents, one behind the other: those in the title, then those in the content.
 */
export interface PositionList {
  values: Int32Array;
  /** Where each document's begin; one more than there are documents. */
  offsets: Int32Array;
}

/** The average distance of gaps, times ln 2, is where Golomb–Rice code is best. */
const BEST = Math.LN2;

/** The lowest bits that suit the gaps between some positions in a text. */
const lowestBits = (length: number, count: number): number =>
  Math.max(0, Math.round(Math.log2(Math.max(1, (BEST * length) / (count + 1)))));

/** The fields of a document in their order: how often the term is there, and how long the field is. */
const fieldsOf = ({ docs, title, content }: Postings, at: number, lengths: FieldLengths) => {
  const doc = docs[at] ?? 0;
  return [
    { count: title[at] ?? 0, length: lengths.title[doc] ?? 0 },
    { count: content[at] ?? 0, length: lengths.content[doc] ?? 0 },
  ];
};

function encodeDocument(
  writer: BitWriter,
  postings: Postings,
  { values, offsets }: PositionList,
  at: number,
  lengths: FieldLengths,
): void {
  let next = offsets[at] ?? 0;
  for (const { count, length } of fieldsOf(postings, at, lengths)) {
    const lowest = lowestBits(length, count);
    let before = -1;
    for (let i = 0; i < count; i++) {
      const position = values[next++] ?? 0;
      writer.rice(position - before - 1, lowest);
      before = position;
    }
  }
}

/**
 * Encodes the positions in the documents from `begin` on, as many as fit.
 * @param bytes at most so many, but of one document at least
 */
export function encodePositions(
  postings: Postings,
  list: PositionList,
  begin: number,
  bytes: number,
  lengths: FieldLengths,
): { end: number; payload: Uint8Array } {
  const writer = new BitWriter();
  let end = begin;
  let payload = writer.bytes();
  while (end < postings.docs.length) {
    const before = writer.bits;
    encodeDocument(writer, postings, list, end, lengths);
    if (end > begin && writer.bits > bytes * 8) {
      payload = writer.bytes().slice(0, Math.ceil(before / 8));
      return { end, payload };
    }
    end++;
  }
  payload = writer.bytes();
  return { end, payload };
}

/**
 * Decodes the positions of some documents of a term.
 * @param first the first document among the term's, and how many there are
 */
export function decodePositions(
  payload: Uint8Array,
  postings: Postings,
  first: number,
  count: number,
  lengths: FieldLengths,
): PositionList {
  const offsets = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) {
    const at = first + i;
    offsets[i + 1] = (offsets[i] ?? 0) + (postings.title[at] ?? 0) + (postings.content[at] ?? 0);
  }
  const values = new Int32Array(offsets[count] ?? 0);
  const reader = new BitReader(payload);
  let next = 0;
  for (let i = 0; i < count; i++) {
    for (const { count: times, length } of fieldsOf(postings, first + i, lengths)) {
      const lowest = lowestBits(length, times);
      let before = -1;
      for (let j = 0; j < times; j++) {
        before += reader.rice(lowest) + 1;
        values[next++] = before;
      }
    }
  }
  return { values, offsets };
}
