import { eventConsumer } from '@reflekt/shared/consumer';
import { readEnvironment } from '@reflekt/shared/service';
import { dynamoClient, entryReader, entryWriter, openDatabase } from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { finishDeletions } from './operations/finish-deletions.ts';
import { entriesConsumer } from './service.ts';

const environment = readEnvironment(entriesConsumer, process.env);
const client = dynamoClient();

export const handler = eventConsumer({
  service: entriesConsumer.name,
  events: entriesConsumer.consumes,
  consume: finishDeletions,
  deps: (call) => {
    const db = openDatabase(client, environment.tables, call);
    return {
      entries: { ...entryReader(db, Date.now), ...entryWriter(db) },
      now: Date.now,
      newId: () => ulid(),
    };
  },
});
