import { httpHandler } from '@reflekt/shared/http';
import { readEnvironment } from '@reflekt/shared/service';
import { dynamoClient, openDatabase, readSettings, writeSettings } from '@reflekt/shared/store';
import { operations } from './operations/index.ts';
import { settingsService } from './service.ts';

const environment = readEnvironment(settingsService, process.env);
const client = dynamoClient();

export const handler = httpHandler({
  api: settingsService.routes,
  allowedOrigin: environment.settings.ALLOWED_ORIGIN,
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
