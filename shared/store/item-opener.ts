import { ownerErased } from '../errors/index.ts';
import { isUnreadableItem, sealingErrorCode } from '../sealing/errors.ts';
import type { OwnerSeals } from '../sealing/keyring.ts';
import type { IndexSpec, Item, TableSpec } from '../tables/index.ts';
import { openPart, ownerKeyOf } from './sealing.ts';
import { UNREADABLE_REASON } from './stored-schema.ts';

/** The keys of a call, or `none` for a service that holds no keys. */
export type Sealing = OwnerSeals | 'none';

/** An owner whose keys are erased is an error of the domain; anything else stays as it is. */
export const toDomainError = (error: unknown): unknown =>
  sealingErrorCode(error) === 'owner_erased' ? ownerErased() : error;

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
      if (!isUnreadableItem(error)) throw toDomainError(error);
      return { ...openPart(table, item), [UNREADABLE_REASON]: sealingErrorCode(error) };
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
