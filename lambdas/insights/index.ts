import { createApiFunction } from '@reflekt/shared/http';
import { createEntryReader, createInsightReader, readSettings } from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { operations } from './operations/index.ts';
import { insightsService } from './service.ts';
import { createInsightWriter } from './store/insight-writer.ts';

/** Answers the endpoints about insights. */
export const handler = createApiFunction(insightsService, operations, ({ db }) => ({
  entries: createEntryReader(db, Date.now),
  insights: { ...createInsightReader(db), ...createInsightWriter(db) },
  settingsOf: (owner) => readSettings(db, owner),
  now: Date.now,
  newId: () => ulid(),
}));
