import { settingsApi } from '@reflekt/shared/api';
import { defineService, uses } from '@reflekt/shared/service';
import { settingsTable } from '@reflekt/shared/tables';

export const settingsService = defineService({
  name: 'settings',
  does: "Keeps each writer's settings, consent to analysis among them",
  kind: 'api',
  routes: settingsApi,
  consumes: [],
  tables: [uses(settingsTable, { actions: ['GetItem', 'PutItem'] })],
  secrets: [],
  settings: ['ALLOWED_ORIGIN'],
  memoryMb: 1024,
  timeoutSeconds: 15,
});
