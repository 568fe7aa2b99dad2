import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { consume } from '../../lambdas/insights/consumer/consume.ts';
import type { InsightEvent } from '../../lambdas/insights/consumer/pending-changes.ts';
import { type Behaviour, json, wire } from '../../lambdas/insights/testing/fake-provider.ts';
import type { HarnessOptions, InsightsHarness } from '../../lambdas/insights/testing/harness.ts';
import { newOwner } from '../support/store.ts';
import { good, TEXT, useFakeProviders } from './insights-fakes.ts';

const fakes = useFakeProviders();
const down = json(503, wire.anthropic.error('api_error'));
const later =
  (behaviour: Behaviour, ms: number): Behaviour =>
  (request, response) => {
    setTimeout(() => behaviour(request, response), ms);
  };

/** Batches that the function works on at the same time, and messages in one. */
const CONCURRENCY = 5;
const BATCH = 10;
/** Receives after which a message would be a dead letter. */
const RECEIVES = 10;

interface Message {
  harness: InsightsHarness;
  event: InsightEvent;
  receives: number;
}

/**
 * Delivers as the queue does, to the functions that it may run at the same time.
 * @returns the messages that are put back
 */
async function deliverOnce(messages: readonly Message[]): Promise<Message[]> {
  const left = [...messages];
  const putBack: Message[] = [];
  const worker = async () => {
    while (left.length > 0) {
      const batch = left.splice(0, BATCH);
      const owners = new Set(batch.map(({ harness }) => harness));
      const failures = [...owners].map(async (harness) => {
        const own = batch.filter((message) => message.harness === harness);
        const events = own.map(({ event }) => event);
        const failed = await consume(harness.consumerDeps(), harness.owner, events);
        const again = new Set(failed.map(({ event }) => event));
        putBack.push(...own.filter(({ event }) => again.has(event)));
      });
      await Promise.all(failures);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return putBack.map((message) => ({ ...message, receives: message.receives + 1 }));
}

async function deliverAll(messages: readonly Message[]): Promise<void> {
  let left = messages;
  for (let round = 0; left.length > 0; round++) {
    if (round > 0) await sleep(50 * 2 ** Math.min(round, 5));
    left = await deliverOnce(left);
    expect(left.filter(({ receives }) => receives >= RECEIVES)).toEqual([]);
  }
}

async function writeEntries(
  options: Partial<HarnessOptions>,
  texts: readonly string[],
): Promise<{ messages: Message[]; ids: [InsightsHarness, string][] }> {
  const harness = await fakes.openConsenting({ owner: newOwner(), ...options });
  const ids: [InsightsHarness, string][] = [];
  const messages: Message[] = [];
  for (const content of texts) {
    const entry = await harness.diary.create({ content });
    ids.push([harness, entry.id]);
    messages.push({ harness, event: harness.created(entry), receives: 0 });
  }
  return { messages, ids };
}

const providersOf = async (ids: readonly [InsightsHarness, string][]) => {
  const found = await Promise.all(ids.map(([harness, id]) => harness.read(id)));
  return [...new Set(found.map(({ provider, reason }) => `${provider} ${reason}`))];
};

describe('a burst', () => {
  test('of forty users, and of sixty entries of one of them, is answered by the provider', async () => {
    fakes.anthropic.behave(later(good('anthropic'), 40));
    // A call takes 1,000 tokens, and reserves more than twice as many. All calls together fit in, all reservations
    // at one time do not.
    const limits = { perUser: 62_000, perTenant: 102_000 };
    const written = [await writeEntries({ limits }, Array(60).fill(TEXT))];
    for (let user = 1; user < 40; user++) written.push(await writeEntries({ limits }, [TEXT]));
    await deliverAll(written.flatMap(({ messages }) => messages));
    expect(await providersOf(written.flatMap(({ ids }) => ids))).toEqual(['anthropic null']);
    expect(fakes.calls()).toEqual([99, 0]);
  });

  test('while the providers are down gets our own analysis at once, and theirs when they are back', async () => {
    let now = Date.now();
    fakes.anthropic.behave(down);
    fakes.openai.behave(down);
    const written = await Promise.all(
      Array.from({ length: 8 }, () =>
        writeEntries({ now: () => now }, [TEXT, 'Ein schöner Tag im Garten, wir haben gelacht.']),
      ),
    );
    const ids = written.flatMap((one) => one.ids);
    const putBack = await deliverOnce(written.flatMap(({ messages }) => messages));
    expect(putBack).toHaveLength(16);
    expect((await providersOf(ids)).sort()).toEqual(['lexicon provider', 'null provider']);
    fakes.anthropic.behave(good('anthropic'));
    now += 61_000;
    await deliverAll(putBack);
    expect(await providersOf(ids)).toEqual(['anthropic null']);
  });
});
