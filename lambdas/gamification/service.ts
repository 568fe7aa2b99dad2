import { gamificationApi } from '@reflekt/shared/api';
import {
  AIInsightRequested,
  EntryCreated,
  EntryDeleted,
  EntryUpdated,
  InsightGenerated,
  PromptUsed,
  SettingsChanged,
} from '@reflekt/shared/events';
import { allowAccess, defineService } from '@reflekt/shared/service';
import {
  entriesTable,
  gamificationTable,
  insightsTable,
  settingsTable,
} from '@reflekt/shared/tables';

/** The API of the game. It computes the current streak at the request. */
export const gamificationService = defineService({
  name: 'gamification',
  description: 'Answers points, levels, streaks and achievements',
  kind: 'api',
  routes: gamificationApi,
  seals: true,
  consumes: [],
  tables: [
    allowAccess(gamificationTable, { actions: ['GetItem', 'BatchGetItem', 'Query'] }),
    allowAccess(settingsTable, { actions: ['GetItem'] }),
    // The zone of the newest entry determines today for an owner without a zone in the settings.
    allowAccess(entriesTable, { actions: [], indexes: ['DateIndex'] }),
  ],
  secrets: [],
  config: ['ALLOWED_ORIGIN'],
  memoryMb: 512,
  timeoutSeconds: 10,
});

/** The consumer that brings the ledger up to date with entries and requests for insights. */
export const gamificationConsumer = defineService({
  name: 'gamification-consumer',
  description: 'Keeps the points ledger in step with the diary',
  kind: 'consumer',
  entry: 'gamification/consumer.ts',
  seals: true,
  consumes: [
    EntryCreated,
    EntryUpdated,
    EntryDeleted,
    PromptUsed,
    AIInsightRequested,
    InsightGenerated,
    SettingsChanged,
  ],
  // Writes of one owner exclude each other. A burst therefore drains faster by larger batches than by more workers,
  // whose write conflicts cost reads.
  queue: { batchSize: 100, batchingWindowSeconds: 1, maxConcurrency: 3 },
  tables: [
    allowAccess(gamificationTable, {
      actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem'],
    }),
    allowAccess(entriesTable, { actions: ['BatchGetItem'] }),
    // An entry that needs help is no part of the game; its insight says so.
    allowAccess(insightsTable, { actions: ['BatchGetItem', 'ConditionCheckItem'] }),
    allowAccess(settingsTable, { actions: ['GetItem'] }),
  ],
  secrets: [],
  config: [],
  memoryMb: 1024,
  timeoutSeconds: 30,
});
