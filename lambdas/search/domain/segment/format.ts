/**
 * A segment is an immutable index of some documents, numbered from 0 in the order of their ids. It is stored in parts,
 * each of one kind and with a number:
 *
 * - `terms`: sorted terms, each with its documents and how often it is in title and content
 * - `positions`: the same terms, each with its positions in those documents
 * - `lengths`: lengths of content and title, and the local date, for each document
 * - `moments`: `created_at`; `names`: folded titles; `members`: mood, favorite, location, category, tags
 * - `ids`: ids and versions
 */
export const PART_KINDS = [
  'terms',
  'positions',
  'lengths',
  'moments',
  'names',
  'members',
  'ids',
] as const;

/**
 * The format of segments, and of the words in them. Raise it with every change of either, of how texts are divided and
 * folded included: the index is then made anew from the entries.
 */
export const FORMAT = 1;

export type PartKind = (typeof PART_KINDS)[number];

/** A part of a segment. */
export interface PartName {
  kind: PartKind;
  number: number;
}

/** Where a part of `terms` or `positions` begins: a term, and how many of its documents come before. */
export type BlockStart = readonly [term: string, ordinal: number];

/** What must be known of a segment to find its parts. */
export interface SegmentDirectory {
  docs: number;
  /** Ids of the first and the last document. */
  ids: readonly [first: string, last: string];
  terms: readonly BlockStart[];
  positions: readonly BlockStart[];
  /** The first id of each part of ids, as short as it can be to be told from the one before. */
  chunks: readonly string[];
}

/**
 * Bytes of a part before compression. With these, parts of `terms` and `ids` are stored in less than 8 and 4 KiB, and
 * those of `positions`, which nothing makes shorter, in less than 12: DynamoDB charges reads in units of 4 KiB an item.
 */
export const TERMS_BYTES = 13_500;
export const POSITIONS_BYTES = 11_800;
/** Documents of a part of ids. */
export const IDS_DOCS = 240;
/** Documents of a part of the other kinds. */
export const COLUMN_DOCS = 8_192;

/** The number of parts of a kind. */
export function partCount(directory: SegmentDirectory, kind: PartKind): number {
  if (kind === 'terms' || kind === 'positions') return directory[kind].length;
  return Math.ceil(directory.docs / (kind === 'ids' ? IDS_DOCS : COLUMN_DOCS));
}

/** All parts of a segment. */
export const allParts = (directory: SegmentDirectory): PartName[] =>
  PART_KINDS.flatMap((kind) =>
    Array.from({ length: partCount(directory, kind) }, (_, number) => ({ kind, number })),
  );

/** The name of a part as text. */
export const partKey = ({ kind, number }: PartName): string => `${kind}#${number}`;

/** The parts of a segment by `partKey`, before compression. */
export type SegmentParts = ReadonlyMap<string, Uint8Array>;

/** A segment in memory. */
export interface Segment {
  directory: SegmentDirectory;
  parts: SegmentParts;
}

/** The shortest beginning of `text` that sorts behind `before`. */
export function separator(before: string, text: string): string {
  let length = 0;
  while (length < text.length && text[length] === before[length]) length++;
  const short = text.slice(0, length + 1);
  return short.isWellFormed() ? short : text.slice(0, length + 2);
}
