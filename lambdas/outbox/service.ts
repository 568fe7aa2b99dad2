import { allowAccess, defineService } from '@reflekt/shared/service';
import { entriesTable, insightsTable, settingsTable } from '@reflekt/shared/tables';

/** Items that name their owner are what events are about; the rest is bookkeeping. */
const hasOwner = { dynamodb: { NewImage: { owner: { S: [{ exists: true }] } } } };

export const outboxService = defineService({
  name: 'outbox',
  description: 'Turns what was committed to the tables into events, in order',
  kind: 'outbox',
  consumes: [],
  streams: [
    {
      table: entriesTable,
      filters: [
        hasOwner,
        // Timers that have run out: removed by TTL, not by us.
        {
          eventName: ['REMOVE'],
          userIdentity: { principalId: ['dynamodb.amazonaws.com'] },
          dynamodb: { OldImage: { owner: { S: [{ exists: false }] } } },
        },
      ],
    },
    { table: insightsTable, filters: [hasOwner] },
    { table: settingsTable, filters: [hasOwner] },
  ],
  tables: [
    // For republishing by hand.
    allowAccess(entriesTable, { actions: ['BatchGetItem'], indexes: ['UserIndex'] }),
    allowAccess(insightsTable, { actions: ['BatchGetItem'], indexes: ['UserIndex'] }),
    allowAccess(settingsTable, { actions: ['BatchGetItem'] }),
  ],
  secrets: [],
  config: [],
  memoryMb: 512,
  timeoutSeconds: 60,
});
