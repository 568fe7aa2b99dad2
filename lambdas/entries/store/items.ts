import type { EntryTombstone } from '@reflekt/shared/entities';
import {
  type EntryState,
  type RevisionState,
  StoredEntry,
  type StoredItem,
  StoredRevision,
  StoredTombstone,
  StoredTrashTimer,
} from '@reflekt/shared/store';
import {
  entryIndexKeys,
  entryKey,
  type Owner,
  revisionKey,
  TOMBSTONE_RETENTION,
  TRASH_RETENTION,
  trashTimerKey,
  WRITES_MEMBER,
} from '@reflekt/shared/tables';
import { epochSeconds } from '@reflekt/shared/time';

/** Stored characters of a write's ULID: 50 random bits. */
const WRITE_ID_LENGTH = 10;
/** Number of write ids on an item. A repeated write recognises itself until as many others have followed. */
const MAX_WRITE_IDS = 8;

/** The members of an entry's item that describe the write. */
export interface ChangeNote {
  requestId: string;
  writeId: string;
  /** Names of the members that the write changed. */
  changed: readonly string[];
}

/** An entry's item with the members that the indexes need. */
export function entryItem(
  owner: Owner,
  state: EntryState,
  seq: string,
  { requestId, writeId, changed }: ChangeNote,
): StoredItem {
  const { id, ...members } = state.entry;
  return StoredEntry.encode({
    ...members,
    ...entryKey(owner, id),
    ...entryIndexKeys(owner, state.entry),
    updated_seq: seq,
    request_id: requestId,
    changed,
    revisions: state.revisions,
    revised_at: state.revisedAt,
    zone_settings: state.zoneSettings,
    [WRITES_MEMBER]: [writeId.slice(-WRITE_ID_LENGTH), ...state.writes].slice(0, MAX_WRITE_IDS),
  });
}

/** A revision is the state alone. Without index keys it is in no index. */
export function revisionItem(owner: Owner, { entry, zoneSettings }: RevisionState): StoredItem {
  const { id, ...members } = entry;
  return StoredRevision.encode({
    ...members,
    zone_settings: zoneSettings,
    ...revisionKey(owner, id, entry.version),
  });
}

/** The item of a tombstone, with its TTL. */
export const tombstoneItem = (
  owner: Owner,
  tombstone: EntryTombstone,
  entryDate: string,
  seq: string,
  requestId: string,
): StoredItem =>
  StoredTombstone.encode({
    ...entryKey(owner, tombstone.id),
    owner: owner.key,
    user_id: owner.userId,
    updated_seq: seq,
    request_id: requestId,
    version: tombstone.version,
    deleted_at: tombstone.deleted_at,
    // For the event of the deletion, and for its republication.
    entry_date: entryDate,
    expires_at: epochSeconds(Date.parse(tombstone.deleted_at) + TOMBSTONE_RETENTION),
  });

/** The timer of one stay in the trash. Its expiry permanently deletes the entry. */
export const trashTimerItem = (
  owner: Owner,
  trashed: { id: string; version: number },
  deletedAt: string,
  requestId: string,
): StoredItem =>
  StoredTrashTimer.encode({
    ...trashTimerKey(owner, trashed.id),
    user_id: owner.userId,
    version: trashed.version,
    deleted_at: deletedAt,
    request_id: requestId,
    expires_at: epochSeconds(Date.parse(deletedAt) + TRASH_RETENTION),
  });

/** The approximate bytes that DynamoDB charges for an item, before it is sealed. */
export const itemBytes = (item: StoredItem): number => Buffer.byteLength(JSON.stringify(item));
