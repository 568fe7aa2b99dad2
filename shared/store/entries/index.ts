export * from './reader.ts';
export {
  type EntryRecord,
  type EntryState,
  entryTextUnits,
  type RevisionReference,
  TOMBSTONE_RETENTION,
  type TombstoneState,
  TRASH_RETENTION,
} from './record.ts';
export * from './writer.ts';
