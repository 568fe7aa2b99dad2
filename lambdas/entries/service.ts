import { entriesApi } from '@reflekt/shared/api';
import { EntryDeleted, TrashExpired } from '@reflekt/shared/events';
import { defineService, uses } from '@reflekt/shared/service';
import { entriesTable, idempotencyTable, settingsTable } from '@reflekt/shared/tables';

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
    // The writer's time zone.
    uses(settingsTable, { actions: ['GetItem'] }),
  ],
  secrets: [],
  settings: ['ALLOWED_ORIGIN'],
  memoryMb: 1024,
  timeoutSeconds: 15,
});

export const entriesConsumer = defineService({
  name: 'entries-consumer',
  does: 'Finishes deletions: what a crash left behind, and the trash after its 30 days',
  kind: 'consumer',
  entry: 'entries/events.ts',
  consumes: [EntryDeleted, TrashExpired],
  queue: { batchSize: 10, batchingWindowSeconds: 0, maxConcurrency: 5 },
  tables: [
    uses(entriesTable, {
      actions: ['GetItem', 'Query', 'PutItem', 'DeleteItem', 'BatchWriteItem'],
    }),
  ],
  secrets: [],
  settings: [],
  memoryMb: 512,
  timeoutSeconds: 60,
});
