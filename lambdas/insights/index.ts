import { createHttpHandler } from '@reflekt/shared/http';
import { readEnvironment } from '@reflekt/shared/service';
import {
  createDynamoClient,
  createEntryReader,
  createInsightReader,
  openDatabase,
  readSettings,
} from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { operations } from './operations/index.ts';
import { insightsService } from './service.ts';
import { createInsightWriter } from './store/insight-writer.ts';

const environment = readEnvironment(insightsService, process.env);
const client = createDynamoClient();

export const handler = createHttpHandler({
  api: insightsService.routes,
  allowedOrigin: environment.config.ALLOWED_ORIGIN,
  operations,
  deps: (call) => {
    const db = openDatabase(client, environment.tables, call);
    return {
      entries: createEntryReader(db, Date.now),
      insights: { ...createInsightReader(db), ...createInsightWriter(db) },
      settingsOf: (owner) => readSettings(db, owner),
      now: Date.now,
      newId: () => ulid(),
    };
  },
});
