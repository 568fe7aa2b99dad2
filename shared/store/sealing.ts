import { type Item, openMembers, type TableSpec } from '../tables/index.ts';

/**
 * How the items of an owner are sealed before they reach a table and opened after they were read. `Database` is the
 * only caller. One instance a request or batch.
 */
export interface ItemSealing {
  /** Starts loading an owner's keys beside the item's own read. Never rejects by itself. */
  preload(ownerKey: string): void;
  /** @throws SealError where the item cannot be opened */
  openItem(table: TableSpec, item: Item): Promise<Item>;
  sealItem(table: TableSpec, item: Item): Promise<Item>;
  /** A hash that only the owner's key can make, so that it says nothing of the text to a reader of the table. */
  keyedHash(ownerKey: string, purpose: string, text: string): Promise<string>;
}

/**
 * The owner of an item: the first two parts of its partition value.
 * @returns undefined for bookkeeping of the system, whose partition values begin with `#`
 */
export function ownerKeyOf(table: TableSpec, item: Item): string | undefined {
  const partition = String(item[table.key.partition.name]);
  if (partition.startsWith('#')) return undefined;
  return partition.split('#', 2).join('#');
}

/** The members of an item that stand readable at rest: all that a function without keys ever sees. */
export function openPart(table: TableSpec, item: Item): Item {
  if (ownerKeyOf(table, item) === undefined) return item;
  const open = openMembers(table);
  return Object.fromEntries(Object.entries(item).filter(([name]) => open.has(name)));
}
