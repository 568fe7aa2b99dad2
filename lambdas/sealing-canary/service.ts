import { allowAccess, defineService } from '@reflekt/shared/service';
import { idempotencyTable } from '@reflekt/shared/tables';

export const sealingCanary = defineService({
  name: 'sealing-canary',
  description:
    'Opens a diary of our own every day, which was sealed once: the first to notice when keys are lost',
  kind: 'scheduled',
  consumes: [],
  schedule: { everyHours: 24 },
  tables: [allowAccess(idempotencyTable, { actions: ['GetItem', 'PutItem'] })],
  seals: true,
  secrets: [],
  config: [],
  memoryMb: 512,
  timeoutSeconds: 60,
});
