export * from './reader.ts';
export {
  type EntryHeadRecord,
  type EntryRecord,
  type EntryState,
  entryTextUnits,
  type RevisionReference,
  StoredEntry,
  StoredRevision,
  StoredTombstone,
  StoredTrashTimer,
  type TombstoneState,
} from './record.ts';
