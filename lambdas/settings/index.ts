import { createApiFunction } from '@reflekt/shared/http';
import { operations } from './operations/index.ts';
import { settingsService } from './service.ts';

export const handler = createApiFunction(settingsService, operations, ({ db, call }) => ({
  db,
  now: Date.now,
  deadline: call.deadline,
}));
