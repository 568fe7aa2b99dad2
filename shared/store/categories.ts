import * as v from 'valibot';
import { Instant, integer, Ulid, Version } from '../entities/index.ts';
import {
  categoriesTable,
  categoryCountKey,
  categoryKey,
  categoryNameKey,
  entityId,
  type Owner,
} from '../tables/index.ts';
import { uniqueForm } from '../text/index.ts';
import type { Database } from './database.ts';
import { defineStoredSchema, UNREADABLE, type Unreadable } from './stored-schema.ts';

const count = integer(0, Number.MAX_SAFE_INTEGER);

/** A category as stored, without its key. */
export const StoredCategory = defineStoredSchema(
  categoriesTable,
  'category',
  v.object({
    name: v.string(),
    color: v.string(),
    created_at: Instant,
    updated_at: Instant,
    version: Version,
    name_key: v.string(),
  }),
);

/** The claim of a category on its name. */
export const StoredCategoryName = defineStoredSchema(
  categoriesTable,
  'name',
  v.object({ category_id: Ulid }),
);

/** The tombstone of a deleted category. It tells the deletion to consumers, also when it is published again. */
export const StoredCategoryTombstone = defineStoredSchema(
  categoriesTable,
  'tombstone',
  v.object({
    user_id: v.string(),
    request_id: v.string(),
    version: Version,
    deleted_at: Instant,
    expires_at: v.number(),
  }),
);

const CategoryCount = v.object({
  /** Live entries. */
  entry_count: count,
  /** Entries, live or in the trash. */
  filed: count,
  /** A ULID of the last write. */
  revision: Ulid,
});
/** The counts of a category as stored. */
export type CategoryCount = v.InferOutput<typeof CategoryCount>;

/** The counts of a category, which the filing of entries maintains. Absent where no entry is filed under it. */
export const StoredCategoryCount = defineStoredSchema(categoriesTable, 'count', CategoryCount);

/** Only a tombstone has a TTL. */
export const isCategoryTombstone = (item: Record<string, unknown>): boolean =>
  item.expires_at !== undefined;

/** The reads of categories that several services need. */
export type CategoryReader = ReturnType<typeof createCategoryReader>;

/** Creates the reads of categories. All are consistent. */
export function createCategoryReader(db: Database) {
  /** The keyed hash of a name: the same for names that are the same to a reader. */
  const nameHash = (owner: Owner, name: string): Promise<string> =>
    db.keyedHash(owner.key, 'category-name', uniqueForm(name));

  return {
    nameHash,

    /** The id of the owner's category of a name; undefined where there is none. */
    async idOfName(owner: Owner, name: string): Promise<string | undefined> {
      const key = categoryNameKey(owner, await nameHash(owner, name));
      const item = await db.get(categoriesTable, key);
      const claim = item && StoredCategoryName.parse(item);
      return claim === undefined || claim === UNREADABLE ? undefined : claim.category_id;
    },

    /** True for a category that the owner has now. */
    async exists(owner: Owner, categoryId: string): Promise<boolean> {
      const item = await db.get(categoriesTable, categoryKey(owner, categoryId));
      return item !== undefined && !isCategoryTombstone(item);
    },

    /** The versions of those categories that the owner has now, by id. */
    async versions(owner: Owner, ids: readonly string[]): Promise<Map<string, number>> {
      const keys = ids.map((id) => categoryKey(owner, id));
      const items = await db.getMany(categoriesTable, keys);
      return new Map(
        items
          .filter((item) => !isCategoryTombstone(item))
          .map((item) => [entityId(item.id), Number(item.version)]),
      );
    },

    /** The names of those categories that the owner has now, by id. One that cannot be read is left out. */
    async names(owner: Owner, ids: readonly string[]): Promise<Map<string, string>> {
      const keys = ids.map((id) => categoryKey(owner, id));
      const names = new Map<string, string>();
      for (const item of await db.getMany(categoriesTable, keys)) {
        if (isCategoryTombstone(item)) continue;
        const category = StoredCategory.parse(item);
        if (category !== UNREADABLE) names.set(entityId(item.id), category.name);
      }
      return names;
    },

    /** The counts of categories by id. Categories without entries are left out. */
    async counts(
      owner: Owner,
      ids: readonly string[],
    ): Promise<Map<string, CategoryCount | Unreadable>> {
      const keys = ids.map((id) => categoryCountKey(owner, id));
      const items = await db.getMany(categoriesTable, keys);
      return new Map(items.map((item) => [entityId(item.id), StoredCategoryCount.parse(item)]));
    },
  };
}
