import { ownerKeyOf, splitMembers } from '../sealing/members.ts';
import type { Item, TableSpec } from '../tables/index.ts';

export { ownerKeyOf };

/** The members of an item that stand readable at rest: all that a function without keys ever sees. */
export const openPart = (table: TableSpec, item: Item): Item =>
  ownerKeyOf(table, item) === undefined ? item : splitMembers(table, item).open;

/** True for an item of an owner with members that must not stand readable at rest. */
export const holdsClosedMembers = (table: TableSpec, item: Item): boolean =>
  ownerKeyOf(table, item) !== undefined && Object.keys(splitMembers(table, item).closed).length > 0;
