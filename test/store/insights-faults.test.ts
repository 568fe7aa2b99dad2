import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { DomainError } from '@reflekt/shared/errors';
import { FaultInjector, seededRandom } from '@reflekt/shared/store/testing';
import { textHash } from '@reflekt/shared/text';
import type { InsightEvent } from '../../lambdas/insights/consumer/pending-changes.ts';
import {
  type FakeProvider,
  GOOD_ANSWER,
  json,
  startFakeProvider,
  wire,
} from '../../lambdas/insights/testing/fake-provider.ts';
import {
  type InsightsHarness,
  openInsightsHarness,
} from '../../lambdas/insights/testing/harness.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
let provider: FakeProvider;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
afterEach(() => provider.close());

/** Delivers like the queue: again, until it succeeds. */
async function deliverUntilDone(
  harness: InsightsHarness,
  events: readonly InsightEvent[],
): Promise<void> {
  for (let receives = 0; receives < 50; receives++) {
    try {
      await harness.deliver(...events);
      return;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.details.code !== 'unavailable' && error.details.code !== 'conflict') throw error;
    }
  }
  throw new Error('never accepted');
}

describe('insights end correctly under every storage fault', () => {
  test.each([
    ['local', 1],
    ['external', 2],
    ['external', 3],
  ] as const)('consent %s, seed %i', async (consent, seed) => {
    provider = await startFakeProvider(json(200, wire.anthropic.answer(GOOD_ANSWER)));
    const random = seededRandom(seed);
    const faults = new FaultInjector(random);
    const harness = openInsightsHarness({
      newClient: store.client,
      consumerClient: faults.attach(store.client()),
      tables: store.tables,
      owner: newOwner(),
      providers: [['anthropic', provider.url]],
    });
    await harness.consent(consent);
    const { diary } = harness;
    const events: InsightEvent[] = [];
    const last = new Map<string, { text: string | undefined; requested: boolean }>();
    for (let i = 0; i < 24; i++) {
      let entry = await diary.create({ content: `A happy day, number ${i}.` });
      events.push(harness.created(entry));
      if (i % 3 === 0) {
        entry = await diary.update(entry.id, { content: `A sad day, number ${i}.` });
        events.push(harness.updated(entry));
      }
      if (i % 4 === 0) {
        entry = await diary.update(entry.id, { tags: ['x'] });
        events.push(harness.updated(entry, ['tags']));
      }
      if (i % 5 === 0) {
        await harness.ask(entry.id);
        events.push(harness.requested(entry));
      }
      const gone = i % 6 === 1;
      if (gone) {
        await diary.deletePermanently(entry.id);
        events.push(harness.deleted({ id: entry.id, version: entry.version + 1 }, true));
      }
      last.set(entry.id, { text: gone ? undefined : textHash(entry), requested: i % 5 === 0 });
    }

    faults.rates = {
      ...{ conflict: 0.15, throttled: 0.1, overloaded: 0.05, serverError: 0.05, refused: 0.05 },
      ...{ reset: 0.05, lostAnswer: 0.1, late: 0.1, partial: 0.3 },
    };
    const doubled = [...events, ...events].sort(() => random() - 0.5);
    for (let at = 0; at < doubled.length; at += 9) {
      await deliverUntilDone(harness, doubled.slice(at, at + 9));
    }
    expect(faults.total).toBeGreaterThan(20);
    faults.rates = {};
    await faults.whenIdle();

    for (const [id, { text, requested }] of last) {
      if (text === undefined) {
        await deliverUntilDone(
          harness,
          events.filter((event) => event.detail.entry_id === id),
        );
        expect(await harness.stored(id)).toEqual([]);
        continue;
      }
      const record = await harness.record(id);
      expect(record).toMatchObject({
        textHash: text,
        insight: { status: 'ready', provider: consent === 'local' ? 'lexicon' : 'anthropic' },
      });
      expect(record?.answers === null).toBe(!requested);
    }
    const before = await Promise.all([...last.keys()].map((id) => harness.stored(id)));
    const calls = provider.requests.length;
    await deliverUntilDone(harness, events);
    expect(await Promise.all([...last.keys()].map((id) => harness.stored(id)))).toEqual(before);
    expect(provider.requests).toHaveLength(calls);
  });
});
