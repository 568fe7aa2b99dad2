import { blocksOf, decodePostings, type Postings, sectionsOf } from '../segment/blocks.ts';
import { docsInPart } from '../segment/build.ts';
import {
  decodeLengths,
  decodeMembers,
  decodeMoments,
  decodeNames,
  type Lengths,
  type Members,
} from '../segment/columns.ts';
import {
  COLUMN_DOCS,
  type PartKind,
  type PartName,
  partCount,
  type SegmentDirectory,
} from '../segment/format.ts';
import { decodePositions, type PositionList } from '../segment/positions.ts';
import { joinPostings } from '../segment/terms.ts';

/** Sorts behind every term that begins with a text. */
const BEHIND = '\uffff';

/** Terms from one to before another, or one alone. */
export interface TermRange {
  from: string;
  to: string | undefined;
}

export const oneTerm = (term: string): TermRange => ({ from: term, to: undefined });
export const beginningWith = (beginning: string): TermRange => ({
  from: beginning,
  to: beginning + BEHIND,
});

/** A column of a part, with the number of its first document. */
export interface ColumnPart<T> {
  first: number;
  count: number;
  values: T;
}

/** A segment as a query sees it. Parts must be loaded before they are read. */
export interface SegmentView {
  readonly directory: SegmentDirectory;
  /** 1 for each document that may be found. */
  readonly live: Uint8Array;
  /** @throws RangeError for a part that was not loaded */
  part(name: PartName): Uint8Array;
}

/** The parts of a segment that hold the terms of a range. */
export function termParts({ terms }: SegmentDirectory, { from, to }: TermRange): PartName[] {
  const { first, end } = blocksOf(terms, from, to);
  return Array.from({ length: end - first }, (_, i) => ({ kind: 'terms', number: first + i }));
}

/** All parts of a column. */
export const columnParts = (directory: SegmentDirectory, kind: PartKind): PartName[] =>
  Array.from({ length: partCount(directory, kind) }, (_, number) => ({ kind, number }));

/** The postings of the terms of a range that are accepted. */
export function postingsIn(
  view: SegmentView,
  range: TermRange,
  accept: (term: string) => boolean = () => true,
): Map<string, Postings> {
  const pieces = new Map<string, Postings[]>();
  const to = range.to ?? `${range.from}\0`;
  for (const name of termParts(view.directory, range)) {
    for (const section of sectionsOf(view.part(name), range.from, to)) {
      if (!accept(section.term)) continue;
      const known = pieces.get(section.term);
      if (known) known.push(decodePostings(section));
      else pieces.set(section.term, [decodePostings(section)]);
    }
  }
  return new Map([...pieces].map(([term, postings]) => [term, joinPostings(postings)]));
}

/** The parts of positions of a term that hold any of some of its documents. @param ordinals ascending */
export function positionParts(
  { positions }: SegmentDirectory,
  term: string,
  ordinals: readonly number[],
): PartName[] {
  const { first, end } = blocksOf(positions, term);
  const parts: PartName[] = [];
  let at = 0;
  for (let number = first; number < end; number++) {
    const next = positions[number + 1];
    const upTo = next && next[0] === term ? next[1] : Number.POSITIVE_INFINITY;
    const before = at;
    while (at < ordinals.length && (ordinals[at] ?? 0) < upTo) at++;
    if (at > before) parts.push({ kind: 'positions', number });
  }
  return parts;
}

/** The positions of one term, by the place of a document among the term's. */
export class TermPositions {
  readonly #sections: { ordinal: number; list: PositionList }[] = [];
  readonly #postings: Postings;

  /** @param ordinals those that will be asked for */
  constructor(
    view: SegmentView,
    term: string,
    postings: Postings,
    ordinals: readonly number[],
    lengths: Lengths,
  ) {
    this.#postings = postings;
    for (const name of positionParts(view.directory, term, ordinals)) {
      for (const { ordinal, count, payload } of sectionsOf(view.part(name), term, `${term}\0`)) {
        const list = decodePositions(payload, postings, ordinal, count, lengths);
        this.#sections.push({ ordinal, list });
      }
    }
  }

  of(ordinal: number): { title: Int32Array; content: Int32Array } {
    const section = this.#sections.findLast((one) => one.ordinal <= ordinal);
    if (!section) throw new RangeError('positions of a term are missing');
    const { values, offsets } = section.list;
    const begin = offsets[ordinal - section.ordinal] ?? 0;
    const content = begin + (this.#postings.title[ordinal] ?? 0);
    return {
      title: values.subarray(begin, content),
      content: values.subarray(content, content + (this.#postings.content[ordinal] ?? 0)),
    };
  }
}

function column<T>(
  view: SegmentView,
  kind: PartKind,
  decode: (bytes: Uint8Array, count: number) => T,
): ColumnPart<T>[] {
  return columnParts(view.directory, kind).map((name) => {
    const count = docsInPart(view.directory.docs, kind, name.number);
    return { first: name.number * COLUMN_DOCS, count, values: decode(view.part(name), count) };
  });
}

/** Lengths and days of all documents. */
export function lengthsOf(view: SegmentView): Lengths {
  const parts = column(view, 'lengths', decodeLengths);
  const [only] = parts;
  if (only && parts.length === 1) return only.values;
  const { docs } = view.directory;
  const all = {
    content: new Int32Array(docs),
    title: new Int32Array(docs),
    day: new Int32Array(docs),
  };
  for (const { first, values } of parts) {
    all.content.set(values.content, first);
    all.title.set(values.title, first);
    all.day.set(values.day, first);
  }
  return all;
}

/** The moments of all documents. */
export function momentsOf(view: SegmentView): Float64Array {
  const all = new Float64Array(view.directory.docs);
  for (const { first, values } of column(view, 'moments', decodeMoments)) all.set(values, first);
  return all;
}

/** The folded titles of all documents. */
export const namesOf = (view: SegmentView): string[] =>
  column(view, 'names', decodeNames).flatMap(({ values }) => values);

/** Members by which a search can filter. */
export const membersOf = (view: SegmentView): ColumnPart<Members>[] =>
  column(view, 'members', decodeMembers);
