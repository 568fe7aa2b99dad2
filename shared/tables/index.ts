import { entriesTable } from './entries.ts';
import { gamificationTable } from './gamification.ts';
import { idempotencyTable } from './idempotency.ts';
import { insightsTable } from './insights.ts';
import { keysTable } from './keys.ts';
import { settingsTable } from './settings.ts';
import type { TableSpec } from './spec.ts';

export * from './entity-id.ts';
export * from './entries.ts';
export * from './gamification.ts';
export * from './idempotency.ts';
export * from './insights.ts';
export * from './keys.ts';
export * from './owner.ts';
export * from './settings.ts';
export * from './spec.ts';

/** Every table there is. What is not listed here is not deployed. */
export const allTables: readonly TableSpec[] = [
  entriesTable,
  gamificationTable,
  idempotencyTable,
  insightsTable,
  keysTable,
  settingsTable,
];
