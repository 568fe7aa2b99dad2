import { createApiFunction } from '@reflekt/shared/http';
import { errorFields, log } from '@reflekt/shared/log';
import { entriesTable } from '@reflekt/shared/tables';
import { operations } from './operations/index.ts';
import { HEALTH_PARTITION, metaService } from './service.ts';

/** Milliseconds within which storage must answer, retries included. */
const STORAGE_TIMEOUT = 2_000;
const HEALTH_KEY = { id: HEALTH_PARTITION, tenant_id: HEALTH_PARTITION };

/** Answers the endpoints about the API itself. */
export const handler = createApiFunction(metaService, operations, ({ call, runtime }) => ({
  now: Date.now,
  storageAnswers: async () => {
    const deadline = Math.min(call.deadline, Date.now() + STORAGE_TIMEOUT);
    try {
      await runtime.openDatabase({ ...call, deadline }).get(entriesTable, HEALTH_KEY);
      return true;
    } catch (error) {
      log('warn', 'Storage does not answer.', { service: metaService.name, ...errorFields(error) });
      return false;
    }
  },
}));
