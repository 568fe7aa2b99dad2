import { createApiFunction } from '@reflekt/shared/http';
import { ulid } from 'ulid';
import { operations } from './operations/index.ts';
import { settingsService } from './service.ts';
import { createCategoryStore } from './store/categories.ts';

/** Answers the endpoints about settings and categories. */
export const handler = createApiFunction(settingsService, operations, ({ db, call }) => ({
  db,
  categories: createCategoryStore(db, { deadline: call.deadline, now: Date.now }),
  now: Date.now,
  newId: () => ulid(),
  deadline: call.deadline,
}));
