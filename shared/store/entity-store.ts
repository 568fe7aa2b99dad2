import { notFound } from '../errors/index.ts';
import type { Item, Owner } from '../tables/index.ts';
import { type CreatedOnce, createOnce, type IdempotencyRequest } from './create-once.ts';
import type { Database, Write } from './database.ts';
import type { SortRange } from './key-condition.ts';
import { fillPage, type Page, type Positioned } from './page.ts';
import { type StoredSchema, UNREADABLE } from './stored-schema.ts';
import { type IfMatch, updateVersioned } from './versions.ts';

/** The storage of an entity with an id and a version: one item each, under a key built from its owner. */
export interface EntityDefinition<Entity extends { id: string; version: number }, Stored> {
  schema: StoredSchema<Stored>;
  key: (owner: Owner, id: string) => Item;
  /** The entity's members as an item, with index keys and open members, without the key. */
  toItem: (owner: Owner, entity: Entity) => Item;
  fromStored: (id: string, stored: Stored) => Entity;
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
    return item && definition.fromStored(id, schema.require(item));
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
     * @param alongside further writes of the same transaction
     */
    create(
      owner: Owner,
      idempotency: IdempotencyRequest | undefined,
      make: () => Entity,
      alongside: (entity: Entity) => readonly Write[] = () => [],
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
          await db.write([
            { put: encode(owner, entity), table, when: { absent: true } },
            ...alongside(entity),
            ...record(entity),
          ]);
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
      change: (entity: Entity) => Entity,
      alongside: (before: Entity, after: Entity) => readonly Write[] = () => [],
    ): Promise<Entity> {
      return updateVersioned({
        deadline,
        ifMatch,
        read: () => store.read(owner, params.id),
        versionOf: ({ version }) => version,
        change: async (before) => {
          const after = change(before);
          if (after === before) return before;
          const when = { equals: { version: before.version } };
          await db.write([{ put: encode(owner, after), table, when }, ...alongside(before, after)]);
          return after;
        },
      });
    },

    /** Removes an entity. @throws DomainError `not-found`, `stale` */
    async remove(
      { owner, params, ifMatch }: EntityRequest,
      alongside: (entity: Entity) => readonly Write[] = () => [],
    ): Promise<undefined> {
      await updateVersioned({
        deadline,
        ifMatch,
        read: () => store.read(owner, params.id),
        versionOf: ({ version }) => version,
        change: (entity) =>
          db.write([
            { remove: key(owner, entity.id), table, when: { equals: { version: entity.version } } },
            ...alongside(entity),
          ]),
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
