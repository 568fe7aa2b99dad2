import * as v from 'valibot';
import { Instant } from '../entities/index.ts';
import { CategoryDeleted } from '../events/index.ts';
import { categoriesTable, categoryDeletionSort, entityId } from '../tables/index.ts';
import { defineStream, eventBase, imageBase, parseImage } from './stream.ts';

const TombstoneImage = v.object({
  ...imageBase,
  id: v.string(),
  tenant_id: v.string(),
  deleted_at: Instant,
});

/** The stream of the Categories table: tombstones only, the items with a TTL. */
export const categoriesStream = defineStream(categoriesTable, {
  events: [CategoryDeleted],
  filters: [{ dynamodb: { NewImage: { expires_at: { N: [{ exists: true }] } } } }],
  republish: {
    index: 'UserIndex',
    writtenAt: 'name_key',
    range: (since, until) => ({
      from: categoryDeletionSort(since),
      to: categoryDeletionSort(until),
    }),
  },
  map({ before, after }, emit) {
    if (after?.expires_at === undefined || before?.expires_at !== undefined) return [];
    const tombstone = parseImage(TombstoneImage, after, "a category's tombstone");
    const { version, deleted_at } = tombstone;
    const id = entityId(tombstone.id);
    const base = eventBase({ id, version, name: CategoryDeleted.name }, tombstone, deleted_at);
    return [emit(CategoryDeleted, { ...base, category_id: id })];
  },
});
