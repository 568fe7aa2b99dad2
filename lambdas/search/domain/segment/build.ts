import { BlockWriter, encodePostings } from './blocks.ts';
import { ByteWriter } from './bytes.ts';
import {
  decodeIds,
  decodeLengths,
  decodeMembers,
  decodeMoments,
  decodeNames,
  encodeIds,
  encodeLengths,
  encodeMembers,
  encodeMoments,
  encodeNames,
} from './columns.ts';
import type { AnalysedDocument, IndexedDocument } from './document.ts';
import {
  COLUMN_DOCS,
  IDS_DOCS,
  type PartKind,
  POSITIONS_BYTES,
  partCount,
  partKey,
  type Segment,
  type SegmentDirectory,
  separator,
  TERMS_BYTES,
} from './format.ts';
import { encodePositions, type FieldLengths } from './positions.ts';
import { type TermEntry, termsOfDocuments, termsOfSegment } from './terms.ts';

/** Documents to merge, with their terms. */
export interface Source {
  /** In the order of their ids. */
  docs: readonly IndexedDocument[];
  /** Numbers of documents that are left out. */
  dead: ReadonlySet<number>;
  terms: () => Iterator<TermEntry>;
}

/** The parts of a kind with their numbers, in order. */
export function partsOf(
  directory: SegmentDirectory,
  parts: ReadonlyMap<string, Uint8Array>,
  kind: PartKind,
): Uint8Array[] {
  return Array.from({ length: partCount(directory, kind) }, (_, number) => {
    const part = parts.get(partKey({ kind, number }));
    if (!part) throw new RangeError('a part of a segment is missing');
    return part;
  });
}

/** The number of documents in a part of a column. */
export const docsInPart = (docs: number, kind: PartKind, number: number): number => {
  const size = kind === 'ids' ? IDS_DOCS : COLUMN_DOCS;
  return Math.min(size, docs - number * size);
};

/** The documents of a segment, without their terms. */
export function documentsOf({ directory, parts }: Segment): IndexedDocument[] {
  const column = <T>(kind: PartKind, decode: (bytes: Uint8Array, count: number) => T): T[] =>
    partsOf(directory, parts, kind).map((part, number) =>
      decode(part, docsInPart(directory.docs, kind, number)),
    );
  const ids = column('ids', decodeIds);
  const lengths = column('lengths', decodeLengths);
  const moments = column('moments', decodeMoments);
  const names = column('names', decodeNames);
  const members = column('members', decodeMembers);
  return Array.from({ length: directory.docs }, (_, doc): IndexedDocument => {
    const chunk = ids[Math.floor(doc / IDS_DOCS)];
    const part = Math.floor(doc / COLUMN_DOCS);
    const at = doc % COLUMN_DOCS;
    const member = members[part];
    return {
      id: chunk?.ids[doc % IDS_DOCS] ?? '',
      version: chunk?.versions[doc % IDS_DOCS] ?? 0,
      moment: moments[part]?.[at] ?? 0,
      day: lengths[part]?.day[at] ?? 0,
      name: names[part]?.[at] ?? '',
      titleLength: lengths[part]?.title[at] ?? 0,
      contentLength: lengths[part]?.content[at] ?? 0,
      favorite: member?.favorite[at] === 1,
      hasLocation: member?.hasLocation[at] === 1,
      moodScore: member?.moodScore[at] ?? 0,
      mood: member?.moods[member.mood[at] ?? -1] ?? '',
      categoryId: member?.categories[member.category[at] ?? -1] ?? '',
      tags: [...(member?.tagged[at] ?? [])].map((place) => member?.tags[place] ?? ''),
    };
  });
}

/** The lengths of documents by number. */
const lengthsOf = (docs: readonly IndexedDocument[]): FieldLengths => ({
  content: docs.map(({ contentLength }) => contentLength),
  title: docs.map(({ titleLength }) => titleLength),
});

/** The terms of a whole segment, sorted. @param docs its documents */
export const termsIn = (
  { directory, parts }: Segment,
  docs: readonly IndexedDocument[],
): Generator<TermEntry> =>
  termsOfSegment(
    {
      terms: partsOf(directory, parts, 'terms'),
      positions: partsOf(directory, parts, 'positions'),
    },
    lengthsOf(docs),
  );

/** A stored segment as a source of a merge. */
export function sourceOfSegment(segment: Segment, dead: ReadonlySet<number>): Source {
  const docs = documentsOf(segment);
  return { docs, dead, terms: () => termsIn(segment, docs) };
}

/** New documents as a source of a merge. */
export function sourceOfDocuments(documents: readonly AnalysedDocument[]): Source {
  const docs = [...documents].sort((a, b) => (a.id < b.id ? -1 : 1));
  return { docs, dead: new Set(), terms: () => termsOfDocuments(docs) };
}

/** A term that does not fit begins a new part when less than this is left of the old one. */
const LEAST_PIECE = 1_500;
/** Terms of more than this part of a part have parts of their own: who reads them reads nothing else. */
const LARGE = 1 / 3;

/** Adds a term to its parts, divided where it does not fit into one. */
class TermWriter {
  readonly terms = new BlockWriter(TERMS_BYTES);
  readonly positions = new BlockWriter(POSITIONS_BYTES);
  readonly #bytes = new ByteWriter();
  readonly #lengths: FieldLengths;

  /** @param lengths of the documents by number */
  constructor(lengths: FieldLengths) {
    this.#lengths = lengths;
  }

  add({ term, postings, positions }: TermEntry): void {
    const { length } = postings.docs;
    this.#divide(this.terms, TERMS_BYTES, term, length, (begin, bytes) => {
      // Documents take about the same number of bytes each.
      let end = length;
      for (;;) {
        this.#bytes.clear();
        encodePostings(postings, begin, end, this.#bytes);
        const payload = this.#bytes.bytes();
        if (payload.length <= bytes || end === begin + 1) return { end, payload };
        const share = Math.floor(((end - begin) * bytes) / payload.length);
        end = begin + Math.max(1, Math.min(share, end - begin - 1));
      }
    });
    this.#divide(this.positions, POSITIONS_BYTES, term, length, (begin, bytes) =>
      encodePositions(postings, positions, begin, bytes, this.#lengths),
    );
  }

  #divide(
    blocks: BlockWriter,
    size: number,
    term: string,
    count: number,
    encode: (begin: number, bytes: number) => { end: number; payload: Uint8Array },
  ): void {
    let { end, payload } = encode(0, size);
    const isLarge = end < count || payload.length > size * LARGE;
    if (isLarge || (payload.length > blocks.room && blocks.room < LEAST_PIECE)) blocks.flush();
    let begin = 0;
    while (begin < count) {
      ({ end, payload } = encode(begin, Math.max(blocks.room, 1)));
      blocks.add({ term, ordinal: begin, count: end - begin, payload });
      begin = end;
    }
    if (isLarge) blocks.flush();
  }

  finish(): void {
    this.terms.flush();
    this.positions.flush();
  }
}

/** Merges what sources say of one term. @param maps new number by old one, −1 for what is left out */
function mergeEntries(
  entries: readonly { entry: TermEntry; map: Int32Array }[],
): TermEntry | undefined {
  const rows: { doc: number; entry: TermEntry; at: number }[] = [];
  let sorted = true;
  for (const { entry, map } of entries) {
    const { docs } = entry.postings;
    for (let at = 0; at < docs.length; at++) {
      const doc = map[docs[at] ?? 0] ?? -1;
      if (doc < 0) continue;
      if (doc < (rows.at(-1)?.doc ?? -1)) sorted = false;
      rows.push({ doc, entry, at });
    }
  }
  const [first] = rows;
  if (!first) return undefined;
  if (!sorted) rows.sort((a, b) => a.doc - b.doc);
  const offsets = new Int32Array(rows.length + 1);
  for (const [i, { entry, at }] of rows.entries()) {
    const { offsets: from } = entry.positions;
    offsets[i + 1] = (offsets[i] ?? 0) + (from[at + 1] ?? 0) - (from[at] ?? 0);
  }
  const values = new Int32Array(offsets[rows.length] ?? 0);
  for (const [i, { entry, at }] of rows.entries()) {
    const { values: all, offsets: from } = entry.positions;
    values.set(all.subarray(from[at], from[at + 1]), offsets[i]);
  }
  const postings = {
    docs: Int32Array.from(rows, ({ doc }) => doc),
    content: Int32Array.from(rows, ({ entry, at }) => entry.postings.content[at] ?? 0),
    title: Int32Array.from(rows, ({ entry, at }) => entry.postings.title[at] ?? 0),
  };
  return { term: first.entry.term, postings, positions: { values, offsets } };
}

/** Merges the terms of sources in their order. */
function* mergeTerms(
  sources: readonly { terms: Iterator<TermEntry>; map: Int32Array }[],
): Generator<TermEntry> {
  const heads = sources.map(({ terms, map }) => ({ terms, map, next: terms.next() }));
  for (;;) {
    let least: string | undefined;
    for (const { next } of heads) {
      if (!next.done && (least === undefined || next.value.term < least)) least = next.value.term;
    }
    if (least === undefined) return;
    const entries: { entry: TermEntry; map: Int32Array }[] = [];
    for (const head of heads) {
      if (head.next.done || head.next.value.term !== least) continue;
      entries.push({ entry: head.next.value, map: head.map });
      head.next = head.terms.next();
    }
    const merged = mergeEntries(entries);
    if (merged) yield merged;
  }
}

/** The columns of documents, in parts. */
function columnsOf(docs: readonly IndexedDocument[]): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  const add = (kind: PartKind, encode: (docs: readonly IndexedDocument[]) => Uint8Array) => {
    const size = kind === 'ids' ? IDS_DOCS : COLUMN_DOCS;
    for (let at = 0; at < docs.length; at += size) {
      parts.set(partKey({ kind, number: at / size }), encode(docs.slice(at, at + size)));
    }
  };
  add('lengths', encodeLengths);
  add('moments', encodeMoments);
  add('names', encodeNames);
  add('members', encodeMembers);
  add('ids', encodeIds);
  return parts;
}

/** The first id of each part of ids. */
const chunksOf = (docs: readonly IndexedDocument[]): string[] =>
  Array.from({ length: Math.ceil(docs.length / IDS_DOCS) }, (_, number) =>
    separator(docs[number * IDS_DOCS - 1]?.id ?? '', docs[number * IDS_DOCS]?.id ?? ''),
  );

/**
 * Builds a segment of all documents of the sources but the dead ones. An id must be alive in one source only.
 * @returns undefined where nothing is left
 */
export function buildSegment(sources: readonly Source[]): Segment | undefined {
  const rows = sources.flatMap(({ docs, dead }, source) =>
    docs.flatMap((doc, number) => (dead.has(number) ? [] : [{ doc, source, number }])),
  );
  rows.sort((a, b) => (a.doc.id < b.doc.id ? -1 : 1));
  const maps = sources.map(({ docs }) => new Int32Array(docs.length).fill(-1));
  for (const [doc, { source, number }] of rows.entries()) {
    const map = maps[source];
    if (map) map[number] = doc;
  }
  const docs = rows.map(({ doc }) => doc);
  const [first, last] = [docs[0], docs.at(-1)];
  if (!first || !last) return undefined;

  const writer = new TermWriter(lengthsOf(docs));
  const inputs = sources.map(({ terms }, i) => ({ terms: terms(), map: maps[i] as Int32Array }));
  for (const entry of mergeTerms(inputs)) writer.add(entry);
  writer.finish();
  const parts = columnsOf(docs);
  for (const kind of ['terms', 'positions'] as const) {
    for (const [number, block] of writer[kind].blocks.entries()) {
      parts.set(partKey({ kind, number }), block);
    }
  }
  return {
    directory: {
      docs: docs.length,
      ids: [first.id, last.id],
      terms: writer.terms.starts,
      positions: writer.positions.starts,
      chunks: chunksOf(docs),
    },
    parts,
  };
}
