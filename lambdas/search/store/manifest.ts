import {
  type BlockStart,
  PART_KINDS,
  type PartName,
  partCount,
  type SegmentDirectory,
} from '../domain/segment/format.ts';
import type { SegmentRecord } from './records.ts';

/** A stored segment: what is needed to find its parts, and which of its documents are gone. */
export interface StoredSegment {
  id: string;
  directory: SegmentDirectory;
  dead: ReadonlySet<number>;
}

/** Terms hold neither of the two. */
const BETWEEN = ' ';
const ORDINAL = ':';

const startsText = (starts: readonly BlockStart[]): string =>
  starts.map(([term, ordinal]) => (ordinal === 0 ? term : term + ORDINAL + ordinal)).join(BETWEEN);

const startsOf = (text: string): BlockStart[] =>
  text === ''
    ? []
    : text.split(BETWEEN).map((start) => {
        const [term = '', ordinal = '0'] = start.split(ORDINAL);
        return [term, Number(ordinal)];
      });

/** A segment as the manifest holds it. */
export function segmentRecord({ id, directory, dead }: StoredSegment): SegmentRecord {
  const { docs, ids, terms, positions, chunks } = directory;
  const numbers = [...dead].sort((a, b) => a - b);
  return {
    id,
    docs,
    ids: [...ids],
    terms: startsText(terms),
    positions: startsText(positions),
    chunks: chunks.join(BETWEEN),
    dead: numbers.map((number, i) => number - (numbers[i - 1] ?? 0)),
  };
}

/** Reads a segment of the manifest. */
export function parseSegment(record: SegmentRecord): StoredSegment {
  const { id, docs, ids, terms, positions, chunks } = record;
  let number = 0;
  const dead = new Set<number>();
  for (const difference of record.dead) {
    number += difference;
    dead.add(number);
  }
  const directory = {
    docs,
    ids,
    terms: startsOf(terms),
    positions: startsOf(positions),
    chunks: chunks.split(BETWEEN),
  };
  return { id, directory, dead };
}

/** The number of parts of a segment by kind. */
export const partCounts = (directory: SegmentDirectory): Record<string, number> =>
  Object.fromEntries(PART_KINDS.map((kind) => [kind, partCount(directory, kind)]));

/** The names of parts, from their numbers by kind. */
export const partsByCount = (counts: Readonly<Record<string, number>>): PartName[] =>
  PART_KINDS.flatMap((kind) =>
    Array.from({ length: counts[kind] ?? 0 }, (_, number) => ({ kind, number })),
  );
