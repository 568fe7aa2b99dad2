import { httpHandler } from '@reflekt/shared/http';
import { readEnvironment } from '@reflekt/shared/service';
import {
  dynamoClient,
  entryReader,
  insightReader,
  openDatabase,
  readSettings,
} from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { operations } from './operations/index.ts';
import { insightsService } from './service.ts';
import { insightWriter } from './store/insight-writer.ts';

const environment = readEnvironment(insightsService, process.env);
const client = dynamoClient();

export const handler = httpHandler({
  api: insightsService.routes,
  allowedOrigin: environment.settings.ALLOWED_ORIGIN,
  operations,
  deps: (call) => {
    const db = openDatabase(client, environment.tables, call);
    return {
      entries: entryReader(db, Date.now),
      insights: { ...insightReader(db), ...insightWriter(db) },
      settingsOf: (owner) => readSettings(db, owner),
      now: Date.now,
      newId: () => ulid(),
    };
  },
});
