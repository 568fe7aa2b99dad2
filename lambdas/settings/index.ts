import { createApiFunction } from '@reflekt/shared/http';
import { operations } from './operations/index.ts';
import { settingsService } from './service.ts';

/** Answers the endpoints about settings. */
export const handler = createApiFunction(settingsService, operations, ({ db, call }) => ({
  db,
  now: Date.now,
  deadline: call.deadline,
}));
