import { createEventConsumer } from '@reflekt/shared/consumer';
import { readEnvironment } from '@reflekt/shared/service';
import {
  createDynamoClient,
  createEntryReader,
  createInsightReader,
  openDatabase,
  readSettings,
} from '@reflekt/shared/store';
import { monotonicFactory } from 'ulid';
import { applyEvents } from './operations/apply-events.ts';
import { gamificationConsumer } from './service.ts';
import { createGameStore } from './store/index.ts';

const environment = readEnvironment(gamificationConsumer, process.env);
const client = createDynamoClient();
const ascending = monotonicFactory();

export const handler = createEventConsumer({
  service: gamificationConsumer.name,
  events: gamificationConsumer.consumes,
  consume: applyEvents,
  deps: (call) => {
    const db = openDatabase(client, environment.tables, call);
    const entries = createEntryReader(db, Date.now);
    return {
      game: createGameStore(db, () => ascending()),
      readEntries: entries.readMany,
      readInsights: createInsightReader(db).readMany,
      restDays: async (owner) => (await readSettings(db, owner)).rest_days,
      now: Date.now,
      deadline: call.deadline,
    };
  },
});
