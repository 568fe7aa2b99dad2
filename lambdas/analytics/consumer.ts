import { createConsumer } from '@reflekt/shared/consumer';
import {
  createDigestReader,
  createEntryReader,
  createInsightReader,
  createLetterShelf,
} from '@reflekt/shared/store';
import { ulid } from 'ulid';
import { applyEvents } from './operations/apply-events.ts';
import { analyticsConsumer } from './service.ts';
import { createDigestWriter } from './store/digest-writer.ts';

/** Consumes the events that change digests. */
export const handler = createConsumer(analyticsConsumer, applyEvents, ({ db, call }) => ({
  digests: { ...createDigestReader(db), ...createDigestWriter(db, ulid) },
  entries: createEntryReader(db, Date.now),
  insights: createInsightReader(db),
  letters: createLetterShelf(db),
  now: Date.now,
  deadline: call.deadline,
}));
