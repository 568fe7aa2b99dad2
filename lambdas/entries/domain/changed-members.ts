import { isDeepStrictEqual } from 'node:util';
import { Entry } from '@reflekt/shared/entities';

/** Bookkeeping changes with every write and means nothing to a consumer. */
const BOOKKEEPING = new Set(['version', 'updated_at']);

/** Names of the members that differ between two states of an entry; none for a new entry. */
export const changedMembers = (before: Entry | undefined, after: Entry): string[] =>
  before === undefined
    ? []
    : Object.keys(Entry.entries).filter((name) => {
        const member = name as keyof Entry;
        return !BOOKKEEPING.has(member) && !isDeepStrictEqual(before[member], after[member]);
      });
