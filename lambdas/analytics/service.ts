import { EntryCreated, EntryDeleted, EntryUpdated, InsightGenerated } from '@reflekt/shared/events';
import { allowAccess, defineService } from '@reflekt/shared/service';
import { analyticsTable, entriesTable, insightsTable } from '@reflekt/shared/tables';

/** The consumer that keeps the digests of entries up to date. */
export const analyticsConsumer = defineService({
  name: 'analytics-consumer',
  description: 'Keeps a digest of each entry, from which periods are summed up',
  kind: 'consumer',
  entry: 'analytics/consumer.ts',
  seals: true,
  consumes: [EntryCreated, EntryUpdated, EntryDeleted, InsightGenerated],
  queue: { batchSize: 50, batchingWindowSeconds: 1, maxConcurrency: 3 },
  tables: [
    allowAccess(analyticsTable, { actions: ['BatchGetItem', 'PutItem'] }),
    allowAccess(entriesTable, { actions: ['BatchGetItem'] }),
    allowAccess(insightsTable, { actions: ['BatchGetItem'] }),
  ],
  secrets: [],
  config: [],
  memoryMb: 512,
  timeoutSeconds: 30,
});
