/** A key attribute: a string unless it says number. */
export interface KeyAttribute {
  name: string;
  type: 'S' | 'N';
}

export interface IndexSpec {
  partition: KeyAttribute;
  sort?: KeyAttribute;
  /** `all`, `keys`, or the members that are copied besides the keys. */
  projection: 'all' | 'keys' | readonly string[];
  /** The question that this index answers. */
  description: string;
}

/**
 * A table: the one definition for the table construct, the stores' key builders, the grants in service descriptions, the
 * erasure and the laws in `test/`.
 */
export interface TableSpec {
  /** Logical name; the deployed one is `reflekt-<stage>-<name>`. */
  name: string;
  description: string;
  key: { partition: KeyAttribute; sort?: KeyAttribute };
  indexes: Readonly<Record<string, IndexSpec>>;
  /** True for a table with a stream of both images: `shared/streams` then says which events a change becomes. */
  stream: boolean;
  /** The attribute with the epoch second after which an item counts as absent, whatever TTL has done. */
  ttl?: string;
  /**
   * Source tables are what nothing else can rebuild: deletion protection and RETAIN outside dev, and point-in-time
   * recovery for 35 days unless `recoveryDays` says otherwise.
   */
  durability: { kind: 'source'; recoveryDays?: number } | { kind: 'derived'; rebuiltFrom: string };
  /**
   * Members that stand readable at rest beside those in `openMembers`: what conditions, stream mappings and ordering
   * need. All other members of an owner's item are sealed under the owner's key, never logged, and covered by export
   * and erasure.
   */
  open: readonly string[];
}

/** The member that says which version of its stored schema an item was written in. Absent means 1. */
export const SCHEMA_MEMBER = 'schema';

/** An item as plain values, keys included. */
export type Item = Record<string, unknown>;

/**
 * Ids of the last writes of an item, newest first. A put whose answer was lost is repeated, and then recognises itself
 * here even where another write has followed.
 */
export const WRITES_MEMBER = 'writes';

/** The one binary member of a sealed item. */
export const SEALED_MEMBER = 'sealed';

/** Names of all members that stand readable at rest: keys, index keys, projected members, TTL, schema version, write ids, `open`. */
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

export const stringKey = (name: string): KeyAttribute => ({ name, type: 'S' });

/** Defines a table; its literal types let the compiler check index names and streams. */
export const defineTable = <const Spec extends TableSpec>(spec: Spec): Spec => spec;

/** The environment variable in which a function finds the table's deployed name. */
export const tableVariable = (spec: { name: string }): string =>
  `${spec.name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}_TABLE`;
