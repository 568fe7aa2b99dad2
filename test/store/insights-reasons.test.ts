import { describe, expect, test } from '@jest/globals';
import { outcomeOf } from '../../lambdas/entries/testing/diary.ts';
import { type Behaviour, json, wire } from '../../lambdas/insights/testing/fake-provider.ts';
import { TEXT, useFakeProviders } from './insights-fakes.ts';

const fakes = useFakeProviders();
const { openConsenting, calls } = fakes;

const LANGUAGES = [
  ['English', TEXT],
  ['German', 'Ein schöner Tag im Garten, wir haben den ganzen Nachmittag gelacht.'],
  ['Japanese', '今日は妹と市場に行きました。'],
  ['Turkish', 'Bugün annemle pazara gittik, çok güzel bir gündü.'],
] as const;

const down = json(503, wire.anthropic.error('api_error'));
const useless: Behaviour = json(200, 'no JSON');

describe.each(LANGUAGES)('the reason why no provider analysed a text: %s', (language, content) => {
  const isRead = language === 'English';

  test('the budget of the day is used up', async () => {
    const limits = { perUser: 100, perTenant: 1_000_000 };
    const { diary, deliver, created, read } = await openConsenting({ limits });
    const entry = await diary.create({ content });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({
      status: isRead ? 'ready' : 'skipped',
      provider: isRead ? 'lexicon' : null,
      reason: 'budget',
    });
    expect(calls()).toEqual([0, 0]);
  });

  test.each([
    ['are down', down, true],
    ['gave no usable answer', useless, false],
    ['refuse the key', json(401, wire.anthropic.error('authentication_error')), true],
  ])('the providers %s', async (_what, behaviour, again) => {
    fakes.anthropic.behave(behaviour);
    fakes.openai.behave(behaviour);
    const { diary, deliver, created, read } = await openConsenting();
    const entry = await diary.create({ content });
    expect(await outcomeOf(deliver(created(entry)))).toBe(again ? 'unavailable' : 'done');
    expect(await read(entry.id)).toMatchObject({
      status: isRead ? 'ready' : 'failed',
      provider: isRead ? 'lexicon' : null,
      reason: 'provider',
    });
  });

  test('the writer agreed to our own code only', async () => {
    const { diary, deliver, created, read, consent } = await openConsenting();
    await consent('local');
    const entry = await diary.create({ content });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject(
      isRead ? { status: 'ready', reason: null } : { status: 'skipped', reason: 'language' },
    );
  });
});

test('a request that no provider can answer leaves their insight of the same text', async () => {
  const { diary, deliver, created, requested, updated, ask, read } = await openConsenting();
  const entry = await diary.create({ content: TEXT });
  await deliver(created(entry));
  const found = await read(entry.id);
  fakes.anthropic.behave(down);
  fakes.openai.behave(down);
  await ask(entry.id);
  await deliver(requested(entry));
  expect(await read(entry.id)).toEqual(found);
  expect(found).toMatchObject({ provider: 'anthropic' });
  const changed = await diary.update(entry.id, { content: 'A sad day after all.' });
  expect(await outcomeOf(deliver(updated(changed)))).toBe('unavailable');
  expect(await read(entry.id)).toMatchObject({ provider: 'lexicon', reason: 'provider' });
});

describe('an entry that no provider analysed', () => {
  test('because its answer was of no use is not paid for again by another delivery', async () => {
    fakes.anthropic.behave(useless);
    fakes.openai.behave(useless);
    const { diary, deliver, created, updated, read } = await openConsenting();
    const entry = await diary.create({ content: TEXT });
    await deliver(created(entry));
    await deliver(created(entry));
    const tagged = await diary.update(entry.id, { tags: ['x'] });
    await deliver(updated(tagged, ['tags']));
    expect(calls()).toEqual([1, 1]);
    expect(await read(entry.id)).toMatchObject({ version: 1 });
  });

  test('is asked about for half an hour, and written once', async () => {
    let now = Date.now();
    fakes.anthropic.behave(down);
    fakes.openai.behave(down);
    const { diary, deliver, created, read } = await openConsenting({ now: () => now });
    const entry = await diary.create({ content: TEXT });
    for (const minutes of [0, 1, 5, 20]) {
      now += minutes * 60_000;
      expect(await outcomeOf(deliver(created(entry)))).toBe('unavailable');
    }
    now += 10 * 60_000;
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({ version: 1, reason: 'provider' });
  });

  test('for the budget is asked about with the next event, once there is a budget', async () => {
    let now = Date.parse('2026-03-01T12:00:00Z');
    const { diary, deliver, created, updated, read } = await openConsenting({
      now: () => now,
      limits: { perUser: 3_000, perTenant: 1_000_000 },
    });
    await deliver(created(await diary.create({ content: TEXT })));
    const entry = await diary.create({ content: TEXT });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({ provider: 'lexicon', reason: 'budget' });
    now += 24 * 3_600_000;
    const tagged = await diary.update(entry.id, { tags: ['x'] });
    await deliver(updated(tagged, ['tags']));
    expect(await read(entry.id)).toMatchObject({ provider: 'anthropic', reason: null, version: 2 });
  });
});
