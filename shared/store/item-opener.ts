import type { IndexSpec, Item, TableSpec } from '../tables/index.ts';
import { type ItemSealing, openPart, ownerKeyOf } from './sealing.ts';
import { UNREADABLE_REASON } from './stored-schema.ts';

/** The keys of a call, or `none` for a service that holds no keys. */
export type Sealing = ItemSealing | 'none';

/** A seal that does not open is told by its error's data. Anything else (no key, no answer) is thrown on. */
const sealErrorCode = (error: unknown): string | undefined =>
  error instanceof Error && error.name === 'SealError' && 'code' in error
    ? String(error.code)
    : undefined;

/** Text that one query may open, in UTF-16 units: what is small when sealed can be large when opened. */
const MAX_OPENED = 2_000_000;

/** About the length of a value as JSON, without making it. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 8;
  let size = 2;
  for (const [name, member] of Object.entries(value)) size += name.length + 4 + sizeOf(member);
  return size;
}

/** The key of an item in its table, and in an index where there is one: where a query can go on. */
function positionOf(table: TableSpec, index: IndexSpec | undefined, item: Item): Item {
  const keys = [table.key, ...(index ? [index] : [])];
  const names = keys.flatMap(({ partition, sort }) => [partition.name, (sort ?? partition).name]);
  return Object.fromEntries(names.map((name) => [name, item[name]]));
}

/** Opens items after they were read. */
export function createItemOpener(sealing: Sealing) {
  async function open(table: TableSpec, item: Item): Promise<Item> {
    if (ownerKeyOf(table, item) === undefined) return item;
    if (sealing === 'none') return openPart(table, item);
    try {
      return await sealing.openItem(table, item);
    } catch (error) {
      const code = sealErrorCode(error);
      if (code === undefined) throw error;
      return { ...openPart(table, item), [UNREADABLE_REASON]: code };
    }
  }

  return {
    /** @param ownerKey undefined for bookkeeping of the system, which needs no key */
    preload(ownerKey: string | undefined): void {
      if (sealing !== 'none' && ownerKey !== undefined) sealing.preload(ownerKey);
    },
    open,
    /**
     * Opens the items of a page in their order, until they come to 2 MB.
     * @returns `last`, where a query has to go on, when not all were opened
     */
    async openPage(
      table: TableSpec,
      items: readonly Item[],
      { index, openMembersOnly }: { index: IndexSpec | undefined; openMembersOnly: boolean },
    ): Promise<{ items: Item[]; last: Item | undefined; bytes: number }> {
      if (openMembersOnly) {
        return { items: items.map((item) => openPart(table, item)), last: undefined, bytes: 0 };
      }
      const opened: Item[] = [];
      let bytes = 0;
      for (const item of items) {
        const plain = await open(table, item);
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
