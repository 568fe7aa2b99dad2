import { searchApi } from '@reflekt/shared/api';
import { EntryCreated, EntryDeleted, EntryUpdated } from '@reflekt/shared/events';
import { allowAccess, defineService } from '@reflekt/shared/service';
import {
  categoriesTable,
  entriesTable,
  searchIndexTable,
  settingsTable,
} from '@reflekt/shared/tables';

/** Keeping an index up to date: the consumer does, and a search where there is no index yet. */
const keepsIndex = [
  allowAccess(searchIndexTable, {
    actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'BatchWriteItem'],
  }),
  allowAccess(entriesTable, { actions: ['BatchGetItem'], indexes: ['UserIndex'] }),
];

/** The API of searches and tags. */
export const searchService = defineService({
  name: 'search',
  description: 'Searches the diary; counts and suggests tags',
  kind: 'api',
  routes: searchApi,
  seals: true,
  consumes: [],
  tables: [
    ...keepsIndex,
    // For the category of a name.
    allowAccess(categoriesTable, { actions: ['GetItem'] }),
    // For the owner's language.
    allowAccess(settingsTable, { actions: ['GetItem'] }),
  ],
  secrets: [],
  config: ['ALLOWED_ORIGIN'],
  memoryMb: 1024,
  timeoutSeconds: 25,
});

/** The consumer that brings changes of entries into the search index. */
export const searchConsumer = defineService({
  name: 'search-consumer',
  description: 'Compacts the search index; rebuilds and verifies it when an operator asks',
  kind: 'consumer',
  entry: 'search/consumer.ts',
  seals: true,
  consumes: [EntryCreated, EntryUpdated, EntryDeleted],
  // Compactions of one owner exclude each other, and a larger batch is a larger compaction.
  queue: { batchSize: 100, batchingWindowSeconds: 2, maxConcurrency: 3 },
  tables: keepsIndex,
  secrets: [],
  config: [],
  memoryMb: 1769,
  timeoutSeconds: 120,
});
