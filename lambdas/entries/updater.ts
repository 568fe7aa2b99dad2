import { createConsumer } from '@reflekt/shared/consumer';
import { createEntryReader, readSettings } from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { redateEntries } from './operations/redate-entries.ts';
import { entriesUpdater } from './service.ts';
import { createEntryWriter } from './store/entry-writer.ts';

/** Consumes the events that change many entries of an owner. */
export const handler = createConsumer(entriesUpdater, redateEntries, ({ db, call }) => ({
  entries: { ...createEntryReader(db, Date.now), ...createEntryWriter(db) },
  settings: (owner) => readSettings(db, owner),
  now: Date.now,
  newId: () => ulid(),
  deadline: call.deadline,
}));
