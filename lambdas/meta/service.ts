import { metaApi } from '@reflekt/shared/api';
import { allowAccess, defineService } from '@reflekt/shared/service';
import { entriesTable } from '@reflekt/shared/tables';

/** No owner's key begins with `#`, so no data is touched, and the role allows nothing else. */
export const HEALTH_PARTITION = '#health';

/** The API about the API itself: health and the OpenAPI document. */
export const metaService = defineService({
  name: 'meta',
  description: 'Health and the OpenAPI document',
  kind: 'api',
  routes: metaApi,
  consumes: [],
  tables: [allowAccess(entriesTable, { actions: ['GetItem'], partitions: [HEALTH_PARTITION] })],
  secrets: [],
  config: ['ALLOWED_ORIGIN'],
  memoryMb: 512,
  timeoutSeconds: 10,
});
