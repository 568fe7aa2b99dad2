import { defineService, uses } from '@reflekt/shared/service';
import { entriesTable } from '@reflekt/shared/tables';

export const outboxService = defineService({
  name: 'outbox',
  does: 'Turns what was committed to the tables into events, in order',
  kind: 'outbox',
  consumes: [],
  streams: [
    {
      table: entriesTable,
      filters: [
        // Entries and tombstones stand in an index of their owner; revisions and timers do not.
        { dynamodb: { NewImage: { owner: { S: [{ exists: true }] } } } },
        // Timers that have run out: removed by TTL, not by us.
        {
          eventName: ['REMOVE'],
          userIdentity: { principalId: ['dynamodb.amazonaws.com'] },
          dynamodb: { OldImage: { owner: { S: [{ exists: false }] } } },
        },
      ],
    },
  ],
  tables: [
    // For republishing by hand.
    uses(entriesTable, { actions: ['BatchGetItem'], indexes: ['UserIndex'] }),
  ],
  secrets: [],
  settings: [],
  memoryMb: 512,
  timeoutSeconds: 60,
});
