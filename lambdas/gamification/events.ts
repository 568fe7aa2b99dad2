import { eventConsumer } from '@reflekt/shared/consumer';
import { readEnvironment } from '@reflekt/shared/service';
import {
  dynamoClient,
  entryReader,
  insightReader,
  openDatabase,
  readSettings,
} from '@reflekt/shared/store';
import { monotonicFactory } from 'ulid';
import { applyEvents } from './operations/apply-events.ts';
import { gamificationConsumer } from './service.ts';
import { gameStore } from './store/index.ts';

const environment = readEnvironment(gamificationConsumer, process.env);
const client = dynamoClient();
const ascending = monotonicFactory();

export const handler = eventConsumer({
  service: gamificationConsumer.name,
  events: gamificationConsumer.consumes,
  consume: applyEvents,
  deps: (call) => {
    const db = openDatabase(client, environment.tables, call);
    const entries = entryReader(db, Date.now);
    return {
      game: gameStore(db, () => ascending()),
      readEntries: entries.readMany,
      readInsights: insightReader(db).readMany,
      restDays: async (owner) => (await readSettings(db, owner)).rest_days,
      now: Date.now,
      deadline: call.deadline,
    };
  },
});
