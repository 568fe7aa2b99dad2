import { promptsApi } from '@reflekt/shared/api';
import { allowAccess, defineService } from '@reflekt/shared/service';
import {
  entriesTable,
  idempotencyTable,
  insightsTable,
  promptsTable,
  settingsTable,
} from '@reflekt/shared/tables';

/** The API of prompts. */
export const promptsService = defineService({
  name: 'prompts',
  description: "Offers prompts: the catalogue's and one's own, each day another",
  kind: 'api',
  routes: promptsApi,
  seals: true,
  consumes: [],
  tables: [
    allowAccess(promptsTable, {
      actions: ['GetItem', 'PutItem', 'DeleteItem'],
      indexes: ['category-index'],
    }),
    allowAccess(idempotencyTable, { actions: ['GetItem', 'PutItem'] }),
    allowAccess(settingsTable, { actions: ['GetItem'] }),
    // The zone of the newest entry determines today for an owner without a zone in the settings.
    allowAccess(entriesTable, { actions: [], indexes: ['DateIndex'] }),
    // Keywords of insights become themes.
    allowAccess(insightsTable, { actions: ['BatchGetItem'], indexes: ['UserIndex'] }),
  ],
  secrets: [],
  config: ['ALLOWED_ORIGIN'],
  memoryMb: 1024,
  timeoutSeconds: 15,
});
