import type { Item, TableSpec } from '@reflekt/shared/tables';
import {
  entriesTable,
  gamificationTable,
  insightsTable,
  searchIndexTable,
  WRITES_MEMBER,
} from '@reflekt/shared/tables';
import { services } from '../../../lib/services.ts';
import type { Aws } from './aws.ts';
import type { Step } from './day.ts';

const ID = /[0-7][0-9A-HJKMNP-TV-Z]{25}/g;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;
/** The first part of an `updated_seq`. */
const SEQUENCE = /^\d{13}(?=#)/;

/** Values that stay once reached, and so depend on the states that were seen on the way. */
export interface Sticky {
  achievements: readonly string[];
  longestStreak: number;
  longestEntry: number;
}

/** The effects of the consumers on a history, ready to be compared. */
export interface Effects {
  /** Items by table, sorted, without members that differ from run to run by their nature. */
  tables: Readonly<Record<string, readonly Item[]>>;
  /** By the owner's partition value. */
  sticky: Readonly<Record<string, Sticky>>;
}

/**
 * Every table that a consumer may write to, by their descriptions, so that a new one takes part at once. Not the search
 * index: it follows the marks that writers of entries set, and the histories here are written without them. The oracle
 * of the search compares it with the entries (`test/store/search-oracle`).
 */
export const effectTables: readonly TableSpec[] = [
  ...new Map(
    services
      .filter(({ kind }) => kind === 'consumer')
      .flatMap(({ tables }) => tables)
      .filter(({ actions }) => actions.some((action) => /Put|Update|Delete|Write/.test(action)))
      .filter(({ table }) => table !== searchIndexTable)
      .map(({ table }) => [table.name, table] as const),
  ).values(),
];

/** Ids and instants of the history itself; all others were made by a consumer, differently in each run. */
function knownIn(steps: readonly Step[]): Set<string> {
  const text = JSON.stringify(steps);
  return new Set([...text.matchAll(ID), ...text.matchAll(INSTANT)].map(([found]) => found));
}

/** Puts a word in place of every id and instant that a consumer made. */
function mask(value: unknown, known: ReadonlySet<string>): unknown {
  if (typeof value === 'string') {
    const masked = value
      .replaceAll(ID, (id) => (known.has(id) ? id : '<id>'))
      .replaceAll(INSTANT, (instant) => (known.has(instant) ? instant : '<instant>'));
    return masked.includes('<id>') ? masked.replace(SEQUENCE, '<now>') : masked;
  }
  if (Array.isArray(value)) return value.map((one) => mask(one, known));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, mask(member, known)]),
    );
  }
  return value;
}

/**
 * Leaves out of a table's items the differences that are no difference in effect. A table without a line here
 * is compared as it is, but for masked ids and instants.
 */
const NORMALISED: Readonly<Record<string, (items: Item[], all: Tables) => Item[]>> = {
  // Ids of writes are random.
  [entriesTable.name]: (items) => items.map(({ [WRITES_MEMBER]: _, ...members }) => members),
  [insightsTable.name]: (items, all) => {
    const live = new Set(
      (all[entriesTable.name] ?? [])
        .filter(({ owner, deleted_at }) => owner !== undefined && deleted_at === null)
        .map(({ id }) => id),
    );
    return (
      items
        // Breakers and counted tokens depend on attempts, and attempts differ.
        .filter(({ entry_id }) => !String(entry_id).startsWith('#sys#'))
        // In the trash an entry keeps the insight it had, if one was made by then.
        .filter(({ entry_id }) => live.has(entry_id) || !isInTrash(entry_id, all))
        // It may be made several times on the way, at any of several versions with the same text.
        .map(({ version, entry_version, ...members }) =>
          members.text_hash === undefined ? { ...members, entry_version } : members,
        )
    );
  },
  [gamificationTable.name]: (items) => {
    const net = new Map<string, number>();
    const total = new Map<unknown, number>();
    for (const { pk, lines } of items) {
      if (!Array.isArray(lines)) continue;
      for (const { cause, amount } of lines) {
        // Lines of one cause that cancel each other are no effect.
        const key = textOf({ pk, cause });
        net.set(key, (net.get(key) ?? 0) + amount);
        total.set(pk, (total.get(pk) ?? 0) + amount);
      }
    }
    const due = [...net].filter(
      ([key, amount]) => amount !== 0 && !key.includes('"achievement_unlocked"'),
    );
    const rest = items
      .filter(({ lines }) => !Array.isArray(lines))
      .map((item) => (item.sk === 'profile' ? profileOf(item, total.get(item.pk) ?? 0) : item));
    return [...rest, ...due.map(([key, amount]) => ({ due: key, amount }))];
  },
};

/** Without the members that stay once reached, which `Sticky` holds, and the points that these add. */
function profileOf(item: Item, ledgerTotal: number): Item {
  const { revision, unlocked, points, longest_streak, longest_entry, level, ...members } = item;
  return { ...members, ledger_is_off_by: Number(points) - ledgerTotal };
}

type Tables = Readonly<Record<string, readonly Item[]>>;

const isInTrash = (id: unknown, all: Tables): boolean =>
  (all[entriesTable.name] ?? []).some(
    (item) =>
      item.id === id &&
      item.owner !== undefined &&
      typeof item.list === 'string' &&
      item.deleted_at !== null,
  );

function stickyOf(items: readonly Item[]): Record<string, Sticky> {
  const profiles = items.filter(({ sk }) => sk === 'profile');
  return Object.fromEntries(
    profiles.map(({ pk, unlocked, longest_streak, longest_entry }) => [
      String(pk),
      {
        achievements: Object.keys(Object(unlocked)).sort(),
        longestStreak: Number(longest_streak),
        longestEntry: Number(longest_entry),
      },
    ]),
  );
}

/** All items of the consumers' tables as they are, sorted. */
export async function rawTables(aws: Aws): Promise<Effects['tables']> {
  const tables: Record<string, Item[]> = {};
  for (const table of effectTables) {
    tables[table.name] = (await aws.dump(table)).sort(byText);
  }
  return tables;
}

/** @param now items that have expired by then count as absent */
export async function effectsIn(aws: Aws, steps: readonly Step[], now: number): Promise<Effects> {
  const known = knownIn(steps);
  const all: Record<string, Item[]> = {};
  for (const table of effectTables) {
    const { ttl } = table;
    const items = await aws.dump(table);
    all[table.name] = items.filter(
      (item) => ttl === undefined || item[ttl] === undefined || Number(item[ttl]) * 1000 > now,
    );
  }
  const tables = Object.fromEntries(
    effectTables.map((table) => {
      const items = all[table.name] ?? [];
      const normalised = NORMALISED[table.name]?.(items, all) ?? items;
      const withoutExpiry = normalised.map((item) =>
        Object.fromEntries(Object.entries(item).filter(([name]) => name !== table.ttl)),
      );
      const masked = withoutExpiry.map((item) => mask(item, known) as Item);
      return [table.name, masked.sort(byText)];
    }),
  );
  return { tables, sticky: stickyOf(all[gamificationTable.name] ?? []) };
}

/** The order in which items are compared. */
export const byText = (a: Item, b: Item): number => (textOf(a) < textOf(b) ? -1 : 1);

/** The same text for the same item, whatever the order of its members. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_name, member) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
