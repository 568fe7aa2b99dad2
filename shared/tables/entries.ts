import { DAY } from '../time/index.ts';
import type { Owner } from './owner.ts';
import { defineTable, stringKey } from './spec.ts';

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

/** How long the trash keeps an entry, milliseconds. */
export const TRASH_RETENTION = 30 * DAY;
/** How long followers of the change feed can learn of a permanent deletion, milliseconds. */
export const TOMBSTONE_RETENTION = 400 * DAY;

export type EntryKey = { id: string; tenant_id: string };
export type EntryList = 'live' | 'trash';

const REVISION_DIGITS = 12;

/** The entry itself, its trash or its tombstone. */
export const entryKey = (owner: Owner, entryId: string): EntryKey => ({
  id: `${owner.key}#${entryId}`,
  tenant_id: owner.tenantKey,
});

/** The state that an entry had at a version; sorts by version. */
export const revisionKey = (owner: Owner, entryId: string, version: number): EntryKey => ({
  id: `${owner.key}#${entryId}`,
  tenant_id: `${revisionPrefix(owner)}${String(version).padStart(REVISION_DIGITS, '0')}`,
});

/** What the sort values of an entry's revisions begin with. */
export const revisionPrefix = (owner: Owner): string => `${owner.tenantKey}#r#`;

/** The timer of an entry in the trash; its expiry deletes the entry for good. */
export const trashTimerKey = (owner: Owner, entryId: string): EntryKey => ({
  id: `${owner.key}#${entryId}`,
  tenant_id: `${owner.tenantKey}#expiry`,
});

/** Partition value of DateIndex. */
export const entryListKey = (owner: Owner, list: EntryList): string => `${owner.key}#${list}`;

/** Sort value of DateIndex: the moment, then the id. */
export const entryAt = (createdAt: string, entryId: string): string => `${createdAt}#${entryId}`;

/** Server milliseconds as the sort values of UserIndex begin: 13 digits, so that text sorts as time does. */
export const seqTime = (instant: number): string => String(Math.max(0, instant)).padStart(13, '0');

/** Sort value of UserIndex: when, then a ULID that makes each write its own. */
export const updatedSeq = (now: number, writeId: string): string => `${seqTime(now)}#${writeId}`;

/** What an entry's item has beside its members to stand in the table and both indexes. */
export const entryIndexKeys = (
  owner: Owner,
  entry: { id: string; created_at: string; deleted_at: string | null },
) => ({
  owner: owner.key,
  list: entryListKey(owner, entry.deleted_at === null ? 'live' : 'trash'),
  entry_at: entryAt(entry.created_at, entry.id),
});
