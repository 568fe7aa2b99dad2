import { createEventConsumer } from '@reflekt/shared/consumer';
import { readEnvironment } from '@reflekt/shared/service';
import {
  createDynamoClient,
  createEntryReader,
  createEntryWriter,
  openDatabase,
} from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { finishDeletions } from './operations/finish-deletions.ts';
import { entriesConsumer } from './service.ts';

const environment = readEnvironment(entriesConsumer, process.env);
const client = createDynamoClient();

export const handler = createEventConsumer({
  service: entriesConsumer.name,
  events: entriesConsumer.consumes,
  consume: finishDeletions,
  deps: (call) => {
    const db = openDatabase(client, environment.tables, call);
    return {
      entries: { ...createEntryReader(db, Date.now), ...createEntryWriter(db) },
      now: Date.now,
      newId: () => ulid(),
    };
  },
});
