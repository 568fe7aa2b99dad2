import { entriesApi } from '@reflekt/shared/api';
import {
  CategoryDeleted,
  EntryCreated,
  EntryDeleted,
  EntryRedatingRequested,
  EntryUpdated,
  TrashExpired,
} from '@reflekt/shared/events';
import { allowAccess, defineService } from '@reflekt/shared/service';
import {
  categoriesTable,
  entriesTable,
  gamificationTable,
  idempotencyTable,
  insightsTable,
  promptsTable,
  searchIndexTable,
  settingsTable,
} from '@reflekt/shared/tables';

/** Every write of an entry first marks it for the search index. */
const marksChanges = allowAccess(searchIndexTable, { actions: ['PutItem'] });

/** The API of entries. It seals and opens them. */
export const entriesService = defineService({
  name: 'entries',
  description: 'Keeps the diary: entries, trash, revisions, change feed',
  kind: 'api',
  routes: entriesApi,
  seals: true,
  consumes: [],
  tables: [
    allowAccess(entriesTable, {
      actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'BatchWriteItem'],
      indexes: ['UserIndex', 'DateIndex'],
    }),
    allowAccess(idempotencyTable, { actions: ['GetItem', 'PutItem'] }),
    // For the owner's time zone.
    allowAccess(settingsTable, { actions: ['GetItem'] }),
    // A prompt that an entry begins with is found by its text.
    allowAccess(promptsTable, { actions: [], indexes: ['category-index'] }),
    // An entry's category must be the owner's.
    allowAccess(categoriesTable, { actions: ['GetItem'] }),
    marksChanges,
  ],
  secrets: [],
  config: ['ALLOWED_ORIGIN'],
  memoryMb: 1024,
  timeoutSeconds: 15,
});

/** Finishes permanent deletions. It holds no keys. */
export const entriesConsumer = defineService({
  name: 'entries-consumer',
  description: 'Finishes deletions: what a crash left behind, and the trash after its 30 days',
  kind: 'consumer',
  entry: 'entries/consumer.ts',
  consumes: [EntryDeleted, TrashExpired],
  // An entry that goes into the trash leaves nothing to finish.
  concerns: { [EntryDeleted.name]: { permanent: [true] } },
  queue: { batchSize: 10, batchingWindowSeconds: 0, maxConcurrency: 5 },
  tables: [
    allowAccess(entriesTable, {
      actions: ['GetItem', 'Query', 'PutItem', 'DeleteItem', 'BatchWriteItem'],
    }),
    marksChanges,
  ],
  secrets: [],
  config: [],
  memoryMb: 512,
  timeoutSeconds: 60,
});

/** Updates many entries of an owner at once. */
export const entriesUpdater = defineService({
  name: 'entries-updater',
  description: 'Moves entries to the days of a new time zone, where their writer wishes it',
  kind: 'consumer',
  entry: 'entries/updater.ts',
  seals: true,
  consumes: [EntryRedatingRequested],
  // One event is a whole diary.
  queue: { batchSize: 1, batchingWindowSeconds: 0, maxConcurrency: 5 },
  tables: [
    allowAccess(entriesTable, {
      actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem'],
      indexes: ['UserIndex'],
    }),
    allowAccess(settingsTable, { actions: ['GetItem'] }),
    marksChanges,
  ],
  secrets: [],
  config: [],
  memoryMb: 1024,
  timeoutSeconds: 60,
});

/** Restores entries from backups. It opens and seals them, so that nobody who restores reads them. */
export const entriesRestore = defineService({
  name: 'entries-restore',
  description: 'Brings entries of a backup back as new versions; invoked by hand',
  kind: 'tool',
  entry: 'entries/restore.ts',
  seals: true,
  consumes: [],
  tables: [
    allowAccess(entriesTable, { actions: ['GetItem', 'PutItem', 'DeleteItem'] }),
    // For the version that consumers have applied.
    allowAccess(gamificationTable, { actions: ['GetItem'] }),
    allowAccess(insightsTable, { actions: ['GetItem'] }),
    marksChanges,
  ],
  secrets: [],
  config: [],
  memoryMb: 1024,
  timeoutSeconds: 60,
});

/** Files entries under their categories, and clears deleted categories from them. */
export const filingConsumer = defineService({
  name: 'filing-consumer',
  description: "Counts each category's entries, and clears a deleted category from them",
  kind: 'consumer',
  entry: 'entries/filing-consumer.ts',
  seals: true,
  consumes: [EntryCreated, EntryUpdated, EntryDeleted, CategoryDeleted],
  // Entries of one owner share the counts. A burst drains faster by larger batches than by more workers.
  queue: { batchSize: 100, batchingWindowSeconds: 1, maxConcurrency: 3 },
  tables: [
    allowAccess(entriesTable, { actions: ['GetItem', 'BatchGetItem', 'PutItem'] }),
    allowAccess(categoriesTable, {
      actions: ['BatchGetItem', 'Query', 'PutItem', 'DeleteItem', 'ConditionCheckItem'],
    }),
    marksChanges,
  ],
  secrets: [],
  config: [],
  memoryMb: 512,
  timeoutSeconds: 60,
});
