import { describe, expect, test } from '@jest/globals';
import { captureOutput } from '@reflekt/shared/log/testing';
import { textHash } from '@reflekt/shared/text';
import { outcomeOf } from '../../lambdas/entries/testing/diary.ts';
import { consume } from '../../lambdas/insights/consumer/consume.ts';
import { GOOD_ANSWER, inTurn, json, wire } from '../../lambdas/insights/testing/fake-provider.ts';
import { good, TEXT, useFakeProviders } from './insights-fakes.ts';

const fakes = useFakeProviders();
const { openConsenting, calls } = fakes;

describe('the cost', () => {
  test('an entry marked as favourite during the analysis: still one call, and its answer is stored', async () => {
    fakes.anthropic.behave((request, response) => {
      setTimeout(() => good('anthropic')(request, response), 700);
    });
    const { diary, deliver, created, updated, read } = await openConsenting();
    const entry = await diary.create({ content: TEXT });
    const first = deliver(created(entry));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const marked = await diary.update(entry.id, { favorite: true });
    await Promise.all([first, deliver(updated(marked, ['favorite']))]);
    expect(calls()).toEqual([1, 0]);
    expect(await read(entry.id)).toMatchObject({ provider: 'anthropic', entry_version: 1 });
  });

  test('two deliveries of one event make one call', async () => {
    fakes.anthropic.behave((request, response) => {
      setTimeout(() => good('anthropic')(request, response), 700);
    });
    const { diary, deliver, created, read } = await openConsenting();
    const entry = await diary.create({ content: TEXT });
    await Promise.all([deliver(created(entry)), deliver(created(entry))]);
    expect(calls()).toEqual([1, 0]);
    expect(await read(entry.id)).toMatchObject({ version: 1, provider: 'anthropic' });
  });

  test('a delivery that looked before the other one was done makes no second call', async () => {
    const { owner, diary, deliver, created, consumerDeps } = await openConsenting();
    const entry = await diary.create({ content: TEXT });
    const deps = consumerDeps();
    const { stores } = deps;
    // Between reading the insight and taking the lease, the other delivery starts and finishes.
    const settingsOf: typeof stores.settingsOf = async (one) => {
      await deliver(created(entry));
      return stores.settingsOf(one);
    };
    await consume({ ...deps, stores: { ...stores, settingsOf } }, owner, [created(entry)]);
    expect(calls()).toEqual([1, 0]);
  });

  test('a lease whose holder crashed expires', async () => {
    let now = Date.now();
    const { owner, diary, deliver, created, read, consumerDeps } = await openConsenting({
      now: () => now,
    });
    const entry = await diary.create({ content: TEXT });
    const text = { entryId: entry.id, textHash: textHash(entry) };
    const time = { now, until: now + 60_000 };
    const { leases } = consumerDeps().stores;
    expect(await leases.take(owner, text, '01BX5ZZKBKACTAV9WEVGEMMVRZ', time)).toBeDefined();
    expect(await leases.take(owner, text, 'another', time)).toBeUndefined();
    now += 61_000;
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({ provider: 'anthropic' });
  });

  test('an entry deleted during the analysis: nothing is stored', async () => {
    const { diary, deliver, created, deleted, stored } = await openConsenting();
    const entry = await diary.create({ content: TEXT });
    fakes.anthropic.behave((request, response) => {
      void diary
        .deletePermanently(entry.id)
        .then(() => deliver(deleted({ ...entry, version: 2 }, true)))
        .then(() => good('anthropic')(request, response));
    });
    await deliver(created(entry));
    expect(fakes.anthropic.requests).toHaveLength(1);
    expect(await stored(entry.id)).toEqual([]);
  });

  test('over the budget of the day our own code answers, until the next day', async () => {
    let now = Date.parse('2026-03-01T12:00:00Z');
    const { diary, deliver, created, read } = await openConsenting({
      now: () => now,
      limits: { perUser: 4_000, perTenant: 1_000_000 },
    });
    const providers: (string | null)[] = [];
    for (let i = 0; i < 4; i++) {
      const entry = await diary.create({ content: TEXT });
      await deliver(created(entry));
      providers.push((await read(entry.id)).provider);
    }
    // A call takes 1,000 tokens, and needs 2,517 free ones.
    expect(providers).toEqual(['anthropic', 'anthropic', 'lexicon', 'lexicon']);
    now += 24 * 3_600_000;
    const entry = await diary.create({ content: TEXT });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({ provider: 'anthropic' });
  });

  test.each([
    ['refused', wire.anthropic.answer(null, 'refused'), 'no JSON'],
    ['cut off', wire.anthropic.answer(GOOD_ANSWER, 'cut'), wire.openai.answer(null, 'refused')],
  ])('unusable answers are charged too (%s), and use up the budget', async (_kind, one, other) => {
    fakes.anthropic.behave(json(200, one));
    fakes.openai.behave(json(200, other));
    const { diary, deliver, created } = await openConsenting({
      limits: { perUser: 6_000, perTenant: 1_000_000 },
    });
    for (let i = 0; i < 5; i++) await deliver(created(await diary.create({ content: TEXT })));
    expect(calls()).toEqual([1, 1]);
  });

  test('the use of one owner counts against the budget of the tenant', async () => {
    const limits = { perUser: 1_000_000, perTenant: 3_000 };
    const providers: (string | null)[] = [];
    for (let i = 0; i < 3; i++) {
      const { diary, deliver, created, read } = await openConsenting({ limits });
      const entry = await diary.create({ content: TEXT });
      await deliver(created(entry));
      providers.push((await read(entry.id)).provider);
    }
    expect(providers).toEqual(['anthropic', 'lexicon', 'lexicon']);
  });

  test('without enough time for a call the message is put back', async () => {
    const { diary, deliver, created } = await openConsenting({ timeout: 20_000 });
    const entry = await diary.create({ content: TEXT });
    expect(await outcomeOf(deliver(created(entry)))).toBe('unavailable');
    expect(calls()).toEqual([0, 0]);
  });
});

describe('a text sent to a provider', () => {
  test("has no names, addresses, numbers or links; the owner's insight has them again", async () => {
    fakes.anthropic.behave(good('anthropic', { insights: 'You care a lot about [NAME1].' }));
    const { diary, deliver, created, read } = await openConsenting();
    const content =
      'Today Oleander Quist rang from +44 20 7946 0958 about www.quist.example/x and wrote to o.quist@example.org. Oleander was happy.';
    const entry = await diary.create({ content });
    await deliver(created(entry));
    const sent = fakes.anthropic.requests[0]?.body ?? '';
    for (const word of ['Oleander', 'Quist', '7946', 'quist.example', 'o.quist']) {
      expect(sent).not.toContain(word);
    }
    expect(sent).toContain('was happy');
    expect(await read(entry.id)).toMatchObject({ insights: 'You care a lot about Oleander.' });
  });

  test('leaves no trace of itself, of the answers or of the keys in any log line', async () => {
    const output = captureOutput();
    try {
      fakes.anthropic.behave(
        inTurn(json(400, { error: { message: 'canaryword' } }), json(200, '{"canaryword')),
      );
      fakes.openai.behave(
        good('openai', { insights: 'canaryword', sentiment_score: 'canaryword' }),
      );
      const { diary, deliver, created } = await openConsenting();
      for (const content of ['canaryword once', 'canaryword twice']) {
        await deliver(created(await diary.create({ title: 'canaryword', content })));
      }
    } finally {
      output.restore();
    }
    expect(output.text).toContain('A provider gave no usable answer.');
    expect(output.text).not.toContain('canaryword');
    expect(output.text).not.toContain('sk-test-key');
  });
});
