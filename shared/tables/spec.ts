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
 * A table, told once: read by the table construct, the stores' key builders, the service descriptions'
 * grants, the erasure and the laws in `test/`.
 */
export interface TableSpec<Indexes extends string = string> {
  /** Logical name; the deployed one is `reflekt-<stage>-<name>`. */
  name: string;
  description: string;
  key: { partition: KeyAttribute; sort?: KeyAttribute };
  indexes: Readonly<Record<Indexes, IndexSpec>>;
  /** Whether changes are published as a stream with both images. */
  stream: boolean;
  /** The attribute with the epoch second after which an item counts as absent, whatever TTL has done. */
  ttl?: string;
  /** Source tables are what nothing else can rebuild: PITR, deletion protection and RETAIN outside dev. */
  durability: { kind: 'source' } | { kind: 'derived'; rebuiltFrom: string };
  /** Members the writer wrote, or that say what the writer wrote: never logged, exported and erased in full. */
  private: readonly string[];
}

export const stringKey = (name: string): KeyAttribute => ({ name, type: 'S' });

export const defineTable = <const Indexes extends string = never>(
  spec: TableSpec<Indexes>,
): TableSpec<Indexes> => spec;

/** The environment variable in which a function finds the table's deployed name. */
export const tableVariable = (spec: { name: string }): string =>
  `${spec.name.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}_TABLE`;
