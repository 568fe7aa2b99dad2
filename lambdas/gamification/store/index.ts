import {
  type Database,
  fillPage,
  type Page,
  type Positioned,
  UNREADABLE,
  type Write,
} from '@reflekt/shared/store';
import {
  contributionKey,
  GAME_YEAR_PREFIX,
  gameProfileKey,
  gameYearKey,
  gamificationTable,
  type Item,
  insightKey,
  insightsTable,
  LEDGER_PREFIX,
  ledgerKey,
  type Owner,
} from '@reflekt/shared/tables';
import type { Contribution } from '../domain/contribution.ts';
import type { LedgerLine } from '../domain/ledger-reason.ts';
import type { Profile } from '../domain/profile.ts';
import type { CalendarYear } from '../domain/streak-calendar.ts';
import {
  contributionItem,
  encodeLine,
  parseContribution,
  parseLedgerPart,
  parseYear,
  StoredContribution,
  StoredLedgerPart,
  StoredProfile,
  StoredYear,
  type WrittenLine,
  yearItem,
} from './record.ts';

/** A change of an owner's game, written completely or not at all. */
export interface GameChange {
  /** The profile as it was read; undefined where there was none. */
  before: Profile | undefined;
  profile: Profile;
  contributions: ReadonlyMap<string, Contribution>;
  years: ReadonlyMap<number, CalendarYear>;
  lines: readonly LedgerLine[];
  /** Versions of insights that the change depends on. They must be the same when it is written. */
  insights: ReadonlyMap<string, number>;
}

/** DynamoDB takes at most 100 items in a transaction. */
const MAX_WRITES = 100;
/** Lines per item; each takes about 150 bytes. */
const LINES_PER_PART = 250;
/** Ledger items per read. They hold a few lines each, so that most pages take one read. */
const PARTS_PER_READ = 10;

const yearText = (year: number) => String(year).padStart(4, '0');
const yearOfItem = (item: Item) => String(item.sk).slice(GAME_YEAR_PREFIX.length);

/** The reads and writes of the Gamification table. */
export type GameStore = ReturnType<typeof createGameStore>;

/**
 * Creates the reads and writes of an owner's game. Every write is conditioned on the profile's revision and increments
 * it. A caller that reads the profile first therefore knows, when its write succeeds, that nothing it read afterwards
 * has changed. All reads are consistent.
 * @param newId gives ascending ULIDs
 */
export function createGameStore(db: Database, newId: () => string) {
  function writesOf(owner: Owner, change: GameChange): Write[] {
    const { before, profile, contributions, years, lines, insights } = change;
    const table = gamificationTable;
    const writes: Write[] = [
      {
        put: StoredProfile.encode({ ...profile, ...gameProfileKey(owner) }),
        table,
        when: before ? { equals: { revision: before.revision } } : { absent: true },
      },
    ];
    for (const [id, contribution] of contributions) {
      const item = { ...contributionItem(contribution), ...contributionKey(owner, id) };
      writes.push({ put: StoredContribution.encode(item), table });
    }
    for (const [id, version] of insights) {
      const when = { equals: { version } };
      writes.push({ check: insightKey(owner, id), table: insightsTable, when });
    }
    for (const [year, value] of years) {
      const key = gameYearKey(owner, yearText(year));
      const item = yearItem(value);
      writes.push(
        item ? { put: StoredYear.encode({ ...item, ...key }), table } : { remove: key, table },
      );
    }
    for (let part = 0; part * LINES_PER_PART < lines.length; part++) {
      const put = StoredLedgerPart.encode({
        ...ledgerKey(owner, profile.revision, part),
        created_at: profile.updated_at,
        lines: lines
          .slice(part * LINES_PER_PART, (part + 1) * LINES_PER_PART)
          .map((line) => encodeLine(newId(), line)),
      });
      writes.push({ put, table });
    }
    return writes;
  }

  return {
    /** Undefined for an owner without one. */
    async profile(owner: Owner): Promise<Profile | undefined> {
      const item = await db.get(gamificationTable, gameProfileKey(owner));
      return item && StoredProfile.require(item);
    },

    /** By entry. Entries without one are left out. */
    async contributions(
      owner: Owner,
      entryIds: readonly string[],
    ): Promise<Map<string, Contribution>> {
      const prefix = contributionKey(owner, '').sk;
      const keys = entryIds.map((id) => contributionKey(owner, id));
      const items = await db.getMany(gamificationTable, keys);
      return new Map(
        items.map((item) => [String(item.sk).slice(prefix.length), parseContribution(item)]),
      );
    },

    /** By year. Empty years are left out. */
    async years(owner: Owner, years: readonly number[]): Promise<Map<number, CalendarYear>> {
      const keys = years.map((year) => gameYearKey(owner, yearText(year)));
      const items = await db.getMany(gamificationTable, keys);
      return new Map(
        items.map((item) => [Number(yearOfItem(item)), parseYear(yearOfItem(item), item)]),
      );
    },

    /** The newest year with live entries. */
    async newestYear(owner: Owner): Promise<{ number: number; year: CalendarYear } | undefined> {
      let after: Item | undefined;
      do {
        const page = await db.query({
          table: gamificationTable,
          partition: owner.key,
          sort: { prefix: GAME_YEAR_PREFIX },
          descending: true,
          limit: 1,
          after,
          consistent: true,
        });
        for (const item of page.items) {
          const year = parseYear(yearOfItem(item), item);
          const isLive = [...year.days.values()].some(({ entries }) => entries > 0);
          if (isLive) return { number: Number(yearOfItem(item)), year };
        }
        after = page.last;
      } while (after);
      return undefined;
    },

    /** A page of the ledger, newest first. */
    async ledger(
      owner: Owner,
      query: { limit: number; after: string | undefined },
    ): Promise<Page<WrittenLine>> {
      return fillPage<WrittenLine>({
        ...query,
        fetch: async (after) => {
          // The position is a line within an item. The item is read again for the lines before it.
          const [itemAt, lineAt] = after === undefined ? [] : splitPosition(after);
          const page = await db.query({
            table: gamificationTable,
            partition: owner.key,
            sort:
              itemAt === undefined
                ? { prefix: LEDGER_PREFIX }
                : { from: LEDGER_PREFIX, to: `${LEDGER_PREFIX}${itemAt}` },
            descending: true,
            limit: PARTS_PER_READ,
            consistent: true,
          });
          const items = page.items.flatMap((item): Positioned<WrittenLine>[] => {
            const at = String(item.sk).slice(LEDGER_PREFIX.length);
            const lines = parseLedgerPart(item);
            if (lines === UNREADABLE) return [{ position: `${at}#0`, value: UNREADABLE }];
            const end = at === itemAt ? lineAt : lines.length;
            return lines
              .slice(0, end)
              .map((value, index) => ({ position: `${at}#${index}`, value }))
              .reverse();
          });
          return { ...page, items };
        },
      });
    },

    /**
     * Writes a change with the next revision.
     * @returns false, with nothing written, when it has more parts than a transaction takes
     * @throws WriteConflict, with nothing written, when another write came first
     */
    async commit(owner: Owner, change: GameChange): Promise<boolean> {
      const writes = writesOf(owner, change);
      if (writes.length > MAX_WRITES) return false;
      await db.write(writes);
      return true;
    },
  };
}

/** Splits a position into the sort value of an item and the index of a line in it. */
function splitPosition(position: string): [itemAt: string, lineAt: number] {
  const cut = position.lastIndexOf('#');
  return [position.slice(0, cut), Number(position.slice(cut + 1))];
}
