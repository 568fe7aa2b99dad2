import * as definitions from './definitions.ts';
import type { TableSpec } from './spec.ts';

type Defined = (typeof definitions)[keyof typeof definitions];

const isTable = (value: Defined): value is Extract<Defined, TableSpec> =>
  typeof value === 'object' && 'durability' in value;

/** All tables. A table that is absent from `definitions.ts` is not deployed. */
export const allTables = Object.values(definitions).filter(isTable);
