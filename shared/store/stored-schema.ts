import * as v from 'valibot';
import { Ulid } from '../entities/index.ts';
import { defect } from '../errors/index.ts';
import { log } from '../log/index.ts';
import {
  entityId,
  type Item,
  openMembers,
  SCHEMA_MEMBER,
  type TableSpec,
} from '../tables/index.ts';
import { findMismatch } from './mismatch.ts';

/** The result of parsing a stored item that cannot be read. It is logged and alarmed where it is found. */
export const UNREADABLE = Symbol('unreadable');
/** The type of `UNREADABLE`. */
export type Unreadable = typeof UNREADABLE;

/** The member that the database adds to an item whose seal does not open: the reason, as a code. */
export const UNREADABLE_REASON = Symbol('unreadable reason');

declare const encoded: unique symbol;
/** An item that a stored schema has encoded. The database writes no others. */
export type StoredItem = Item & { readonly [encoded]: true };

/** The stored schema of one kind of item, with all versions that were ever written. */
export interface StoredSchema<Value> {
  readonly table: TableSpec;
  readonly kind: string;
  /** The version that is written now, counted from 1. */
  readonly version: number;
  /**
   * Parses an item of any version. Members outside the schema are dropped.
   * @returns `UNREADABLE`, logged, for an item that cannot be read
   */
  parse(item: Item): Value | Unreadable;
  /** As `parse`. @throws DomainError `defect` instead of `UNREADABLE` */
  require(item: Item): Value;
  /**
   * Encodes an item of the newest version. `members` holds the key, index keys and all members of the schema.
   * @throws DomainError `defect` for a member that could not be read again, or that is neither open nor in the schema
   */
  encode(members: Item): StoredItem;
  /** A schema for some members only, such as the open ones, which parses items of all versions. */
  part<Schema extends v.GenericSchema>(
    schema: Schema,
  ): { parse(item: Item): v.InferOutput<Schema> | Unreadable };
  /** Adds a version. `upcast` converts a value of the version before. */
  upgrade<Schema extends v.GenericSchema>(
    schema: Schema,
    upcast: (value: Value) => v.InferInput<Schema>,
  ): StoredSchema<v.InferOutput<Schema>>;
}

interface Version {
  schema: v.GenericSchema;
  /** Converts a value of the version before to an input of this one. Absent in version 1. */
  upcast?: (value: never) => unknown;
}

const all = new Map<string, StoredSchema<unknown>>();

/** All kinds of items whose modules are loaded, for the test over all examples. */
export const storedSchemas = (): readonly StoredSchema<unknown>[] => [...all.values()];

/** The reason why an item cannot be read, without its contents. */
type Reason = 'future_version' | 'mismatch' | (string & {});

function reportUnreadable(table: TableSpec, kind: string, item: Item, reason: Reason): Unreadable {
  const id = entityId(item[table.key.partition.name]);
  log('error', 'A stored item cannot be read and was left out.', {
    error_code: 'unreadable_item',
    reason,
    table: table.name,
    kind,
    id: v.is(Ulid, id) ? id : undefined,
  });
  return UNREADABLE;
}

function createStoredSchema<Value>(
  table: TableSpec,
  kind: string,
  versions: readonly Version[],
): StoredSchema<Value> {
  const newest = (versions.at(-1) as Version).schema;

  /** The version of an item, or the reason why it cannot be read. */
  const versionOf = (item: Item): number | Reason => {
    const broken = (item as { [UNREADABLE_REASON]?: string })[UNREADABLE_REASON];
    if (broken !== undefined) return broken;
    const version = item[SCHEMA_MEMBER] ?? 1;
    const isKnown = typeof version === 'number' && version >= 1 && version <= versions.length;
    return isKnown ? version : 'future_version';
  };

  /** @returns undefined where the item does not match */
  const read = (item: Item, version: number): { value: Value } | undefined => {
    let input: unknown = item;
    for (const [index, { schema, upcast }] of versions.entries()) {
      if (index + 1 < version) continue;
      if (index + 1 > version && upcast) input = upcast(input as never);
      const parsed = v.safeParse(schema, input);
      if (!parsed.success) return undefined;
      input = parsed.output;
    }
    return { value: input as Value };
  };

  const schema: StoredSchema<Value> = {
    table,
    kind,
    version: versions.length,
    parse(item) {
      const version = versionOf(item);
      if (typeof version === 'string') return reportUnreadable(table, kind, item, version);
      const found = read(item, version);
      return found ? found.value : reportUnreadable(table, kind, item, 'mismatch');
    },
    part: (partial) => ({
      parse(item) {
        const version = versionOf(item);
        if (typeof version === 'string') return reportUnreadable(table, kind, item, version);
        const parsed = v.safeParse(partial, item);
        return parsed.success ? parsed.output : reportUnreadable(table, kind, item, 'mismatch');
      },
    }),
    require(item) {
      const value = schema.parse(item);
      if (value === UNREADABLE) throw defect(`a stored ${kind} cannot be read`);
      return value;
    },
    encode(members) {
      const mismatch = findMismatch(newest, members, openMembers(table));
      if (mismatch) throw defect(`${mismatch} of ${table.name} ${kind} does not match its schema`);
      return { ...members, [SCHEMA_MEMBER]: versions.length } as unknown as StoredItem;
    },
    upgrade: (next, upcast) =>
      createStoredSchema(table, kind, [
        ...versions,
        { schema: next, upcast: upcast as (value: never) => unknown },
      ]),
  };
  all.set(`${table.name} ${kind}`, schema as StoredSchema<unknown>);
  return schema;
}

/**
 * Defines a kind of stored item. Items carry their version in the member `schema`; absent means 1. Once deployed, a
 * version only changes by new members with a default. Any other change is a new version with an upcast. A test parses
 * examples of every version, for ever (`shared/store/examples`).
 * @param kind name of the kind, unique within the table
 * @param schema the members of version 1; keys only where they are read
 */
export const defineStoredSchema = <Schema extends v.GenericSchema>(
  table: TableSpec,
  kind: string,
  schema: Schema,
): StoredSchema<v.InferOutput<Schema>> => createStoredSchema(table, kind, [{ schema }]);
