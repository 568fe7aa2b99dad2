import { entriesTable, insightsTable, settingsTable } from '@reflekt/shared/tables';
import { mapEntriesChange } from './entries.ts';
import { mapInsightsChange } from './insights.ts';
import type { Mapping } from './record.ts';
import { mapSettingsChange } from './settings.ts';

/** How the changes of each table with a stream become events. */
export const mappings: Readonly<Record<string, Mapping>> = {
  [entriesTable.name]: mapEntriesChange,
  [insightsTable.name]: mapInsightsChange,
  [settingsTable.name]: mapSettingsChange,
};
