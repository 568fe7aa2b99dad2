import { createHttpHandler } from '@reflekt/shared/http';
import { errorFields, log } from '@reflekt/shared/log';
import { readEnvironment } from '@reflekt/shared/service';
import { createDynamoClient, openDatabase } from '@reflekt/shared/store';
import { entriesTable } from '@reflekt/shared/tables';
import { operations } from './operations/index.ts';
import { metaService } from './service.ts';

/** Milliseconds within which storage must answer, retries included. */
const PATIENCE = 2_000;
/** No owner's key looks like this, so nobody's data is touched. */
const NOBODYS_KEY = { id: 'health', tenant_id: 'health' };

const environment = readEnvironment(metaService, process.env);
const client = createDynamoClient();

export const handler = createHttpHandler({
  api: metaService.routes,
  allowedOrigin: environment.config.ALLOWED_ORIGIN,
  operations,
  deps: (call) => ({
    now: Date.now,
    storageAnswers: async () => {
      const deadline = Math.min(call.deadline, Date.now() + PATIENCE);
      try {
        await openDatabase(client, environment.tables, { ...call, deadline }).get(
          entriesTable,
          NOBODYS_KEY,
        );
        return true;
      } catch (error) {
        log('warn', 'Storage does not answer.', {
          service: metaService.name,
          ...errorFields(error),
        });
        return false;
      }
    },
  }),
});
