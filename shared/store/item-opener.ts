import { type IndexSpec, type Item, SEALED_MEMBER, type TableSpec } from '../tables/index.ts';
import { type ItemSealing, openPart, ownerKeyOf, splitMembers } from './sealing.ts';
import { UNREADABLE_REASON } from './stored-schema.ts';

/** The keys of a call, or `none` for a service without keys. */
export type Sealing = ItemSealing | 'none';

/**
 * The code of a seal that does not open, recognised by the error's data. Other errors (no key, no response) are thrown
 * on.
 */
const sealErrorCode = (error: unknown): string | undefined =>
  error instanceof Error && error.name === 'SealError' && 'code' in error
    ? String(error.code)
    : undefined;

/** Text that one query may open, in UTF-16 units. A small sealed item can be large when opened. */
const MAX_OPENED = 2_000_000;

/** The approximate length of a value as JSON, without serialising it. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 2;
  for (const [name, member] of Object.entries(value)) size += name.length + 4 + sizeOf(member);
  return size;
}

/** The key of an item in its table and in the queried index, from which a query continues. */
function positionOf(table: TableSpec, index: IndexSpec | undefined, item: Item): Item {
  const keys = [table.key, ...(index ? [index] : [])];
  const names = keys.flatMap(({ partition, sort }) => [partition.name, (sort ?? partition).name]);
  return Object.fromEntries(names.map((name) => [name, item[name]]));
}

/** An item that cannot be opened: its open members, and the reason. */
const unreadable = (table: TableSpec, item: Item, reason: string): Item => ({
  ...splitMembers(table, item).open,
  [UNREADABLE_REASON]: reason,
});

/** True where an item's own key names another owner than the read asked for. Nobody but a forger writes one. */
function isForeign(table: TableSpec, item: Item, ownerKey: string | undefined): boolean {
  try {
    return ownerKeyOf(table, item) !== ownerKey;
  } catch {
    return true;
  }
}

/** Creates the opener of stored items. */
export function createItemOpener(sealing: Sealing) {
  /** @param ownerKey the owner whose item was asked for; undefined for bookkeeping of the system */
  async function open(
    table: TableSpec,
    item: Item,
    ownerKey: string | undefined,
    openMembersOnly = false,
  ): Promise<Item> {
    if (UNREADABLE_REASON in item || isForeign(table, item, ownerKey)) {
      return unreadable(table, item, 'seal_broken');
    }
    if (ownerKey === undefined) return item;
    if (sealing === 'none') return openPart(table, item);
    if (openMembersOnly) {
      if (item[SEALED_MEMBER] !== undefined) sealing.meet(ownerKey);
      return openPart(table, item);
    }
    try {
      return await sealing.openItem(table, item);
    } catch (error) {
      const code = sealErrorCode(error);
      if (code === undefined) throw error;
      return unreadable(table, item, code);
    }
  }

  return {
    /** @param ownerKey undefined for bookkeeping of the system, which needs no key */
    preload(ownerKey: string | undefined): void {
      if (sealing !== 'none' && ownerKey !== undefined) sealing.preload(ownerKey);
    },
    open,
    /**
     * Opens the items of a page in order, up to 2 MB.
     * @returns `last`, the key to continue from, when not all were opened
     */
    async openPage(
      table: TableSpec,
      items: readonly Item[],
      {
        index,
        ownerKey,
        openMembersOnly,
      }: { index: IndexSpec | undefined; ownerKey: string | undefined; openMembersOnly: boolean },
    ): Promise<{ items: Item[]; last: Item | undefined; bytes: number }> {
      const opened: Item[] = [];
      let bytes = 0;
      for (const item of items) {
        const plain = await open(table, item, ownerKey, openMembersOnly);
        opened.push(plain);
        bytes += sizeOf(plain);
        if (bytes >= MAX_OPENED && opened.length < items.length) {
          return { items: opened, last: positionOf(table, index, item), bytes };
        }
      }
      return { items: opened, last: undefined, bytes };
    },
  };
}
