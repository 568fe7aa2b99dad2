import { metaApi } from '@reflekt/shared/api';
import { allowAccess, defineService } from '@reflekt/shared/service';
import { entriesTable } from '@reflekt/shared/tables';

/** The API about the API itself: health and the OpenAPI document. */
export const metaService = defineService({
  name: 'meta',
  description: 'Health and the OpenAPI document',
  kind: 'api',
  routes: metaApi,
  consumes: [],
  tables: [allowAccess(entriesTable, { actions: ['GetItem'] })],
  secrets: [],
  config: ['ALLOWED_ORIGIN'],
  memoryMb: 512,
  timeoutSeconds: 10,
});
