import type { Owner } from './owner.ts';
import { defineTable, stringKey } from './spec.ts';

/** The search index: per owner a manifest, the parts of immutable segments, and marks of changes. */
export const searchIndexTable = defineTable({
  name: 'SearchIndex',
  description:
    'per owner the words of entries in compressed segments, a manifest that lists them, marks of entries that changed since, and results that are being paged through',
  key: { partition: stringKey('owner'), sort: stringKey('sk') },
  indexes: {},
  stream: false,
  ttl: 'expires_at',
  durability: { kind: 'derived', rebuiltFrom: 'the entries, by rebuild_index of search-consumer' },
  open: ['version', 'revision', 'write_id'],
});

/** The key of an item in the SearchIndex table. No sort value holds text of the owner. */
export type SearchIndexKey = { owner: string; sk: string };

const keyOf = (owner: Owner, sk: string): SearchIndexKey => ({ owner: owner.key, sk });

/** Prefix of the sort values of notes of segments that are being written. */
export const BUILD_PREFIX = 'build#';
/** Prefix of the sort values of change marks. They sort before the manifest, so that one query reads them first. */
export const CHANGE_PREFIX = 'change#';
/** Sort value of the manifest. */
export const MANIFEST = 'manifest';

/** Key of the note of a segment that is being written. */
export const buildNoteKey = (owner: Owner, segmentId: string): SearchIndexKey =>
  keyOf(owner, BUILD_PREFIX + segmentId);

/** Key of the mark of an entry that changed since it was indexed. */
export const changeMarkKey = (owner: Owner, entryId: string): SearchIndexKey =>
  keyOf(owner, CHANGE_PREFIX + entryId);

/** Key of the manifest. */
export const manifestKey = (owner: Owner): SearchIndexKey => keyOf(owner, MANIFEST);

/** Key of a part of a segment. */
export const segmentPartKey = (
  owner: Owner,
  segmentId: string,
  part: { kind: string; number: number },
): SearchIndexKey => keyOf(owner, `part#${segmentId}#${part.kind}#${part.number}`);

/** Key of the results of a search. @param searchHash keyed hash of the search */
export const searchResultsKey = (owner: Owner, searchHash: string): SearchIndexKey =>
  keyOf(owner, `results#${searchHash}`);
