import { ownerKeyOf, splitMembers } from '../sealing/members.ts';
import type { Item, TableSpec } from '../tables/index.ts';

export { ownerKeyOf, splitMembers };

/**
 * Seals the items of an owner before they are written, and opens them after they were read. One instance per request or
 * batch; `Database` is the only caller. All methods but `preload` and `meet` throw DomainError `unavailable` when KMS or the table
 * Keys does not answer or refuses, `owner-erased` while the owner is being erased, and `defect` when a key is missing
 * (docs/adr/0028).
 */
export interface ItemSealing {
  /**
   * Starts to load an owner's keys, in parallel with the read of the items. Its errors appear where the keys are used.
   */
  preload(ownerKey: string): void;
  /** Notes something sealed of an owner that is not opened. No first key is made beside it. */
  meet(ownerKey: string): void;
  /**
   * Opens a sealed item. Items with open members only, and the system's own, are returned as they are.
   * @throws SealError where this one item cannot be read
   */
  openItem(table: TableSpec, item: Item): Promise<Item>;
  /**
   * Seals an item: all members but the open ones go into the member `sealed`. Creates the owner's first key where there
   * is none. Items with open members only, and the system's own, are returned as they are.
   * @throws TypeError for a value that is no JSON; RangeError for more than 2 MiB of it
   */
  sealItem(table: TableSpec, item: Item): Promise<Item>;
  /**
   * A hash of a text that cannot be tested against guesses without the owner's key. It stays the same while the owner
   * has keys. Creates the owner's first key where there is none.
   * @param purpose separates hashes of different uses
   * @returns base64url, 43 characters
   */
  keyedHash(ownerKey: string, purpose: string, text: string): Promise<string>;
}

/** The open members of an item: all that a function without keys ever sees. */
export const openPart = (table: TableSpec, item: Item): Item =>
  ownerKeyOf(table, item) === undefined ? item : splitMembers(table, item).open;

/** True for an owner's item with members that must be sealed. */
export const holdsClosedMembers = (table: TableSpec, item: Item): boolean =>
  ownerKeyOf(table, item) !== undefined && Object.keys(splitMembers(table, item).closed).length > 0;
