import { settingsApi } from '@reflekt/shared/api';
import { allowAccess, defineService } from '@reflekt/shared/service';
import { categoriesTable, idempotencyTable, settingsTable } from '@reflekt/shared/tables';

/** The API of settings and categories. */
export const settingsService = defineService({
  name: 'settings',
  description: "Keeps each writer's settings, consent to analysis among them, and categories",
  kind: 'api',
  routes: settingsApi,
  seals: true,
  consumes: [],
  tables: [
    allowAccess(settingsTable, { actions: ['GetItem', 'PutItem'] }),
    allowAccess(categoriesTable, {
      actions: ['GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem'],
      indexes: ['UserIndex'],
    }),
    allowAccess(idempotencyTable, { actions: ['GetItem', 'PutItem'] }),
  ],
  secrets: [],
  config: ['ALLOWED_ORIGIN'],
  memoryMb: 1024,
  timeoutSeconds: 15,
});
