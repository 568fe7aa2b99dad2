import { ownerKeyOf, splitMembers } from '../sealing/members.ts';
import type { Item, TableSpec } from '../tables/index.ts';

export { ownerKeyOf };

/**
 * Seals the items of an owner before they reach a table, and opens them after they were read: one instance for each
 * request or batch. `Database` is the only caller. All but `preload` throw DomainError `unavailable` when KMS or the
 * table Keys does not answer or refuses, `owner-erased` while the owner is being erased, and `defect` when a key is not
 * there (docs/adr/0028).
 */
export interface ItemSealing {
  /** Starts to load an owner's keys, beside the read of what they open. Its errors come where the keys are used. */
  preload(ownerKey: string): void;
  /**
   * An item as it was before sealing. Items with open members only, and the system's own, are given back as they are.
   * @throws SealError where this one item cannot be read
   */
  openItem(table: TableSpec, item: Item): Promise<Item>;
  /**
   * An item as it is written: open members, and all others in the member `sealed`. Makes the owner's first key where
   * there is none. Items with open members only, and the system's own, are given back as they are.
   * @throws TypeError for a value that is no JSON; RangeError for more than 2 MiB of it
   */
  sealItem(table: TableSpec, item: Item): Promise<Item>;
  /**
   * A hash of a text that nobody without the owner's key can try texts against. It is the same for as long as the
   * owner has keys. Makes the owner's first key where there is none.
   * @param purpose sets hashes of different uses apart
   * @returns base64url, 43 characters
   */
  keyedHash(ownerKey: string, purpose: string, text: string): Promise<string>;
}

/** The members of an item that stand readable at rest: all that a function without keys ever sees. */
export const openPart = (table: TableSpec, item: Item): Item =>
  ownerKeyOf(table, item) === undefined ? item : splitMembers(table, item).open;

/** True for an item of an owner with members that must not stand readable at rest. */
export const holdsClosedMembers = (table: TableSpec, item: Item): boolean =>
  ownerKeyOf(table, item) !== undefined && Object.keys(splitMembers(table, item).closed).length > 0;
