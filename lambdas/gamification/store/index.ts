import {
  createGameReader,
  type Database,
  fillPage,
  type Page,
  type Positioned,
  type Profile,
  StoredProfile,
  StoredYear,
  UNREADABLE,
  type Write,
  yearItem,
} from '@reflekt/shared/store';
import type { CalendarYear } from '@reflekt/shared/streaks';
import {
  contributionKey,
  gameProfileKey,
  gameYearKey,
  gamificationTable,
  insightKey,
  insightsTable,
  LEDGER_PREFIX,
  ledgerKey,
  type Owner,
} from '@reflekt/shared/tables';
import type { Contribution } from '../domain/contribution.ts';
import type { LedgerLine } from '../domain/ledger-reason.ts';
import {
  contributionItem,
  encodeLine,
  parseContribution,
  parseLedgerPart,
  StoredContribution,
  StoredLedgerPart,
  type WrittenLine,
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
      const key = gameYearKey(owner, year);
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
    ...createGameReader(db),

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
