export * from './reader.ts';
export {
  type EntryRecord,
  type EntryState,
  entryTextUnits,
  type GoneState,
  type KeptRevision,
  TOMBSTONE_KEPT,
  TRASH_KEPT,
} from './record.ts';
export * from './writer.ts';
