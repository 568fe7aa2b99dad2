import { createHttpHandler } from '@reflekt/shared/http';
import { readEnvironment } from '@reflekt/shared/service';
import {
  createDynamoClient,
  openDatabase,
  readSettings,
  writeSettings,
} from '@reflekt/shared/store';
import { operations } from './operations/index.ts';
import { settingsService } from './service.ts';

const environment = readEnvironment(settingsService, process.env);
const client = createDynamoClient();

export const handler = createHttpHandler({
  api: settingsService.routes,
  allowedOrigin: environment.config.ALLOWED_ORIGIN,
  operations,
  deps: (call, requestId) => {
    const db = openDatabase(client, environment.tables, call);
    return {
      read: (owner) => readSettings(db, owner),
      write: (owner, next) => writeSettings(db, owner, next, requestId),
      now: Date.now,
      deadline: call.deadline,
    };
  },
});
