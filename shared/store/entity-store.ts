import { notFound } from '../errors/index.ts';
import type { Item, Owner } from '../tables/index.ts';
import { isWriteConflict } from './conflict.ts';
import { type CreatedOnce, createOnce, type IdempotencyRequest } from './create-once.ts';
import type { Database, Write } from './database.ts';
import type { SortRange } from './key-condition.ts';
import { fillPage, type Page, type Positioned } from './page.ts';
import { type StoredItem, type StoredSchema, UNREADABLE } from './stored-schema.ts';
import { type IfMatch, updateVersioned } from './versions.ts';

/** The storage of an entity with an id and a version: one item each, under a key built from its owner. */
export interface EntityDefinition<Entity extends { id: string; version: number }, Stored> {
  schema: StoredSchema<Stored>;
  key: (owner: Owner, id: string) => Item;
  /** The entity's members as an item, with index keys and open members, without the key. */
  toItem: (owner: Owner, entity: Entity) => Item;
  fromStored: (id: string, stored: Stored) => Entity;
  /** True for the tombstone of a removed entity, which counts as absent. */
  isTombstone?: (item: Item) => boolean;
  /** The id of an item. */
  idOf: (item: Item) => string;
  /** The list of all entities of an owner: the partition and sort range of a table or index, in list order. */
  list: (owner: Owner) => {
    index?: string;
    partition: string;
    sort?: SortRange;
    descending?: boolean;
  };
  /** The sort value of an item in that list, which cursors hold as position. */
  positionOf: (item: Item) => string;
}

/** The common parts of a request for one entity. */
export interface EntityRequest {
  owner: Owner;
  params: { id: string };
  ifMatch?: IfMatch;
}

/** Further writes of an entity's transaction. */
export interface Alongside {
  writes: readonly Write[];
  /** The error where one of them is refused. Without it the refusal is a write conflict, which is retried. */
  refused?: () => Error;
}

/** Writes an entity together with further writes. @throws WriteConflict, or the error of `refused` */
async function writeAlongside(
  db: Database,
  writes: readonly Write[],
  { writes: others, refused }: Alongside,
): Promise<void> {
  try {
    await db.write([...writes, ...others]);
  } catch (error) {
    // Writes of the entity itself come first: their conflict means that the state has changed.
    if (refused && isWriteConflict(error) && error.index >= writes.length) throw refused();
    throw error;
  }
}

const NOTHING: Alongside = { writes: [] };

/** The reads and writes of one kind of entity. */
export type EntityStore<Entity> = ReturnType<
  typeof createEntityStore<Entity & { id: string; version: number }, unknown>
>;

/**
 * Creates the reads and writes of a simple entity: create once, read, list, versioned update, remove. All reads but
 * those of an index are consistent. The rules of the domain stay with the caller.
 */
export function createEntityStore<Entity extends { id: string; version: number }, Stored>(
  db: Database,
  definition: EntityDefinition<Entity, Stored>,
  { deadline, now }: { deadline: number; now: () => number },
) {
  const { schema, key } = definition;
  const { table } = schema;
  const encode = (owner: Owner, entity: Entity) =>
    schema.encode({ ...definition.toItem(owner, entity), ...key(owner, entity.id) });

  async function find(owner: Owner, id: string): Promise<Entity | undefined> {
    const item = await db.get(table, key(owner, id));
    if (!item || definition.isTombstone?.(item)) return undefined;
    return definition.fromStored(id, schema.require(item));
  }

  const store = {
    /** Undefined where there is none. @throws DomainError `defect` for one that cannot be read */
    find,

    /** @throws DomainError `not-found`, `defect` */
    async read(owner: Owner, id: string): Promise<Entity> {
      const entity = await find(owner, id);
      if (!entity) throw notFound();
      return entity;
    },

    /**
     * Creates an entity, once for an Idempotency-Key.
     * @param make a new entity with a fresh id; called again after a write conflict
     */
    create(
      owner: Owner,
      idempotency: IdempotencyRequest | undefined,
      make: () => Entity,
      alongside: (entity: Entity) => Alongside = () => NOTHING,
    ): Promise<CreatedOnce<Entity>> {
      return createOnce<Entity>({
        db,
        owner,
        idempotency,
        deadline,
        now,
        read: (id) => find(owner, id),
        create: async (record) => {
          const entity = make();
          const put = { put: encode(owner, entity), table, when: { absent: true as const } };
          await writeAlongside(db, [put, ...record(entity)], alongside(entity));
          return entity;
        },
      });
    },

    /**
     * Updates an entity, with `If-Match` and retries against other writers.
     * @param change the next state, with `version` one higher, or the same object when nothing changes
     */
    update(
      { owner, params, ifMatch }: EntityRequest,
      change: (entity: Entity) => Entity | Promise<Entity>,
      alongside: (before: Entity, after: Entity) => Alongside = () => NOTHING,
    ): Promise<Entity> {
      return updateVersioned({
        deadline,
        ifMatch,
        read: () => store.read(owner, params.id),
        versionOf: ({ version }) => version,
        change: async (before) => {
          const after = await change(before);
          if (after === before) return before;
          const when = { equals: { version: before.version } };
          const put = { put: encode(owner, after), table, when };
          await writeAlongside(db, [put], alongside(before, after));
          return after;
        },
      });
    },

    /**
     * Removes an entity.
     * @param tombstone the item that takes its place, where it leaves one
     * @throws DomainError `not-found`, `stale`
     */
    async remove(
      { owner, params, ifMatch }: EntityRequest,
      alongside: (entity: Entity) => Alongside = () => NOTHING,
      tombstone?: (entity: Entity) => StoredItem,
    ): Promise<undefined> {
      await updateVersioned({
        deadline,
        ifMatch,
        read: () => store.read(owner, params.id),
        versionOf: ({ version }) => version,
        change: (entity) => {
          const when = { equals: { version: entity.version } };
          const write: Write = tombstone
            ? { put: tombstone(entity), table, when }
            : { remove: key(owner, entity.id), table, when };
          return writeAlongside(db, [write], alongside(entity));
        },
      });
    },

    /** A page of an owner's entities. */
    page(owner: Owner, query: { limit: number; after: string | undefined }): Promise<Page<Entity>> {
      const list = definition.list(owner);
      return fillPage<Entity>({
        ...query,
        fetch: async (after, wanted) => {
          const page = await db.query({
            table,
            ...list,
            ...(after === undefined ? {} : { sort: rangeFrom(list, after) }),
            limit: wanted + (after === undefined ? 0 : 1),
            consistent: list.index === undefined,
          });
          const items = page.items
            .map((item) => ({ position: definition.positionOf(item), item }))
            .filter(({ position }) => position !== after)
            .map(({ position, item }): Positioned<Entity> => {
              const stored = schema.parse(item);
              const value =
                stored === UNREADABLE
                  ? UNREADABLE
                  : definition.fromStored(definition.idOf(item), stored);
              return { position, value };
            });
          return { ...page, items };
        },
      });
    },
  };
  return store;
}

/** Sorts behind every position with the same prefix. */
const AFTER_ALL = '\uffff';

/** The range of a list from a position on. Ranges include both ends, so the reader skips the position itself. */
function rangeFrom(list: { sort?: SortRange; descending?: boolean }, after: string): SortRange {
  const { sort = {}, descending } = list;
  const whole = 'prefix' in sort ? { from: sort.prefix, to: `${sort.prefix}${AFTER_ALL}` } : sort;
  return descending ? { ...whole, to: after } : { ...whole, from: after };
}
