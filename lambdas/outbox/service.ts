import { allowAccess, defineService } from '@reflekt/shared/service';
import { allStreams } from '@reflekt/shared/streams';
import { idempotencyTable, REPUBLISH_PARTITION } from '@reflekt/shared/tables';

/** Publishes the changes of streamed tables as events. */
export const outboxService = defineService({
  name: 'outbox',
  description: 'Publishes what was committed to the tables as events',
  kind: 'outbox',
  consumes: [],
  streams: allStreams,
  // For republishing by hand.
  tables: [
    ...allStreams.map(({ table, republish }) =>
      allowAccess(table, {
        actions: ['BatchGetItem'],
        indexes: 'index' in republish ? [republish.index] : [],
        scan: 'index' in republish ? { index: republish.index } : {},
      }),
    ),
    allowAccess(idempotencyTable, {
      actions: ['GetItem', 'PutItem'],
      partitions: [REPUBLISH_PARTITION],
    }),
  ],
  secrets: [],
  config: [],
  memoryMb: 512,
  timeoutSeconds: 60,
});
