import { entriesApi } from '@reflekt/shared/api';
import { defineService, uses } from '@reflekt/shared/service';
import { entriesTable, idempotencyTable } from '@reflekt/shared/tables';

export const entriesService = defineService({
  name: 'entries',
  does: 'Keeps the diary: entries, trash, revisions, change feed',
  kind: 'api',
  routes: entriesApi,
  consumes: [],
  tables: [
    uses(entriesTable, {
      actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'BatchWriteItem'],
      indexes: ['UserIndex', 'DateIndex'],
    }),
    uses(idempotencyTable, { actions: ['GetItem', 'PutItem'] }),
  ],
  secrets: [],
  settings: ['ALLOWED_ORIGIN'],
  memoryMb: 1024,
  timeoutSeconds: 15,
});
