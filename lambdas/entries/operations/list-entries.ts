import type { entriesApi } from '@reflekt/shared/api';
import type { Entry } from '@reflekt/shared/entities';
import { invalidParameter } from '@reflekt/shared/errors';
import type { Operation } from '@reflekt/shared/http';
import { caseless } from '@reflekt/shared/text';
import { instantsAround } from '../domain/on-this-day.ts';
import type { Deps } from './deps.ts';

/** GET /entries: a page of the owner's entries. */
export const listEntries: Operation<typeof entriesApi.endpoints.listEntries, Deps> = async (
  deps,
  { owner, query, after },
) => {
  const { from_date: from, to_date: to, mood, favorite, category_id: category } = query;
  if (from !== undefined && to !== undefined && from > to) {
    throw invalidParameter('to_date', 'must not be before from_date');
  }
  const tag = query.tag === undefined ? undefined : caseless(query.tag.trim());
  const accept = (entry: Entry) =>
    (from === undefined || entry.entry_date >= from) &&
    (to === undefined || entry.entry_date <= to) &&
    (tag === undefined || entry.tags.some((one) => caseless(one) === tag)) &&
    (mood === undefined || entry.mood === mood) &&
    (favorite === undefined || entry.favorite === favorite) &&
    (category === undefined || entry.category_id === category);
  return deps.entries.page(owner, {
    list: query.trashed ? 'trash' : 'live',
    range: instantsAround(from, to),
    descending: query.order === 'desc',
    limit: query.limit,
    after,
    accept,
  });
};
