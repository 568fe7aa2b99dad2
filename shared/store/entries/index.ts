export * from './reader.ts';
export {
  type EntryHeadRecord,
  type EntryRecord,
  type EntryState,
  entryTextUnits,
  parseEntryRecord,
  parseRevision,
  type RevisionReference,
  type RevisionState,
  StoredEntry,
  StoredRevision,
  StoredTombstone,
  StoredTrashTimer,
  type TombstoneState,
  type ZoneSettings,
} from './record.ts';
