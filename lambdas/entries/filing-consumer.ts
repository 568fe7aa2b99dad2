import { createConsumer } from '@reflekt/shared/consumer';
import { createCategoryReader, createEntryReader } from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { fileEntries } from './operations/file-entries.ts';
import { filingConsumer } from './service.ts';
import { createEntryWriter } from './store/entry-writer.ts';
import { createFilingStore } from './store/filings.ts';

/** Consumes the events that file entries under their categories. */
export const handler = createConsumer(filingConsumer, fileEntries, ({ db, call }) => {
  const categories = createCategoryReader(db);
  const newId = () => ulid();
  return {
    entries: { ...createEntryReader(db, Date.now), ...createEntryWriter(db) },
    filings: createFilingStore(db, categories, newId),
    categories,
    now: Date.now,
    newId,
    deadline: call.deadline,
  };
});
