import type { Entry, EntryTombstone } from '../../entities/index.ts';
import { defect } from '../../errors/index.ts';
import {
  type EntryList,
  entityId,
  entriesTable,
  entryAt,
  entryKey,
  entryListKey,
  type Owner,
  revisionKey,
  revisionPrefix,
  seqTime,
} from '../../tables/index.ts';
import type { Database } from '../database.ts';
import { fillPage, type Page, type Positioned } from '../page.ts';
import { UNREADABLE, type Unreadable } from '../stored-schema.ts';
import {
  type EntryHeadRecord,
  type EntryRecord,
  entryTextUnits,
  parseEntryHead,
  parseEntryRecord,
  parseRevision,
  type RevisionState,
  revisionVersion,
} from './record.ts';

/** Both ends inclusive, as instants in the stored form. */
export interface DateRange {
  from?: string | undefined;
  to?: string | undefined;
}

/** A query of an owner's list of entries. */
export interface ListQuery {
  list: EntryList;
  range: DateRange;
  descending: boolean;
  limit: number;
  /** Exclusive position, an `entry_at`. */
  after: string | undefined;
  accept: (entry: Entry) => boolean;
  /** The bytes after which the page ends, for one that is part of another. */
  maxBytesRead?: number;
}

const RECENT = 100;
/** Sorts behind every ULID. */
const AFTER_ALL_IDS = '~';

/** The range of DateIndex for one page. A key condition takes a single range with both ends inclusive. */
function sortRange({ range, descending }: ListQuery, after: string | undefined) {
  let { from } = range;
  let to = range.to === undefined ? undefined : `${range.to}#${AFTER_ALL_IDS}`;
  if (after !== undefined && descending) to = to === undefined || after < to ? after : to;
  if (after !== undefined && !descending) from = from === undefined || after > from ? after : from;
  return { from, to };
}

/** @throws DomainError `defect` when the stored item cannot be read */
function requireReadable<T>(record: T | Unreadable): T {
  if (record === UNREADABLE) throw defect('a stored entry cannot be read');
  return record;
}

/** The reads of the Entries table. */
export type EntryReader = ReturnType<typeof createEntryReader>;

/** Creates the reads of the Entries table. Each takes the owner whose keys it builds. */
export function createEntryReader(db: Database, now: () => number) {
  return {
    /**
     * The current state, read consistently; undefined where there was never one, or its tombstone has expired.
     * @throws DomainError `defect` when the stored item cannot be read
     */
    async read(owner: Owner, entryId: string): Promise<EntryRecord | undefined> {
      const item = await db.get(entriesTable, entryKey(owner, entryId));
      return item && requireReadable(parseEntryRecord(item, now()));
    },

    /** As `read`, from the members that need no key. */
    async readHead(owner: Owner, entryId: string): Promise<EntryHeadRecord | undefined> {
      const item = await db.get(entriesTable, entryKey(owner, entryId));
      return item && requireReadable(parseEntryHead(item, now()));
    },

    /** The current states of several entries by id, read consistently. Absent ones are left out. */
    async readMany(
      owner: Owner,
      entryIds: readonly string[],
    ): Promise<Map<string, EntryRecord | Unreadable>> {
      const ids = new Map(entryIds.map((id) => [entryKey(owner, id).id, id]));
      const keys = [...ids.values()].map((id) => entryKey(owner, id));
      const found = new Map<string, EntryRecord | Unreadable>();
      for (const item of await db.getMany(entriesTable, keys)) {
        const record = parseEntryRecord(item, now());
        if (record !== undefined) found.set(ids.get(String(item.id)) ?? '', record);
      }
      return found;
    },

    /** A page of an owner's live or trashed entries, ordered by `created_at`. */
    async page(owner: Owner, query: ListQuery): Promise<Page<Entry>> {
      return fillPage<Entry>({
        limit: query.limit,
        after: query.after,
        textUnits: entryTextUnits,
        ...(query.maxBytesRead === undefined ? {} : { maxBytesRead: query.maxBytesRead }),
        fetch: async (after, wanted) => {
          const { from, to } = sortRange(query, after);
          if (from !== undefined && to !== undefined && from > to) {
            return { items: [], last: undefined, bytesRead: 0 };
          }
          const page = await db.query({
            table: entriesTable,
            index: 'DateIndex',
            partition: entryListKey(owner, query.list),
            sort: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
            descending: query.descending,
            limit: wanted + (after === undefined ? 0 : 1),
          });
          const items = page.items.flatMap((item): Positioned<Entry>[] => {
            // The range includes the position itself.
            if (item.entry_at === after) return [];
            return [{ position: String(item.entry_at), value: accepted(query, item, now()) }];
          });
          return { ...page, items };
        },
      });
    },

    /** The zone of an owner's newest live entry, or undefined without one. */
    async newestZone(owner: Owner): Promise<string | undefined> {
      const page = await db.query({
        table: entriesTable,
        index: 'DateIndex',
        partition: entryListKey(owner, 'live'),
        descending: true,
        limit: 1,
      });
      const record = page.items[0] && parseEntryRecord(page.items[0], now());
      return record !== UNREADABLE && record?.kind === 'entry' ? record.entry.time_zone : undefined;
    },

    /** The `created_at` of an owner's oldest live entry, or undefined. */
    oldest: (owner: Owner): Promise<string | undefined> => firstMoment(db, owner, {}),

    /** The `created_at` of an owner's newest live entry up to an instant, or undefined. */
    newestUpTo: (owner: Owner, instant: string): Promise<string | undefined> =>
      firstMoment(db, owner, { sort: { to: `${instant}#${AFTER_ALL_IDS}` }, descending: true }),

    /** A page of an entry's revisions, newest first. The position is a version. */
    async revisions(
      owner: Owner,
      entryId: string,
      query: { limit: number; after: string | undefined },
    ): Promise<Page<Entry>> {
      const prefix = revisionPrefix(owner);
      return fillPage<Entry>({
        limit: query.limit,
        after: query.after,
        textUnits: entryTextUnits,
        fetch: async (after, wanted) => {
          const page = await db.query({
            table: entriesTable,
            partition: entryKey(owner, entryId).id,
            // The range goes down to the first possible revision; the position itself is skipped below.
            sort:
              after === undefined
                ? { prefix }
                : { from: prefix, to: revisionKey(owner, entryId, Number(after)).tenant_id },
            descending: true,
            consistent: true,
            limit: wanted + (after === undefined ? 0 : 1),
          });
          const items = page.items
            .map((item) => ({ position: String(revisionVersion(owner, item)), item }))
            .filter(({ position }) => position !== after)
            .map(({ position, item }): Positioned<Entry> => {
              const revision = parseRevision(item);
              return { position, value: revision === UNREADABLE ? UNREADABLE : revision.entry };
            });
          return { ...page, items };
        },
      });
    },

    /**
     * The state of an entry at a version, from its revision, read consistently; undefined where there is none.
     * @throws DomainError `defect` when the stored item cannot be read
     */
    async revision(
      owner: Owner,
      entryId: string,
      version: number,
    ): Promise<RevisionState | undefined> {
      const item = await db.get(entriesTable, revisionKey(owner, entryId, version));
      return item && requireReadable(parseRevision(item));
    },

    /** Keys of all items under an entry but the entry itself. */
    async keysUnder(owner: Owner, entryId: string) {
      const key = entryKey(owner, entryId);
      const keys: { id: string; tenant_id: string }[] = [];
      let after: Record<string, unknown> | undefined;
      do {
        const page = await db.query({
          table: entriesTable,
          partition: key.id,
          after,
          consistent: true,
          openMembersOnly: true,
        });
        for (const item of page.items) {
          const sort = String(item.tenant_id);
          if (sort !== key.tenant_id) keys.push({ id: key.id, tenant_id: sort });
        }
        after = page.last;
      } while (after !== undefined);
      return keys;
    },

    /** Ids and versions of the entries that an owner last wrote since an instant, at most a hundred, newest first. */
    async recentlyWritten(
      owner: Owner,
      since: number,
    ): Promise<readonly { id: string; version: number }[]> {
      if (since > now()) return [];
      const { items } = await db.query({
        table: entriesTable,
        index: 'UserIndex',
        partition: owner.key,
        sort: { from: seqTime(since), to: `${seqTime(now())}~` },
        descending: true,
        limit: RECENT,
        openMembersOnly: true,
      });
      return items.map(({ id, version }) => ({ id: entityId(id), version: Number(version) }));
    },

    /** Ids of an owner's entries in the order of their last writes, from a position (inclusive). */
    async changed(owner: Owner, from: string, to: string, limit: number) {
      // A position ahead of this clock: DynamoDB refuses a range that ends before it begins.
      if (from > to) return { items: [], last: undefined, bytesRead: 0 };
      const page = await db.query({
        table: entriesTable,
        index: 'UserIndex',
        partition: owner.key,
        sort: { from, to },
        limit,
        openMembersOnly: true,
      });
      return {
        ...page,
        items: page.items.map((item) => ({
          id: String(item.id).slice(owner.key.length + 1),
          seq: String(item.updated_seq),
        })),
      };
    },
  };
}

/** The entry in an item; undefined for one that the list leaves out. */
function accepted(
  query: ListQuery,
  item: Record<string, unknown>,
  now: number,
): Entry | Unreadable | undefined {
  const record = parseEntryRecord(item, now);
  if (record === UNREADABLE) return UNREADABLE;
  if (record?.kind !== 'entry') return undefined;
  return query.accept(record.entry) ? record.entry : undefined;
}

/** The first `created_at` in a range of an owner's live entries. */
async function firstMoment(
  db: Database,
  owner: Owner,
  range: { sort?: { to: string }; descending?: boolean },
): Promise<string | undefined> {
  const page = await db.query({
    table: entriesTable,
    index: 'DateIndex',
    partition: entryListKey(owner, 'live'),
    ...range,
    limit: 1,
    openMembersOnly: true,
  });
  const at = page.items[0]?.entry_at;
  return typeof at === 'string' ? at : undefined;
}

/** An entry or a tombstone as an item of the change feed. */
export const toFeedItem = (record: EntryRecord): Entry | EntryTombstone =>
  record.kind === 'entry' ? record.entry : record.tombstone;

/** The position of an entry in lists. */
export const positionOfEntry = (entry: Entry): string => entryAt(entry.created_at, entry.id);
