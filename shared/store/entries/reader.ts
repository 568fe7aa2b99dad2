import type { Entry, EntryTombstone } from '../../entities/index.ts';
import { defect } from '../../errors/index.ts';
import {
  type EntryList,
  entriesTable,
  entryAt,
  entryKey,
  entryListKey,
  type Owner,
  revisionPrefix,
} from '../../tables/index.ts';
import type { Database } from '../database.ts';
import { fillPage, type Page } from '../page.ts';
import { type EntryRecord, entryTextUnits, parseEntryRecord, parseRevision } from './record.ts';

/** Both ends inclusive, as instants in the stored form. */
export interface DateRange {
  from?: string | undefined;
  to?: string | undefined;
}

export interface ListQuery {
  list: EntryList;
  range: DateRange;
  descending: boolean;
  limit: number;
  /** Exclusive position, an `entry_at`. */
  after: string | undefined;
  accept: (entry: Entry) => boolean;
}

/** Sorts behind every ULID. */
const AFTER_ALL_IDS = '~';

export type EntryReader = ReturnType<typeof createEntryReader>;

/** The reads of the Entries table. All take the owner whose keys they build. */
export function createEntryReader(db: Database, now: () => number) {
  return {
    /**
     * The state now, read consistently; undefined when there was never one, or its tombstone has expired.
     * @throws DomainError `defect` when the stored item cannot be read
     */
    async read(owner: Owner, entryId: string): Promise<EntryRecord | undefined> {
      const item = await db.get(entriesTable, entryKey(owner, entryId), { consistent: true });
      const record = item && parseEntryRecord(item, now());
      if (record === 'unreadable') throw defect('a stored entry cannot be read');
      return record;
    },

    /** The states now of several, read consistently; what is absent or unreadable is left out. */
    async readMany(owner: Owner, entryIds: readonly string[]): Promise<Map<string, EntryRecord>> {
      const keys = [...new Set(entryIds)].map((id) => entryKey(owner, id));
      const found = new Map<string, EntryRecord>();
      for (const item of await db.getMany(entriesTable, keys)) {
        const record = parseEntryRecord(item, now());
        if (record === undefined || record === 'unreadable') continue;
        found.set(record.kind === 'entry' ? record.entry.id : record.tombstone.id, record);
      }
      return found;
    },

    /** A page of an owner's live or trashed entries by the moment they are about. */
    async page(owner: Owner, query: ListQuery): Promise<Page<Entry>> {
      const { range, descending } = query;
      return fillPage<{ at: string; entry: Entry | undefined }, Entry>({
        limit: query.limit,
        after: query.after,
        positionOf: (stored) => stored.at,
        textUnits: entryTextUnits,
        accept: ({ entry }) => (entry && query.accept(entry) ? entry : undefined),
        fetch: async (after, wanted) => {
          // A key condition takes one range with both ends inclusive: the position itself is skipped below.
          let from = range.from;
          let to = range.to === undefined ? undefined : `${range.to}#${AFTER_ALL_IDS}`;
          if (after !== undefined && descending) to = to === undefined || after < to ? after : to;
          if (after !== undefined && !descending)
            from = from === undefined || after > from ? after : from;
          if (from !== undefined && to !== undefined && from > to) {
            return { items: [], last: undefined, bytesRead: 0 };
          }
          const page = await db.query({
            table: entriesTable,
            index: 'DateIndex',
            partition: entryListKey(owner, query.list),
            sort: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
            descending,
            limit: wanted + (after === undefined ? 0 : 1),
          });
          const items = page.items.flatMap((item) => {
            if (item.entry_at === after) return [];
            const record = parseEntryRecord(item, now());
            const entry =
              typeof record === 'object' && record.kind === 'entry' ? record.entry : undefined;
            return [{ at: String(item.entry_at), entry }];
          });
          return { ...page, items };
        },
      });
    },

    /** The moment of an owner's oldest live entry, or undefined. */
    async oldest(owner: Owner): Promise<string | undefined> {
      const page = await db.query({
        table: entriesTable,
        index: 'DateIndex',
        partition: entryListKey(owner, 'live'),
        limit: 1,
      });
      const at = page.items[0]?.entry_at;
      return typeof at === 'string' ? at : undefined;
    },

    /** The moment of an owner's newest live entry up to an instant, or undefined. */
    async newestUpTo(owner: Owner, instant: string): Promise<string | undefined> {
      const page = await db.query({
        table: entriesTable,
        index: 'DateIndex',
        partition: entryListKey(owner, 'live'),
        sort: { to: `${instant}#${AFTER_ALL_IDS}` },
        descending: true,
        limit: 1,
      });
      const at = page.items[0]?.entry_at;
      return typeof at === 'string' ? at : undefined;
    },

    /** A page of an entry's kept revisions, newest first. The position is a version. */
    async revisions(
      owner: Owner,
      entryId: string,
      query: { limit: number; after: string | undefined },
    ): Promise<Page<Entry>> {
      const prefix = revisionPrefix(owner);
      return fillPage<{ sort: string; entry: Entry | undefined }, Entry>({
        limit: query.limit,
        after: query.after,
        positionOf: (stored) => String(Number(stored.sort.slice(prefix.length))),
        textUnits: entryTextUnits,
        accept: ({ entry }) => entry,
        fetch: async (after, wanted) => {
          const key = entryKey(owner, entryId);
          const page = await db.query({
            table: entriesTable,
            partition: key.id,
            // Down to the first possible revision; the position itself is skipped below.
            sort:
              after === undefined
                ? { prefix }
                : { from: prefix, to: `${prefix}${after.padStart(12, '0')}` },
            descending: true,
            consistent: true,
            limit: wanted + (after === undefined ? 0 : 1),
          });
          const items = page.items
            .map((item) => ({ sort: String(item.tenant_id), item }))
            .filter(({ sort }) => Number(sort.slice(prefix.length)) !== Number(after))
            .map(({ sort, item }) => ({ sort, entry: parseRevision(item) }));
          return { ...page, items };
        },
      });
    },

    /** Keys of everything under an entry but the entry itself. */
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
        });
        for (const item of page.items) {
          const sort = String(item.tenant_id);
          if (sort !== key.tenant_id) keys.push({ id: key.id, tenant_id: sort });
        }
        after = page.last;
      } while (after !== undefined);
      return keys;
    },

    /** Ids of an owner's entries by when they were last written, from a position on (inclusive). */
    async changed(owner: Owner, from: string, to: string, limit: number) {
      // A position ahead of this clock: DynamoDB refuses a range that ends before it begins.
      if (from > to) return { items: [], last: undefined, bytesRead: 0 };
      const page = await db.query({
        table: entriesTable,
        index: 'UserIndex',
        partition: owner.key,
        sort: { from, to },
        limit,
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

/** Both forms in which the change feed tells of an entry. */
export const feedItem = (record: EntryRecord): Entry | EntryTombstone =>
  record.kind === 'entry' ? record.entry : record.tombstone;

export const positionOfEntry = (entry: Entry): string => entryAt(entry.created_at, entry.id);
