import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createTables } from '@reflekt/shared/store/testing';
import { allTables } from '@reflekt/shared/tables';
import { outcomeOf } from '../../lambdas/entries/testing/diary.ts';
import { consume } from '../../lambdas/insights/consumer/consume.ts';
import {
  type FakeProvider,
  GOOD_ANSWER,
  inTurn,
  json,
  startFakeProvider,
  wire,
} from '../../lambdas/insights/testing/fake-provider.ts';
import { openScene, type SceneOptions } from '../../lambdas/insights/testing/scene.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
let anthropic: FakeProvider;
let openai: FakeProvider;

const good = (name: 'anthropic' | 'openai', more: object = {}) =>
  json(200, wire[name].answer({ ...GOOD_ANSWER, ...more }));
const down = json(503, { error: { type: 'api_error', message: 'down' } });

beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
// Tables of its own for each test: breakers are shared by all writers.
let tables: TestStore['tables'];
beforeEach(async () => {
  tables = await createTables(store.client(), allTables, `providers-${randomUUID().slice(0, 8)}`);
  anthropic = await startFakeProvider(good('anthropic'));
  openai = await startFakeProvider(good('openai'));
});
afterEach(async () => {
  await anthropic.close();
  await openai.close();
});

/** A writer who agreed to the providers. */
async function agreeing(options: Partial<SceneOptions> = {}) {
  const scene = openScene({
    newClient: store.client,
    tables,
    owner: newOwner(),
    providers: [
      ['anthropic', anthropic.url],
      ['openai', openai.url],
    ],
    ...options,
  });
  await scene.consent('external', 'Europe/London');
  return scene;
}

const TEXT = 'A terrible day, I felt miserable, lonely and sad.';
const calls = () => [anthropic.requests.length, openai.requests.length];

describe('who is asked', () => {
  test('the first provider, when the writer agreed', async () => {
    const { diary, deliver, created, read, stored } = await agreeing();
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
    // The lease is given back.
    expect(await stored(entry.id)).toHaveLength(1);
  });

  test.each(['local', 'none'] as const)('nobody, with consent "%s"', async (consent) => {
    const scene = await agreeing();
    await scene.consent(consent);
    const entry = await scene.diary.create({ content: TEXT });
    await scene.ask(entry.id);
    await scene.deliver(scene.created(entry), scene.requested(entry));
    expect(calls()).toEqual([0, 0]);
  });

  test('nobody, when the entry asks for help: no such text leaves', async () => {
    const { diary, deliver, created, read } = await agreeing();
    const entry = await diary.create({ content: 'I want to die.' });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({ support: { region: 'GB' }, provider: 'lexicon' });
    expect(calls()).toEqual([0, 0]);
  });

  test('help is shown too when only the provider sees that it is needed', async () => {
    anthropic.behave(good('anthropic', { self_harm: true, sentiment_score: -1 }));
    const { diary, deliver, created, read } = await agreeing();
    const entry = await diary.create({ content: 'The bridge looks inviting these nights.' });
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
    const { diary, deliver, created, read } = await agreeing();
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
  ])('%s: the next one answers', async (_what, behaviour) => {
    anthropic.behave(behaviour);
    const { diary, deliver, created, read } = await agreeing();
    const entry = await diary.create({ content: TEXT });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({ status: 'ready', provider: 'openai' });
    expect(openai.requests).toHaveLength(1);
  });

  test('all of them: our own code answers', async () => {
    anthropic.behave(down);
    openai.behave(json(200, 'no JSON'));
    const { diary, deliver, created, read } = await agreeing();
    const entry = await diary.create({ content: TEXT });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({
      status: 'ready',
      provider: 'lexicon',
      sentiment: 'negative',
    });
  });

  test('all of them, in a language that our own code cannot read: failed, and asking again helps', async () => {
    anthropic.behave(json(200, 'no JSON'));
    openai.behave(json(200, 'no JSON'));
    const { diary, deliver, created, requested, ask, read } = await agreeing();
    const entry = await diary.create({ content: '今日は妹と市場に行きました。' });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({ status: 'failed', reason: 'providers_failed' });
    openai.behave(good('openai'));
    await ask(entry.id);
    await deliver(requested(entry));
    expect(await read(entry.id)).toMatchObject({ status: 'ready', provider: 'openai', version: 2 });
  });

  test('down for an hour: the fallback answers every entry, and the primary is tried once a minute', async () => {
    anthropic.behave(down);
    let now = Date.parse('2026-03-01T12:00:00Z');
    const { diary, deliver, created, read } = await agreeing({ now: () => now });
    for (let minute = 0; minute < 60; minute++) {
      for (const seconds of [0, 20, 40]) {
        now = Date.parse('2026-03-01T12:00:00Z') + minute * 60_000 + seconds * 1000;
        if (minute % 6 !== 0) continue;
        const entry = await diary.create({ content: TEXT });
        await deliver(created(entry));
        expect(await read(entry.id)).toMatchObject({ provider: 'openai' });
      }
    }
    // Three entries open it, with three attempts each; then one attempt in each of the nine minutes looked at.
    expect(anthropic.requests).toHaveLength(3 * 3 + 9);

    anthropic.behave(good('anthropic'));
    now += 61_000;
    for (let i = 0; i < 2; i++) {
      const entry = await diary.create({ content: TEXT });
      await deliver(created(entry));
      expect(await read(entry.id)).toMatchObject({ provider: 'anthropic' });
    }
  });

  test('what one entry makes a provider say does not close it to others', async () => {
    anthropic.behave(json(200, wire.anthropic.answer(null, 'refused')));
    const { diary, deliver, created } = await agreeing();
    for (let i = 0; i < 5; i++) await deliver(created(await diary.create({ content: TEXT })));
    expect(anthropic.requests).toHaveLength(5);
  });
});

describe('consent that is taken back while a provider thinks', () => {
  test.each(['none', 'local'] as const)(
    'to %s: nobody else is asked, nothing of it is kept',
    async (to) => {
      for (const behaviour of [
        json(400, { error: { type: 'invalid_request_error' } }),
        good('anthropic'),
      ]) {
        anthropic.behave((request, response) => {
          setTimeout(() => behaviour(request, response), 700);
        });
        const { diary, deliver, created, consent, consumerDeps, owner } = await agreeing();
        const entry = await diary.create({ content: TEXT });
        const delivery = deliver(created(entry));
        await new Promise((resolve) => setTimeout(resolve, 300));
        await consent(to);
        await delivery;
        expect(openai.requests).toHaveLength(0);
        const kept = await consumerDeps().stores.insights.read(owner, entry.id);
        expect(kept?.insight.provider).toBe(to === 'none' ? undefined : 'lexicon');
      }
    },
  );
});

describe('what it costs', () => {
  test('marked a favorite while the provider is thinking: still one call, and its answer is kept', async () => {
    anthropic.behave((request, response) => {
      setTimeout(() => good('anthropic')(request, response), 700);
    });
    const { diary, deliver, created, updated, read } = await agreeing();
    const entry = await diary.create({ content: TEXT });
    const first = deliver(created(entry));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const marked = await diary.update(entry.id, { favorite: true });
    await Promise.all([first, deliver(updated(marked, ['favorite']))]);
    expect(calls()).toEqual([1, 0]);
    expect(await read(entry.id)).toMatchObject({ provider: 'anthropic', entry_version: 2 });
  });

  test('two deliveries of one event make one call', async () => {
    anthropic.behave((request, response) => {
      setTimeout(() => good('anthropic')(request, response), 700);
    });
    const { diary, deliver, created, read } = await agreeing();
    const entry = await diary.create({ content: TEXT });
    await Promise.all([deliver(created(entry)), deliver(created(entry))]);
    expect(calls()).toEqual([1, 0]);
    expect(await read(entry.id)).toMatchObject({ version: 1, provider: 'anthropic' });
  });

  test('a delivery that looked before the other was done makes no second call', async () => {
    const { owner, diary, deliver, created, consumerDeps } = await agreeing();
    const entry = await diary.create({ content: TEXT });
    const deps = consumerDeps();
    const { stores } = deps;
    // Between reading the insight and taking the lease, the other delivery comes and goes.
    const settingsOf: typeof stores.settingsOf = async (one) => {
      await deliver(created(entry));
      return stores.settingsOf(one);
    };
    await consume({ ...deps, stores: { ...stores, settingsOf } }, owner, [created(entry)]);
    expect(calls()).toEqual([1, 0]);
  });

  test('a lease whose holder died does not block for ever', async () => {
    let now = Date.now();
    const { owner, diary, deliver, created, read, consumerDeps } = await agreeing({
      now: () => now,
    });
    const entry = await diary.create({ content: TEXT });
    const lease = { owner, entry, holder: '01BX5ZZKBKACTAV9WEVGEMMVRZ' };
    const { insights } = consumerDeps().stores;
    expect(await insights.lease(lease, undefined, now, now + 60_000)).toBe('held');
    expect(await insights.lease({ ...lease, holder: 'other' }, undefined, now, now + 60_000)).toBe(
      'busy',
    );
    now += 61_000;
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({ provider: 'anthropic' });
  });

  test('deleted while the provider was thinking: nothing is stored', async () => {
    const { diary, deliver, created, deleted, stored } = await agreeing();
    const entry = await diary.create({ content: TEXT });
    anthropic.behave((request, response) => {
      void diary
        .deleteForGood(entry.id)
        .then(() => deliver(deleted({ ...entry, version: 2 }, true)))
        .then(() => good('anthropic')(request, response));
    });
    await deliver(created(entry));
    expect(anthropic.requests).toHaveLength(1);
    expect(await stored(entry.id)).toEqual([]);
  });

  test('beyond the budget of the day our own code answers, until the next day', async () => {
    let now = Date.parse('2026-03-01T12:00:00Z');
    const { diary, deliver, created, read } = await agreeing({
      now: () => now,
      limits: { perUser: 4_000, perTenant: 1_000_000 },
    });
    const providers: (string | null)[] = [];
    for (let i = 0; i < 4; i++) {
      const entry = await diary.create({ content: TEXT });
      await deliver(created(entry));
      providers.push((await read(entry.id)).provider);
    }
    // A call takes 1,000 tokens, and 2,517 must be free for it.
    expect(providers).toEqual(['anthropic', 'anthropic', 'lexicon', 'lexicon']);
    now += 24 * 3_600_000;
    const entry = await diary.create({ content: TEXT });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({ provider: 'anthropic' });
  });

  test.each([
    ['refused', wire.anthropic.answer(null, 'refused'), 'no JSON'],
    ['cut off', wire.anthropic.answer(GOOD_ANSWER, 'cut'), wire.openai.answer(null, 'refused')],
  ])(
    'answers of no use are paid for too (%s): they use up the budget',
    async (_what, one, other) => {
      anthropic.behave(json(200, one));
      openai.behave(json(200, other));
      const { diary, deliver, created } = await agreeing({
        limits: { perUser: 4_000, perTenant: 1_000_000 },
      });
      for (let i = 0; i < 5; i++) await deliver(created(await diary.create({ content: TEXT })));
      expect(calls()).toEqual([1, 1]);
    },
  );

  test("one writer's use counts against the tenant's budget", async () => {
    const limits = { perUser: 1_000_000, perTenant: 3_000 };
    const providers: (string | null)[] = [];
    for (let i = 0; i < 3; i++) {
      const { diary, deliver, created, read } = await agreeing({ limits });
      const entry = await diary.create({ content: TEXT });
      await deliver(created(entry));
      providers.push((await read(entry.id)).provider);
    }
    expect(providers).toEqual(['anthropic', 'lexicon', 'lexicon']);
  });

  test('without the time for a call the message goes back', async () => {
    const { diary, deliver, created } = await agreeing({ patience: 20_000 });
    const entry = await diary.create({ content: TEXT });
    expect(await outcomeOf(deliver(created(entry)))).toBe('unavailable');
    expect(calls()).toEqual([0, 0]);
  });
});

describe('what leaves', () => {
  test('no names, addresses, numbers or links; and they are back in what the writer reads', async () => {
    anthropic.behave(good('anthropic', { insights: 'You care a lot about [NAME1].' }));
    const { diary, deliver, created, read } = await agreeing();
    const content =
      'Today Oleander Quist rang from +44 20 7946 0958 about www.quist.example/x and wrote to o.quist@example.org. Oleander was happy.';
    const entry = await diary.create({ content });
    await deliver(created(entry));
    const sent = anthropic.requests[0]?.body ?? '';
    for (const word of ['Oleander', 'Quist', '7946', 'quist.example', 'o.quist']) {
      expect(sent).not.toContain(word);
    }
    expect(sent).toContain('was happy');
    expect(await read(entry.id)).toMatchObject({ insights: 'You care a lot about Oleander.' });
  });

  test('no log line holds anything of the text, the answers or the keys', async () => {
    const lines: string[] = [];
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = ((line: string) => lines.push(String(line)) > 0) as typeof write;
    try {
      anthropic.behave(
        inTurn(json(400, { error: { message: 'canaryword' } }), json(200, '{"canaryword')),
      );
      openai.behave(good('openai', { insights: 'canaryword', sentiment_score: 'canaryword' }));
      const { diary, deliver, created } = await agreeing();
      for (const content of ['canaryword once', 'canaryword twice']) {
        await deliver(created(await diary.create({ title: 'canaryword', content })));
      }
    } finally {
      process.stdout.write = write;
    }
    const told = lines.join('');
    expect(told).toContain('A provider gave no usable answer.');
    expect(told).not.toContain('canaryword');
    expect(told).not.toContain('sk-test-key');
  });
});
