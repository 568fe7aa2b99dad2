import type { Item, TableSpec } from '../tables/index.ts';
import type { Condition } from './condition.ts';
import type { SortRange } from './key-condition.ts';
import type { StoredItem } from './stored-schema.ts';

/** One write of a call: an item to put, a key to remove, or a condition to check. */
export type Write =
  | { put: StoredItem; table: TableSpec; when?: Condition }
  /** The key of the item to remove. */
  | { remove: Item; table: TableSpec; when?: Condition }
  /** The key of an item to check. Nothing is written there; the transaction only succeeds while the condition holds. */
  | { check: Item; table: TableSpec; when: Condition };

/** A query of a table or an index, within one partition. */
export interface Query {
  table: TableSpec;
  index?: string;
  partition: string;
  sort?: SortRange;
  /** Exclusive start: a full key of the table or index. */
  after?: Item | undefined;
  descending?: boolean;
  limit?: number;
  consistent?: boolean;
  /** True where keys and open members are enough, so nothing is opened. */
  openMembersOnly?: boolean;
}

/** A read of a table or an index across all partitions, with open members only. */
export interface Scan {
  table: TableSpec;
  index?: string | undefined;
  /** Exclusive start: a full key of the table or index. */
  after?: Item | undefined;
  limit: number;
}

/** The items of one query. */
export interface QueryPage {
  items: Item[];
  /** The key to continue from; undefined at the end. */
  last: Item | undefined;
  /** Bytes that DynamoDB read, by its charge, or bytes that were opened, whichever is more. */
  bytesRead: number;
}

/**
 * DynamoDB for one request or batch. Items are plain values here and sealed in the table; all calls are retried within
 * the deadline, and capacity is counted. All methods throw DomainError `unavailable` when the deadline passes. An item
 * whose seal does not open has its open members only, and a mark for `StoredSchema.parse`.
 */
export interface Database {
  get(table: TableSpec, key: Item, options?: { consistent?: boolean }): Promise<Item | undefined>;
  /** Opens an item that was read elsewhere, such as from a backup. Its key says whose it is. */
  openItem(table: TableSpec, item: Item): Promise<Item>;
  /**
   * Reads any number of keys of one table, consistently unless told otherwise. The order is not kept, and absent items
   * are left out. Of items that never change, an inconsistent read at half the price can only miss the newest.
   */
  getMany(
    table: TableSpec,
    keys: readonly Item[],
    options?: { consistent?: boolean },
  ): Promise<Item[]>;
  query(query: Query): Promise<QueryPage>;
  /** A page of everybody's items, in no order. Roles allow it to the outbox alone. */
  scan(scan: Scan): Promise<Pick<QueryPage, 'items' | 'last'>>;
  /**
   * Writes all or nothing. A single write is a plain put or delete, at half the cost of a transaction.
   * @throws WriteConflict for the first condition that did not hold
   */
  write(writes: readonly Write[]): Promise<void>;
  /**
   * Adds to numbers of an item of the system's bookkeeping, and creates the item where it is absent. After a lost
   * response it may add twice.
   * @throws WriteConflict when the condition does not hold
   * @throws DomainError `defect` for an owner's item: those are sealed and written whole
   */
  update(
    table: TableSpec,
    key: Item,
    change: { add: Record<string, number>; set?: Item; when?: Condition },
  ): Promise<void>;
  /** Removes any number of items, without conditions and not as a transaction. */
  removeMany(table: TableSpec, keys: readonly Item[]): Promise<void>;
  /**
   * A hash under a key of the owner: the same for the same text, and of no use to a reader of the table.
   * @param purpose separates hashes of different uses
   */
  keyedHash(ownerKey: string, purpose: string, text: string): Promise<string>;
}
