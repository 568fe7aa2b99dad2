import { createApiFunction } from '@reflekt/shared/http';
import { createCategoryReader, createEntryReader, readOwnPrompts } from '@reflekt/shared/store';
import { MINUTE } from '@reflekt/shared/time';
import { ulid } from 'ulid';
import { operations } from './operations/index.ts';
import { entriesService } from './service.ts';
import { readDefaultZone } from './store/default-zone.ts';
import { createEntryWriter } from './store/entry-writer.ts';

/** Answers the endpoints about entries. */
export const handler = createApiFunction(entriesService, operations, ({ db, call }) => ({
  db,
  entries: { ...createEntryReader(db, Date.now), ...createEntryWriter(db) },
  categories: createCategoryReader(db),
  ownPrompts: async (owner) => (await readOwnPrompts(db, owner)).prompts,
  now: Date.now,
  newId: () => ulid(),
  defaultZone: (owner) => readDefaultZone(db, owner),
  deadline: call.deadline,
  repeatWindow: MINUTE,
  feedOverlap: 5 * MINUTE,
}));
