import { DAY } from '../time/index.ts';
import type { Owner } from './owner.ts';
import { defineTable, stringKey } from './spec.ts';

/** Entries, revisions, tombstones and trash timers. */
export const entriesTable = defineTable({
  name: 'Entries',
  description: 'entries, trash and tombstones; revisions and trash timers, which are in no index',
  key: { partition: stringKey('id'), sort: stringKey('tenant_id') },
  indexes: {
    UserIndex: {
      partition: stringKey('owner'),
      sort: stringKey('updated_seq'),
      projection: ['version'],
      description: 'what changed since (change feed); everything an owner has (export)',
    },
    DateIndex: {
      partition: stringKey('list'),
      sort: stringKey('entry_at'),
      projection: 'all',
      description: "an owner's live or trashed entries by the moment they are about",
    },
  },
  stream: true,
  ttl: 'expires_at',
  durability: { kind: 'source' },
  open: [
    'user_id',
    'request_id',
    'version',
    'entry_date',
    'updated_at',
    'deleted_at',
    'prompt_id',
    'changed',
  ],
});

/** Retention of an entry in the trash, milliseconds. */
export const TRASH_RETENTION = 30 * DAY;
/**
 * Retention of a tombstone, milliseconds. Followers of the change feed can learn of a permanent deletion for so long.
 */
export const TOMBSTONE_RETENTION = 400 * DAY;

/** The key of an item in the Entries table. */
export type EntryKey = { id: string; tenant_id: string };
/** The two lists of entries in DateIndex. */
export type EntryList = 'live' | 'trash';

const REVISION_DIGITS = 12;

/** Key of an entry, live or in the trash, and of its tombstone. */
export const entryKey = (owner: Owner, entryId: string): EntryKey => ({
  id: `${owner.key}#${entryId}`,
  tenant_id: owner.tenantKey,
});

/** Key of the revision that holds an entry's state at a version. Sorts by version. */
export const revisionKey = (owner: Owner, entryId: string, version: number): EntryKey => ({
  id: `${owner.key}#${entryId}`,
  tenant_id: `${revisionPrefix(owner)}${String(version).padStart(REVISION_DIGITS, '0')}`,
});

/** Prefix of the sort values of an entry's revisions. */
export const revisionPrefix = (owner: Owner): string => `${owner.tenantKey}#r#`;

/** Key of the timer of an entry in the trash. Its expiry permanently deletes the entry. */
export const trashTimerKey = (owner: Owner, entryId: string): EntryKey => ({
  id: `${owner.key}#${entryId}`,
  tenant_id: `${owner.tenantKey}#expiry`,
});

/** Partition value of DateIndex. */
export const entryListKey = (owner: Owner, list: EntryList): string => `${owner.key}#${list}`;

/** Sort value of DateIndex: the instant, then the id. */
export const entryAt = (createdAt: string, entryId: string): string => `${createdAt}#${entryId}`;

/** Prefix of the sort values of UserIndex: server milliseconds in 13 digits, so that text sorts by time. */
export const seqTime = (instant: number): string => String(Math.max(0, instant)).padStart(13, '0');

/** Sort value of UserIndex: the time, then a ULID that makes each write unique. */
export const updatedSeq = (now: number, writeId: string): string => `${seqTime(now)}#${writeId}`;

/** The members of an entry's item that its key and both indexes need. */
export const entryIndexKeys = (
  owner: Owner,
  entry: { id: string; created_at: string; deleted_at: string | null },
) => ({
  owner: owner.key,
  list: entryListKey(owner, entry.deleted_at === null ? 'live' : 'trash'),
  entry_at: entryAt(entry.created_at, entry.id),
});
