import { createConsumer } from '@reflekt/shared/consumer';
import { createEntryReader } from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { finishDeletions } from './operations/finish-deletions.ts';
import { entriesConsumer } from './service.ts';
import { createEntryWriter } from './store/entry-writer.ts';

/** Consumes the events that end the retention of trash and finish deletions. */
export const handler = createConsumer(entriesConsumer, finishDeletions, ({ db }) => ({
  entries: { ...createEntryReader(db, Date.now), ...createEntryWriter(db) },
  now: Date.now,
  newId: () => ulid(),
}));
