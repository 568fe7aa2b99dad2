import * as v from 'valibot';
import {
  Entry,
  type EntryTombstone,
  Instant,
  LocalDate,
  Ulid,
  Version,
} from '../../entities/index.ts';
import { log } from '../../log/index.ts';
import {
  entityId,
  entriesTable,
  entryIndexKeys,
  entryKey,
  type Owner,
  revisionKey,
  trashTimerKey,
} from '../../tables/index.ts';
import { DAY, epochSeconds } from '../../time/index.ts';
import type { Item } from '../database.ts';

/** How long the trash keeps an entry, and followers can learn of one deleted for good. */
export const TRASH_RETENTION = 30 * DAY;
export const TOMBSTONE_RETENTION = 400 * DAY;

/** A kept revision as the entry's item lists it: its version and about how many bytes it takes. */
export type RevisionReference = readonly [version: number, bytes: number];

const { id: _id, ...stored } = Entry.entries;
const StoredEntry = v.object({
  ...stored,
  updated_seq: v.string(),
  /** Newest last. */
  kept: v.array(v.tuple([v.number(), v.number()])),
  /** When the newest revision was kept. */
  revised_at: v.nullable(Instant),
});
const StoredTombstone = v.object({
  deleted_at: Instant,
  version: Version,
  entry_date: LocalDate,
  expires_at: v.number(),
  updated_seq: v.string(),
});

export interface EntryState {
  kind: 'entry';
  entry: Entry;
  revisions: readonly RevisionReference[];
  revisedAt: string | null;
}
export interface TombstoneState {
  kind: 'gone';
  tombstone: EntryTombstone;
  /** The day that the entry was about. */
  entryDate: string;
}
/** What stands under an entry's key: the entry, live or in the trash, or what is left of one deleted for good. */
export type EntryRecord = EntryState | TombstoneState;

/** An entry's item with all that the indexes need. */
export function entryItem(owner: Owner, state: EntryState, seq: string, requestId: string): Item {
  const { id, ...members } = state.entry;
  return {
    ...members,
    ...entryKey(owner, id),
    ...entryIndexKeys(owner, state.entry),
    updated_seq: seq,
    request_id: requestId,
    kept: state.revisions,
    revised_at: state.revisedAt,
  };
}

/** A revision is the state alone: without index keys it stands in no index. */
export function revisionItem(owner: Owner, entry: Entry): Item {
  const { id, ...members } = entry;
  return { ...members, ...revisionKey(owner, id, entry.version) };
}

export const tombstoneItem = (
  owner: Owner,
  tombstone: EntryTombstone,
  entryDate: string,
  seq: string,
  requestId: string,
): Item => ({
  ...entryKey(owner, tombstone.id),
  owner: owner.key,
  user_id: owner.userId,
  updated_seq: seq,
  request_id: requestId,
  version: tombstone.version,
  deleted_at: tombstone.deleted_at,
  // So that the event of the deletion can be told again (republish).
  entry_date: entryDate,
  expires_at: epochSeconds(Date.parse(tombstone.deleted_at) + TOMBSTONE_RETENTION),
});

/** The timer's expiry deletes the entry for good, if it is still the same stay in the trash. */
export const trashTimerItem = (
  owner: Owner,
  trashed: { id: string; version: number },
  deletedAt: string,
  requestId: string,
): Item => ({
  ...trashTimerKey(owner, trashed.id),
  user_id: owner.userId,
  version: trashed.version,
  deleted_at: deletedAt,
  request_id: requestId,
  expires_at: epochSeconds(Date.parse(deletedAt) + TRASH_RETENTION),
});

/** UTF-16 units of what a writer can make long, for `fillPage` to know an entry's size by without serialising it. */
export const entryTextUnits = ({ title, content, tags, mood, location }: Entry): number =>
  [title, content, mood ?? '', location ?? '', ...tags].reduce(
    (sum, { length }) => sum + length,
    0,
  );

/** About what DynamoDB charges for it. */
export const itemBytes = (item: Item): number => Buffer.byteLength(JSON.stringify(item));

const unreadable = (item: Item) =>
  log('error', 'A stored item does not match its schema and was left out.', {
    fault: 'unreadable_item',
    table: entriesTable.name,
    entry: v.is(Ulid, entityId(item.id)) ? entityId(item.id) : undefined,
  });

/**
 * Reads an item of the Entries table that is an entry or a tombstone.
 * @returns undefined for an expired tombstone, and, logged as a fault, for what cannot be read
 */
export function parseEntryRecord(item: Item, now: number): EntryRecord | 'unreadable' | undefined {
  if (item.expires_at !== undefined) {
    const parsed = v.safeParse(StoredTombstone, item);
    if (parsed.success) {
      const { deleted_at, version, expires_at, entry_date } = parsed.output;
      if (expires_at <= epochSeconds(now)) return undefined;
      const tombstone = { id: entityId(item.id), deleted_at, version };
      return { kind: 'gone', tombstone, entryDate: entry_date };
    }
  } else {
    const parsed = v.safeParse(StoredEntry, item);
    if (parsed.success) {
      const { kept: revisions, revised_at, updated_seq: _, ...members } = parsed.output;
      const entry = { id: entityId(item.id), ...members };
      return { kind: 'entry', entry, revisions, revisedAt: revised_at };
    }
  }
  unreadable(item);
  return 'unreadable';
}

const RevisionItem = v.object(stored);

/** @returns undefined, logged as a fault, for what cannot be read */
export function parseRevision(item: Item): Entry | undefined {
  const parsed = v.safeParse(RevisionItem, item);
  if (parsed.success) return { id: entityId(item.id), ...parsed.output };
  unreadable(item);
  return undefined;
}
