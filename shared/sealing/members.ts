import { type Item, openMembers, SEALED_MEMBER, type TableSpec } from '../tables/spec.ts';
import { canonicalJson } from './canonical-json.ts';

const openNames = new WeakMap<TableSpec, ReadonlySet<string>>();

function openNamesOf(table: TableSpec): ReadonlySet<string> {
  const known = openNames.get(table) ?? openMembers(table);
  openNames.set(table, known);
  return known;
}

/**
 * The owner of an item, `<tenant>#<user>` both escaped: the first two parts of its table key, which in most tables
 * stand in the partition value and in Settings are partition and sort value.
 * @returns undefined for the system's own items, whose partition value begins with `#`
 */
export function ownerKeyOf({ key }: TableSpec, item: Item): string | undefined {
  const values = [key.partition, ...(key.sort ? [key.sort] : [])].map(({ name }) => item[name]);
  const [tenant, user] = values.join('#').split('#', 2);
  if (tenant === '') return undefined;
  if (tenant === undefined || !user) throw new TypeError('an item without an owner');
  return `${tenant}#${user}`;
}

export interface Members {
  open: Item;
  /** Those that must not stand plain. */
  closed: Item;
  sealed: unknown;
}

/** An item's members as they stand, without undefined ones. */
export function splitMembers(table: TableSpec, item: Item): Members {
  const names = openNamesOf(table);
  const members: Members = { open: {}, closed: {}, sealed: item[SEALED_MEMBER] };
  for (const [name, value] of Object.entries(item)) {
    if (value === undefined || name === SEALED_MEMBER) continue;
    (names.has(name) ? members.open : members.closed)[name] = value;
  }
  return members;
}

/** The context of a seal: the table and all open members, the key among them. */
export const sealContext = (table: TableSpec, open: Item): string =>
  `${table.name}\n${canonicalJson(open)}`;
