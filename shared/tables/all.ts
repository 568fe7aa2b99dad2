import { entriesTable } from './entries.ts';
import { gamificationTable } from './gamification.ts';
import { idempotencyTable } from './idempotency.ts';
import { insightsTable } from './insights.ts';
import { keysTable } from './keys.ts';
import { settingsTable } from './settings.ts';

/** All tables. A table that is absent here is not deployed. */
export const allTables = [
  entriesTable,
  gamificationTable,
  idempotencyTable,
  insightsTable,
  keysTable,
  settingsTable,
] as const;
