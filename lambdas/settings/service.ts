import { settingsApi } from '@reflekt/shared/api';
import { allowAccess, defineService } from '@reflekt/shared/service';
import { settingsTable } from '@reflekt/shared/tables';

/** The API of settings. */
export const settingsService = defineService({
  name: 'settings',
  description: "Keeps each writer's settings, consent to analysis among them",
  kind: 'api',
  routes: settingsApi,
  seals: true,
  consumes: [],
  tables: [allowAccess(settingsTable, { actions: ['GetItem', 'PutItem'] })],
  secrets: [],
  config: ['ALLOWED_ORIGIN'],
  memoryMb: 1024,
  timeoutSeconds: 15,
});
