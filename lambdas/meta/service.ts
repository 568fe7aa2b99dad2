import { metaApi } from '@reflekt/shared/api';
import { defineService, uses } from '@reflekt/shared/service';
import { entriesTable } from '@reflekt/shared/tables';

export const metaService = defineService({
  name: 'meta',
  does: 'Health and the OpenAPI document',
  kind: 'api',
  routes: metaApi,
  consumes: [],
  tables: [uses(entriesTable, { actions: ['GetItem'] })],
  secrets: [],
  settings: ['ALLOWED_ORIGIN'],
  memoryMb: 512,
  timeoutSeconds: 10,
});
