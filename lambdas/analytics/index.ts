import { createApiFunction } from '@reflekt/shared/http';
import {
  createCategoryReader,
  createDigestReader,
  createEntryReader,
  createGameReader,
  createInsightReader,
  createLetterShelf,
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
  letters: createLetterShelf(db),
  game: createGameReader(db),
  settings: (owner) => readSettings(db, owner),
  categories: createCategoryReader(db),
  now: Date.now,
  deadline: call.deadline,
}));
