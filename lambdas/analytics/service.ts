import { analyticsApi } from '@reflekt/shared/api';
import { EntryCreated, EntryDeleted, EntryUpdated, InsightGenerated } from '@reflekt/shared/events';
import { allowAccess, defineService } from '@reflekt/shared/service';
import {
  analyticsTable,
  categoriesTable,
  entriesTable,
  gamificationTable,
  insightsTable,
  settingsTable,
} from '@reflekt/shared/tables';

/** The API of analytics. It sums up digests, and never reads an entry but to compute the digests anew. */
export const analyticsService = defineService({
  name: 'analytics',
  description: 'Sums up periods: entries, words, moods, keywords',
  kind: 'api',
  routes: analyticsApi,
  seals: true,
  consumes: [],
  tables: [
    allowAccess(analyticsTable, {
      actions: ['BatchGetItem', 'Query', 'PutItem', 'BatchWriteItem'],
      indexes: ['DayIndex'],
    }),
    allowAccess(entriesTable, { actions: ['BatchGetItem'], indexes: ['DateIndex'] }),
    allowAccess(insightsTable, { actions: ['BatchGetItem'] }),
    allowAccess(categoriesTable, { actions: ['BatchGetItem'] }),
    // Streaks are those of the game.
    allowAccess(gamificationTable, { actions: ['GetItem', 'BatchGetItem', 'Query'] }),
    allowAccess(settingsTable, { actions: ['GetItem'] }),
  ],
  secrets: [],
  config: ['ALLOWED_ORIGIN'],
  memoryMb: 1769,
  timeoutSeconds: 29,
});

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
    allowAccess(analyticsTable, { actions: ['BatchGetItem', 'PutItem', 'BatchWriteItem'] }),
    allowAccess(entriesTable, { actions: ['BatchGetItem'] }),
    allowAccess(insightsTable, { actions: ['BatchGetItem'] }),
  ],
  secrets: [],
  config: [],
  memoryMb: 512,
  timeoutSeconds: 30,
});
