import type { entriesApi } from '@reflekt/shared/api';
import type { Entry, EntryTombstone } from '@reflekt/shared/entities';
import type { Operation } from '@reflekt/shared/http';
import {
  entryTextUnits,
  fillPage,
  type Positioned,
  toFeedItem,
  UNREADABLE,
} from '@reflekt/shared/store';
import { openPass, positionAfter, positionWithin, upperEndOf } from '../domain/change-feed.ts';
import type { Deps } from './deps.ts';

/** Entries read at a time. A page ends by size, and entries read beyond it are wasted. */
const ROUND = 20;

/** GET /entries/changes: a page of the change feed. */
export const entryChanges: Operation<typeof entriesApi.endpoints.entryChanges, Deps> = async (
  deps,
  { owner, query, after },
) => {
  const pass = openPass(after, deps.now());
  let lastRead = '';
  const page = await fillPage<Entry | EntryTombstone>({
    limit: query.limit,
    after: undefined,
    textUnits: (item) => ('content' in item ? entryTextUnits(item) : 0),
    fetch: async (seq, wanted) => {
      const from = seq === undefined ? pass.from : `${seq} `;
      const changed = await deps.entries.changed(
        owner,
        from,
        upperEndOf(pass),
        Math.min(wanted, ROUND),
      );
      const records = await deps.entries.readMany(
        owner,
        changed.items.map(({ id }) => id),
      );
      const items = changed.items.map(
        ({ id, seq: position }): Positioned<Entry | EntryTombstone> => {
          const record = records.get(id);
          lastRead = position;
          const value = record === UNREADABLE ? UNREADABLE : record && toFeedItem(record);
          return { position, value };
        },
      );
      return { ...changed, items };
    },
  });
  // A pass never ends in a full page. A client that ignores `more` and reads on while pages are full thus comes to an
  // end too, although every pass sends the latest changes again.
  const position = page.next ?? (page.items.length === query.limit ? lastRead : null);
  return {
    items: page.items,
    unreadable: page.unreadable,
    next:
      position === null ? positionAfter(pass, deps.feedOverlap) : positionWithin(pass, position),
    more: position !== null,
  };
};
