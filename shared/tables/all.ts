import { entriesTable } from './entries.ts';
import { gamificationTable } from './gamification.ts';
import { idempotencyTable } from './idempotency.ts';
import { insightsTable } from './insights.ts';
import { keysTable } from './keys.ts';
import { settingsTable } from './settings.ts';

/** Every table there is. A table that is not listed here is not deployed. */
export const allTables = [
  entriesTable,
  gamificationTable,
  idempotencyTable,
  insightsTable,
  keysTable,
  settingsTable,
] as const;
