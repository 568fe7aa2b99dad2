import { insightsApi, lettersApi } from '@reflekt/shared/api';
import {
  AIInsightRequested,
  EntryCreated,
  EntryDeleted,
  EntryUpdated,
} from '@reflekt/shared/events';
import { allowAccess, defineService, type SecretSpec } from '@reflekt/shared/service';
import { analyticsTable, entriesTable, insightsTable, settingsTable } from '@reflekt/shared/tables';

export const anthropicSecret: SecretSpec = {
  name: 'anthropic',
  description: 'the API key for Anthropic; without a value that provider is not asked',
};
export const openaiSecret: SecretSpec = {
  name: 'openai',
  description: 'the API key for OpenAI; without a value that provider is not asked',
};

export const insightsService = defineService({
  name: 'insights',
  description: 'Answers the insight of an entry, and takes requests for one',
  kind: 'api',
  routes: insightsApi,
  seals: true,
  consumes: [],
  tables: [
    allowAccess(entriesTable, { actions: ['GetItem', 'BatchGetItem'] }),
    allowAccess(insightsTable, { actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'] }),
    allowAccess(settingsTable, { actions: ['GetItem'] }),
  ],
  secrets: [],
  config: ['ALLOWED_ORIGIN'],
  memoryMb: 1024,
  timeoutSeconds: 15,
});

/** The letters. They are made from digests, and from the few entries that they quote. */
export const lettersService = defineService({
  name: 'letters',
  entry: 'insights/letters.ts',
  description: 'Answers letters about a week, a month or a year',
  kind: 'api',
  routes: lettersApi,
  seals: true,
  consumes: [],
  tables: [
    allowAccess(analyticsTable, {
      actions: ['GetItem', 'PutItem', 'ConditionCheckItem'],
      indexes: ['DayIndex'],
    }),
    allowAccess(entriesTable, { actions: ['BatchGetItem'], indexes: ['DateIndex'] }),
    allowAccess(settingsTable, { actions: ['GetItem'] }),
  ],
  secrets: [],
  config: ['ALLOWED_ORIGIN'],
  memoryMb: 1024,
  timeoutSeconds: 15,
});

/** Members of an entry whose change may need another insight. A restore from the trash changes the last. */
export const ANALYSED_MEMBERS = ['title', 'content', 'deleted_at'] as const;

export const insightsConsumer = defineService({
  name: 'insights-consumer',
  entry: 'insights/consumer.ts',
  seals: true,
  description:
    'Analyses entries, where the writer agreed: with the AI providers or in its own code',
  kind: 'consumer',
  consumes: [EntryCreated, EntryUpdated, EntryDeleted, AIInsightRequested],
  concerns: {
    [EntryUpdated.name]: { changed: ANALYSED_MEMBERS },
    [EntryDeleted.name]: { permanent: [true] },
  },
  queue: { batchSize: 10, batchingWindowSeconds: 0, maxConcurrency: 5, delayed: true },
  tables: [
    allowAccess(entriesTable, { actions: ['GetItem'] }),
    allowAccess(insightsTable, {
      actions: [
        'GetItem',
        'BatchGetItem',
        'Query',
        'PutItem',
        'UpdateItem',
        'DeleteItem',
        'BatchWriteItem',
      ],
    }),
    allowAccess(settingsTable, { actions: ['GetItem'] }),
  ],
  secrets: [anthropicSecret, openaiSecret],
  config: [
    'ANTHROPIC_MODEL',
    'ANTHROPIC_BASE_URL',
    'OPENAI_MODEL',
    'OPENAI_BASE_URL',
    'INSIGHT_TOKENS_PER_USER',
    'INSIGHT_TOKENS_PER_TENANT',
  ],
  memoryMb: 1024,
  timeoutSeconds: 120,
});
