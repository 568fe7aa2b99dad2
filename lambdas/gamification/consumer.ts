import { createConsumer } from '@reflekt/shared/consumer';
import { createEntryReader, createInsightReader, readSettings } from '@reflekt/shared/store';
import { monotonicFactory } from 'ulid';
import { applyEvents } from './operations/apply-events.ts';
import { gamificationConsumer } from './service.ts';
import { createGameStore } from './store/index.ts';

const ascending = monotonicFactory();

/** Consumes the events that change an owner's game. */
export const handler = createConsumer(gamificationConsumer, applyEvents, ({ db, call }) => ({
  game: createGameStore(db, () => ascending()),
  readEntries: createEntryReader(db, Date.now).readMany,
  readInsights: createInsightReader(db).readMany,
  settings: (owner) => readSettings(db, owner),
  now: Date.now,
  deadline: call.deadline,
}));
