import { createApiFunction } from '@reflekt/shared/http';
import { createCategoryReader, createEntryReader, readSettings } from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { operations } from './operations/index.ts';
import { searchService } from './service.ts';
import { createIndexStore } from './store/index-store.ts';
import { createMemory } from './store/memory.ts';
import { createPartStore } from './store/parts.ts';

const memory = createMemory();

/** Answers the endpoints about searches and tags. */
export const handler = createApiFunction(searchService, operations, ({ db, call }) => ({
  db,
  memory,
  index: createIndexStore(db, Date.now),
  parts: createPartStore(db, memory.parts),
  entries: createEntryReader(db, Date.now),
  language: async (owner) => (await readSettings(db, owner)).language,
  categoryId: createCategoryReader(db).idOfName,
  now: Date.now,
  newId: () => ulid(),
  deadline: call.deadline,
}));
