import { createHttpHandler } from '@reflekt/shared/http';
import { readEnvironment } from '@reflekt/shared/service';
import {
  createDynamoClient,
  createEntryReader,
  createEntryWriter,
  openDatabase,
  readSettings,
} from '@reflekt/shared/store';
import { MINUTE } from '@reflekt/shared/time';
import { ulid } from 'ulid';
import { operations } from './operations/index.ts';
import { entriesService } from './service.ts';

const environment = readEnvironment(entriesService, process.env);
const client = createDynamoClient();

export const handler = createHttpHandler({
  api: entriesService.routes,
  allowedOrigin: environment.config.ALLOWED_ORIGIN,
  operations,
  deps: (call) => {
    const db = openDatabase(client, environment.tables, call);
    return {
      entries: { ...createEntryReader(db, Date.now), ...createEntryWriter(db) },
      now: Date.now,
      newId: () => ulid(),
      defaultZone: async (owner) => (await readSettings(db, owner)).time_zone ?? 'UTC',
      deadline: call.deadline,
      feedOverlap: 5 * MINUTE,
    };
  },
});
