import { createApiFunction } from '@reflekt/shared/http';
import {
  createDigestReader,
  createEntryReader,
  createGameReader,
  createInsightReader,
  readSettings,
} from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { operations } from './operations/index.ts';
import { analyticsService } from './service.ts';
import { createDigestWriter } from './store/digest-writer.ts';

/** Answers the endpoints about periods and moods. */
export const handler = createApiFunction(analyticsService, operations, ({ db, call }) => ({
  digests: { ...createDigestReader(db), ...createDigestWriter(db, ulid) },
  entries: createEntryReader(db, Date.now),
  insights: createInsightReader(db),
  game: createGameReader(db),
  settings: (owner) => readSettings(db, owner),
  categoryNames: async () => new Map(),
  now: Date.now,
  deadline: call.deadline,
}));
