/** A key attribute, a string by default. */
export interface KeyAttribute {
  name: string;
  type: 'S' | 'N';
}

/** A global secondary index of a table. */
export interface IndexSpec {
  partition: KeyAttribute;
  sort?: KeyAttribute;
  /** `all`, `keys`, or the members that are copied besides the keys. */
  projection: 'all' | 'keys' | readonly string[];
  /** The query that this index serves. */
  description: string;
}

/**
 * The definition of a table. The table construct, the stores' key builders, the grants in service descriptions, the
 * erasure and the laws in `test/` derive from it.
 */
export interface TableSpec {
  /** Logical name; the deployed one is `reflekt-<stage>-<name>`. */
  name: string;
  description: string;
  key: { partition: KeyAttribute; sort?: KeyAttribute };
  indexes: Readonly<Record<string, IndexSpec>>;
  /** True for a table with a stream of both images. `shared/streams` maps its changes to events. */
  stream: boolean;
  /** The attribute with the epoch second after which an item counts as absent, even before TTL removes it. */
  ttl?: string;
  /**
   * A source table holds data that cannot be rebuilt. It gets deletion protection and RETAIN outside dev, and
   * point-in-time recovery for 35 days unless `recoveryDays` says otherwise.
   */
  durability: { kind: 'source'; recoveryDays?: number } | { kind: 'derived'; rebuiltFrom: string };
  /**
   * Open members beside the implied ones (`openMembers`), which conditions, stream mappings and ordering need. All
   * other members of an owner's item are sealed under the owner's key, never logged, and covered by export and erasure.
   */
  open: readonly string[];
}

/** The member with the version of an item's stored schema. Absent means 1. */
export const SCHEMA_MEMBER = 'schema';

/** An item as plain values, keys included. */
export type Item = Record<string, unknown>;

/**
 * The member with the ids of an item's last writes, newest first. A put that is repeated after a lost response
 * recognises itself here, even where another write has followed.
 */
export const WRITES_MEMBER = 'writes';

/** The one binary member of a sealed item. */
export const SEALED_MEMBER = 'sealed';

/** Names of all open members: keys, index keys, projected members, TTL, schema version, write ids, and `open`. */
export function openMembers(spec: TableSpec): ReadonlySet<string> {
  const indexes = Object.values<IndexSpec>(spec.indexes);
  const keys = [spec.key, ...indexes].flatMap(({ partition, sort }) => [
    partition,
    sort ?? partition,
  ]);
  const projected = indexes.flatMap(({ projection }) =>
    typeof projection === 'string' ? [] : [...projection],
  );
  return new Set([
    ...keys.map(({ name }) => name),
    ...projected,
    ...(spec.ttl === undefined ? [] : [spec.ttl]),
    SCHEMA_MEMBER,
    WRITES_MEMBER,
    ...spec.open,
  ]);
}

/** A key attribute that is a string. */
export const stringKey = (name: string): KeyAttribute => ({ name, type: 'S' });

/** Defines a table. Its literal types let the compiler check index names and streams. */
export const defineTable = <const Spec extends TableSpec>(spec: Spec): Spec => spec;

/** The environment variable with the table's deployed name. */
export const tableVariable = (spec: { name: string }): string =>
  `${spec.name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}_TABLE`;
