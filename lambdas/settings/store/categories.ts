import { CATEGORY_LIMITS, type Category } from '@reflekt/shared/entities';
import { conflict } from '@reflekt/shared/errors';
import {
  type Alongside,
  createCategoryReader,
  createEntityStore,
  type Database,
  type EntityDefinition,
  type EntityRequest,
  type IdempotencyRequest,
  isCategoryTombstone,
  StoredCategory,
  StoredCategoryName,
  StoredCategoryTombstone,
  UNREADABLE,
} from '@reflekt/shared/store';
import {
  CATEGORY_NAME_PREFIX,
  CATEGORY_TOMBSTONE_RETENTION,
  categoriesTable,
  categoryDeletionSort,
  categoryKey,
  categoryNameKey,
  categoryNameSort,
  entityId,
  type Owner,
} from '@reflekt/shared/tables';
import { epochSeconds, formatInstant } from '@reflekt/shared/time';
import type { CategoryRecord } from '../domain/category.ts';

type Stored = Omit<CategoryRecord, 'id'>;

const definition: EntityDefinition<CategoryRecord, Stored> = {
  schema: StoredCategory,
  key: categoryKey,
  toItem: (owner, { id: _id, ...members }) => ({ ...members, owner: owner.key }),
  fromStored: (id, stored) => ({ id, ...stored }),
  isTombstone: isCategoryTombstone,
  idOf: ({ id }) => entityId(id),
  list: (owner) => ({
    index: 'UserIndex',
    partition: owner.key,
    sort: { prefix: CATEGORY_NAME_PREFIX },
  }),
  positionOf: ({ name_key }) => String(name_key),
};

/** Categories are created by hand, so the limit may be passed by those that are created at the same moment. */
const tooMany = () =>
  conflict(`There are ${CATEGORY_LIMITS.count} categories already, and no more are possible.`);
const nameTaken = () => conflict('There is a category of this name already.');

/** The dependencies of the stored categories, for one request. */
interface Options {
  deadline: number;
  /** Server milliseconds since 1970. */
  now: () => number;
}

/** The reads and writes of categories. */
export type CategoryStore = ReturnType<typeof createCategoryStore>;

/** Creates the reads and writes of categories. A name is claimed by an item of its own, in the same transaction. */
export function createCategoryStore(db: Database, options: Options) {
  const entities = createEntityStore(db, definition, options);
  const reader = createCategoryReader(db);

  /** The key of the claim on the name of a category. */
  const claimKey = (owner: Owner, { name_key }: CategoryRecord) =>
    categoryNameKey(owner, name_key.slice(CATEGORY_NAME_PREFIX.length));

  const claim = (owner: Owner, category: CategoryRecord) => ({
    put: StoredCategoryName.encode({ ...claimKey(owner, category), category_id: category.id }),
    table: categoriesTable,
    when: { absent: true as const },
  });

  const release = (owner: Owner, category: CategoryRecord) => ({
    remove: claimKey(owner, category),
    table: categoriesTable,
  });

  async function all(owner: Owner): Promise<CategoryRecord[]> {
    const page = await entities.page(owner, { limit: CATEGORY_LIMITS.count, after: undefined });
    return page.items;
  }

  return {
    /** The place of a name in the index, and the hash in its claim. */
    nameKey: async (owner: Owner, name: string): Promise<string> =>
      categoryNameSort(await reader.nameHash(owner, name)),

    /** All categories of an owner, with their counts, in no order. */
    async list(owner: Owner): Promise<Category[]> {
      const categories = await all(owner);
      const ids = categories.map(({ id }) => id);
      const counts = await reader.counts(owner, ids);
      return categories.map((category) => withCount(category, counts.get(category.id)));
    },

    /** A category with its count. */
    async counted(owner: Owner, category: CategoryRecord): Promise<Category> {
      const counts = await reader.counts(owner, [category.id]);
      return withCount(category, counts.get(category.id));
    },

    /**
     * Creates a category, once for an Idempotency-Key.
     * @throws DomainError `conflict` for a name that is taken, or one category too many
     */
    async create(
      owner: Owner,
      idempotency: IdempotencyRequest | undefined,
      make: () => CategoryRecord,
    ) {
      if ((await all(owner)).length >= CATEGORY_LIMITS.count) throw tooMany();
      return entities.create(owner, idempotency, make, (category) => ({
        writes: [claim(owner, category)],
        refused: nameTaken,
      }));
    },

    /** @throws DomainError `not-found`, `stale`, `conflict` for a name that is taken */
    update: (
      request: EntityRequest,
      change: (before: CategoryRecord) => Promise<CategoryRecord>,
    ): Promise<CategoryRecord> =>
      entities.update(request, change, (before, after): Alongside => {
        if (before.name_key === after.name_key) return { writes: [] };
        return {
          writes: [claim(request.owner, after), release(request.owner, before)],
          refused: nameTaken,
        };
      }),

    /** Replaces a category by its tombstone, and frees its name. @throws DomainError `not-found`, `stale` */
    remove: (request: EntityRequest & { requestId: string }): Promise<undefined> =>
      entities.remove(
        request,
        (category) => ({ writes: [release(request.owner, category)] }),
        ({ id, version }) => {
          const now = options.now();
          return StoredCategoryTombstone.encode({
            ...categoryKey(request.owner, id),
            owner: request.owner.key,
            name_key: categoryDeletionSort(now),
            user_id: request.owner.userId,
            request_id: request.requestId,
            version: version + 1,
            deleted_at: formatInstant(now),
            expires_at: epochSeconds(now + CATEGORY_TOMBSTONE_RETENTION),
          });
        },
      ),
  };
}

type Counts = Awaited<ReturnType<ReturnType<typeof createCategoryReader>['counts']>>;

function withCount(
  { name_key: _, ...category }: CategoryRecord,
  count: ReturnType<Counts['get']>,
): Category {
  const entry_count = count === undefined || count === UNREADABLE ? 0 : count.entry_count;
  return { ...category, entry_count };
}
