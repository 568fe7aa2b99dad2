import type { Item, TableSpec } from '../tables/index.ts';
import type { Condition } from './condition.ts';
import type { SortRange } from './key-condition.ts';
import type { StoredItem } from './stored-schema.ts';

export type Write =
  | { put: StoredItem; table: TableSpec; when?: Condition }
  /** The key of the item to remove. */
  | { remove: Item; table: TableSpec; when?: Condition }
  /** The key of an item. Writes nothing: the transaction goes through only while the condition holds of it. */
  | { check: Item; table: TableSpec; when: Condition };

export interface Query {
  table: TableSpec;
  index?: string;
  partition: string;
  sort?: SortRange;
  /** Exclusive start, a full key of the table or index. */
  after?: Item | undefined;
  descending?: boolean;
  limit?: number;
  consistent?: boolean;
  /** True where only keys and open members are needed: nothing is opened. */
  openMembersOnly?: boolean;
}

export interface QueryPage {
  items: Item[];
  /** Set when there may be more. */
  last: Item | undefined;
  /** Bytes that DynamoDB read for it, by what it charged, or bytes that were opened, whichever is more. */
  bytesRead: number;
}

/**
 * DynamoDB for one request or batch: plain items in and out, sealed on their way, everything retried within the call's
 * deadline, capacity counted. All methods throw DomainError `unavailable` when the deadline ends them. An item whose
 * seal does not open comes out with its open members only, marked for `StoredSchema.parse`.
 */
export interface Database {
  get(table: TableSpec, key: Item, options?: { consistent?: boolean }): Promise<Item | undefined>;
  /** Any number of keys of one table, read consistently; order and absent ones are not kept. */
  getMany(table: TableSpec, keys: readonly Item[]): Promise<Item[]>;
  query(query: Query): Promise<QueryPage>;
  /**
   * All or nothing. One write is a plain put or delete, which costs half of a transaction.
   * @throws WriteConflict for the first condition that did not hold
   */
  write(writes: readonly Write[]): Promise<void>;
  /**
   * Adds to numbers of an item of the system's own bookkeeping, made where absent. After a lost answer it may add twice.
   * @throws WriteConflict when the condition does not hold
   * @throws DomainError `defect` for an owner's item: those are sealed and written whole
   */
  update(
    table: TableSpec,
    key: Item,
    change: { add: Record<string, number>; set?: Item; when?: Condition },
  ): Promise<void>;
  /** Removes any number of items, without conditions and not as one. */
  removeMany(table: TableSpec, keys: readonly Item[]): Promise<void>;
  /**
   * A hash under a key of the owner's: the same for the same text, and of no use to a reader of the table.
   * @param purpose separates hashes of different uses
   */
  keyedHash(ownerKey: string, purpose: string, text: string): Promise<string>;
}
