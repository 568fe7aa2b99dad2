import { describe, expect, test } from '@jest/globals';
import { json, wire } from '../../lambdas/insights/testing/fake-provider.ts';
import { good, TEXT, useFakeProviders } from './insights-fakes.ts';

const fakes = useFakeProviders();
const { openConsenting, calls } = fakes;
const down = json(503, { error: { type: 'api_error', message: 'down' } });

describe('the choice of a provider', () => {
  test("is the first one, with the owner's consent", async () => {
    const { diary, deliver, created, read, stored } = await openConsenting();
    const entry = await diary.create({ content: TEXT });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({
      status: 'ready',
      sentiment: 'positive',
      sentiment_score: 0.6,
      keywords: ['river', 'bread'],
      provider: 'anthropic',
      model: 'anthropic-model',
      entry_version: 1,
    });
    expect(calls()).toEqual([1, 0]);
    // The lease is released.
    expect(await stored(entry.id)).toHaveLength(1);
  });

  test.each(['local', 'none'] as const)('nobody, with consent "%s"', async (consent) => {
    const harness = await openConsenting();
    await harness.consent(consent);
    const entry = await harness.diary.create({ content: TEXT });
    await harness.ask(entry.id);
    await harness.deliver(harness.created(entry), harness.requested(entry));
    expect(calls()).toEqual([0, 0]);
  });

  test('is none when the entry needs help: no such text leaves', async () => {
    const { diary, deliver, created, read } = await openConsenting();
    const entry = await diary.create({ content: 'I want to die.' });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({ support: { region: 'GB' }, provider: 'lexicon' });
    expect(calls()).toEqual([0, 0]);
  });

  test('help is shown too when only the provider sees the need', async () => {
    fakes.anthropic.behave(good('anthropic', { self_harm: true, sentiment_score: -1 }));
    const { diary, deliver, created, read } = await openConsenting();
    const entry = await diary.create({
      content: 'I gave my guitar away and tidied the room for them.',
    });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({
      status: 'ready',
      sentiment: null,
      sentiment_score: null,
      keywords: [],
      support: { region: 'GB' },
      provider: 'anthropic',
    });
  });

  test('any language may be analysed by a provider', async () => {
    const { diary, deliver, created, read } = await openConsenting();
    const entry = await diary.create({ content: '今日は妹と市場に行きました。' });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({ status: 'ready', provider: 'anthropic' });
  });
});

describe('when a provider fails', () => {
  test.each([
    ['malformed JSON', json(200, '{"a')],
    ['a refusal', json(200, wire.anthropic.answer(null, 'refused'))],
    ['a bad key', json(401, wire.anthropic.error('authentication_error'))],
    ['an unknown model', json(404, wire.anthropic.error('not_found_error'))],
    ['a long Retry-After', json(429, {}, { 'retry-after': '3600' })],
    ['an outage', down],
  ])('%s: the next one answers', async (_behaviour, behaviour) => {
    fakes.anthropic.behave(behaviour);
    const { diary, deliver, created, read } = await openConsenting();
    const entry = await diary.create({ content: TEXT });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({ status: 'ready', provider: 'openai' });
    expect(fakes.openai.requests).toHaveLength(1);
  });

  test('all of them: our own code answers', async () => {
    fakes.anthropic.behave(down);
    fakes.openai.behave(json(200, 'no JSON'));
    const { diary, deliver, created, read } = await openConsenting();
    const entry = await diary.create({ content: TEXT });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({
      status: 'ready',
      provider: 'lexicon',
      sentiment: 'negative',
    });
  });

  test('all of them, in a language that our own code cannot read: failed, and a new request helps', async () => {
    fakes.anthropic.behave(json(200, 'no JSON'));
    fakes.openai.behave(json(200, 'no JSON'));
    const { diary, deliver, created, requested, ask, read } = await openConsenting();
    const entry = await diary.create({ content: '今日は妹と市場に行きました。' });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({ status: 'failed', reason: 'provider' });
    fakes.openai.behave(good('openai'));
    await ask(entry.id);
    await deliver(requested(entry));
    expect(await read(entry.id)).toMatchObject({ status: 'ready', provider: 'openai', version: 2 });
  });

  test('down for an hour: the fallback answers every entry, and the primary is tried once per minute', async () => {
    fakes.anthropic.behave(down);
    let now = Date.parse('2026-03-01T12:00:00Z');
    const { diary, deliver, created, read } = await openConsenting({ now: () => now });
    for (let minute = 0; minute < 60; minute++) {
      for (const seconds of [0, 20, 40]) {
        now = Date.parse('2026-03-01T12:00:00Z') + minute * 60_000 + seconds * 1000;
        if (minute % 6 !== 0) continue;
        const entry = await diary.create({ content: TEXT });
        await deliver(created(entry));
        expect(await read(entry.id)).toMatchObject({ provider: 'openai' });
      }
    }
    // Three entries open the breaker, with three attempts each; then one attempt in each of the nine minutes.
    expect(fakes.anthropic.requests).toHaveLength(3 * 3 + 9);

    fakes.anthropic.behave(good('anthropic'));
    now += 61_000;
    for (let i = 0; i < 2; i++) {
      const entry = await diary.create({ content: TEXT });
      await deliver(created(entry));
      expect(await read(entry.id)).toMatchObject({ provider: 'anthropic' });
    }
  });

  test('one that accepts the call and never answers is not waited for while there is another', async () => {
    fakes.anthropic.behave(() => undefined);
    const { diary, deliver, created, read } = await openConsenting();
    const entry = await diary.create({ content: TEXT });
    await deliver(created(entry));
    expect(calls()).toEqual([1, 1]);
    expect(await read(entry.id)).toMatchObject({ provider: 'openai' });
  });

  test('the answer to one entry does not open the breaker for others', async () => {
    fakes.anthropic.behave(json(200, wire.anthropic.answer(null, 'refused')));
    const { diary, deliver, created } = await openConsenting();
    for (let i = 0; i < 5; i++) await deliver(created(await diary.create({ content: TEXT })));
    expect(fakes.anthropic.requests).toHaveLength(5);
  });
});

describe('consent that is withdrawn while a provider works', () => {
  test.each(['none', 'local'] as const)(
    'to %s: no other provider is asked, and no answer is stored',
    async (to) => {
      for (const behaviour of [
        json(400, { error: { type: 'invalid_request_error' } }),
        good('anthropic'),
      ]) {
        fakes.anthropic.behave((request, response) => {
          setTimeout(() => behaviour(request, response), 700);
        });
        const { diary, deliver, created, consent, consumerDeps, owner } = await openConsenting();
        const entry = await diary.create({ content: TEXT });
        const delivery = deliver(created(entry));
        await new Promise((resolve) => setTimeout(resolve, 300));
        await consent(to);
        await delivery;
        expect(fakes.openai.requests).toHaveLength(0);
        const kept = await consumerDeps().stores.insights.read(owner, entry.id);
        expect(kept?.insight.provider).toBe(to === 'none' ? undefined : 'lexicon');
      }
    },
  );
});
