import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { outcomeOf } from '../../lambdas/entries/testing/diary.ts';
import { consume } from '../../lambdas/insights/consumer/consume.ts';
import {
  type HarnessOptions,
  openInsightsHarness,
} from '../../lambdas/insights/testing/harness.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const openHarness = (options: Partial<HarnessOptions> = {}) =>
  openInsightsHarness({
    newClient: store.client,
    tables: store.tables,
    owner: newOwner(),
    ...options,
  });

const BRIGHT = 'A wonderful day: I laughed with my sister and felt happy and grateful.';
const DARK = 'A terrible day, I felt miserable, lonely and sad.';

test('each insight of a batch carries the request id of its own entry', async () => {
  const { diary, created, consumerDeps, owner, stored } = openHarness();
  const entries = [await diary.create({ content: BRIGHT }), await diary.create({ content: DARK })];
  const events = entries.map((entry, i) => {
    const event = created(entry);
    Object.assign(event.detail, { request_id: `request-${i}` });
    return event;
  });
  await consume(consumerDeps(), owner, events);
  const items = await Promise.all(entries.map(({ id }) => stored(id)));
  expect(items.flat()).toMatchObject([{ request_id: 'request-0' }, { request_id: 'request-1' }]);
});

describe('versions', () => {
  test('repeated and late deliveries of an event change nothing', async () => {
    const { diary, deliver, created, stored } = openHarness();
    const entry = await diary.create({ content: BRIGHT });
    await deliver(created(entry), created(entry));
    const before = await stored(entry.id);
    await deliver(created(entry));
    expect(await stored(entry.id)).toEqual(before);
    expect(before).toHaveLength(1);
  });

  test('a burst of saves is analysed once, in its final state', async () => {
    const { diary, deliver, created, updated, read } = openHarness();
    const first = await diary.create({ content: BRIGHT });
    const second = await diary.update(first.id, { content: `${BRIGHT} More.` });
    const third = await diary.update(first.id, { content: DARK });
    await deliver(created(first));
    await deliver(updated(second));
    expect(await outcomeOf(read(first.id))).toBe('insight-pending');
    await deliver(updated(third));
    expect(await read(first.id)).toMatchObject({
      version: 1,
      entry_version: 3,
      sentiment: 'negative',
    });
  });

  test('a change of tags requests no analysis', async () => {
    const { diary, deliver, created, updated, read } = openHarness();
    const entry = await diary.create({ content: BRIGHT });
    await deliver(created(entry));
    const tagged = await diary.update(entry.id, { tags: ['x'], favorite: true });
    await deliver(updated(tagged, ['tags', 'favorite']));
    expect(await read(entry.id)).toMatchObject({ version: 1, entry_version: 1 });
  });

  test('a text is analysed although tags have changed since, of which no message comes', async () => {
    const { diary, deliver, created, read } = openHarness();
    const entry = await diary.create({ content: BRIGHT });
    await diary.update(entry.id, { tags: ['x'] });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({ version: 1, sentiment: 'positive' });
  });

  test('a text change is not lost when its message comes after that of a later change of tags', async () => {
    const { diary, deliver, created, updated, read } = openHarness();
    const entry = await diary.create({ content: BRIGHT });
    await deliver(created(entry));
    const darker = await diary.update(entry.id, { content: DARK });
    const tagged = await diary.update(entry.id, { tags: ['x'] });
    await deliver(updated(tagged, ['tags']));
    await deliver(updated(darker));
    expect(await read(entry.id)).toMatchObject({
      version: 2,
      entry_version: 3,
      sentiment: 'negative',
    });
  });

  test('the message is put back while storage does not show the version yet', async () => {
    const { diary, deliver, updated, created } = openHarness();
    const entry = await diary.create({ content: BRIGHT });
    expect(await outcomeOf(deliver(updated({ ...entry, version: 2 })))).toBe('unavailable');
    const unknown = { ...entry, id: '01BX5ZZKBKACTAV9WEVGEMMVRZ' };
    expect(await outcomeOf(deliver(created(unknown)))).toBe('unavailable');
  });
});

describe('trash and deletion', () => {
  test('nothing is made for an entry in the trash; a restore makes it', async () => {
    const { diary, deliver, created, updated, deleted, read, stored } = openHarness();
    const entry = await diary.create({ content: BRIGHT });
    await diary.trash(entry.id);
    await deliver(created(entry), deleted({ ...entry, version: 2 }, false));
    expect(await stored(entry.id)).toEqual([]);
    expect(await outcomeOf(read(entry.id))).toBe('not-found');
    const restored = await diary.restore(entry.id);
    await deliver(updated(restored, [], true));
    expect(await read(entry.id)).toMatchObject({ status: 'ready', entry_version: 3 });
  });

  test('a permanent deletion leaves nothing, and a late event brings nothing back', async () => {
    const { diary, deliver, created, deleted, ask, read, stored } = openHarness();
    const entry = await diary.create({ content: BRIGHT });
    await deliver(created(entry));
    await ask(entry.id);
    expect(await stored(entry.id)).toHaveLength(2);
    await diary.deletePermanently(entry.id);
    expect(await outcomeOf(read(entry.id))).toBe('not-found');
    await deliver(deleted({ ...entry, version: 2 }, true));
    expect(await stored(entry.id)).toEqual([]);
    await deliver(created(entry));
    expect(await stored(entry.id)).toEqual([]);
  });

  test('a slow duplicate delivery that read before the deletion writes nothing after it', async () => {
    const { owner, diary, created, deleted, deliver, stored, consumerDeps } = openHarness();
    const entry = await diary.create({ content: BRIGHT });
    const deps = consumerDeps();
    const { stores } = deps;
    // Settings are read between the entry and the write: the duplicate is stopped there.
    const settingsOf: typeof stores.settingsOf = async (owner) => {
      await diary.deletePermanently(entry.id);
      await deliver(deleted({ ...entry, version: 2 }, true));
      return stores.settingsOf(owner);
    };
    await consume({ ...deps, stores: { ...stores, settingsOf } }, owner, [created(entry)]);
    expect(await stored(entry.id)).toEqual([]);
  });
});

describe('an entry that is not scored', () => {
  test.each([
    ['German', 'Heute war ein schöner Tag und ich habe mit meiner Schwester viel gelacht.'],
    ['French', "Aujourd'hui je suis allé au marché avec ma sœur et nous avons beaucoup ri."],
    ['Japanese', '今日は妹と市場に行って、とても楽しかったです。'],
    ['Russian', 'Сегодня я был очень счастлив, мы много смеялись.'],
  ])('%s, without consent to external analysis, is skipped', async (_language, content) => {
    const { diary, deliver, created, read } = openHarness();
    const entry = await diary.create({ content });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({
      status: 'skipped',
      reason: 'language',
      sentiment: null,
      provider: null,
    });
  });

  test('may have a mood and no words', async () => {
    const { diary, deliver, created, read } = openHarness();
    const entry = await diary.create({ mood: 'happy' });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({ status: 'skipped', reason: 'no_text' });
  });

  test('may need help: it gets the support of its region, no score and no topics', async () => {
    const { diary, deliver, created, read, consent } = openHarness();
    await consent('local', 'Pacific/Auckland');
    const entry = await diary.create({ content: 'It was sunny. I want to die.' });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({
      status: 'ready',
      sentiment: null,
      sentiment_score: null,
      keywords: [],
      suggested_categories: [],
      insights: null,
      support: { region: 'NZ', resources: [{ phone: '1737' }] },
    });
  });

  test.each([
    [
      'bright words about an end',
      'Everyone would be better off without me, a good and peaceful thought.',
      'self',
    ],
    [
      'self-injury by fire',
      'I burned my arm with the lighter, it felt wonderful for a minute.',
      'self',
    ],
    ['sleep without end', 'How lovely it would be to never have to wake up again.', 'self'],
    ['German, which is not scored', 'Ich will mir das Leben nehmen.', 'self'],
    ['Spanish, in decomposed letters', 'Estoy cansada de vivir así.'.normalize('NFD'), 'self'],
    [
      'worry about a friend',
      'My best friend says she wants to die and I am scared for her.',
      'other',
    ],
  ])('%s: support, and neither a score nor a question', async (_, content, about) => {
    const { diary, deliver, created, read } = openHarness();
    const entry = await diary.create({ content });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({
      status: 'ready',
      sentiment: null,
      reflections: null,
      support: { about },
    });
  });

  test('a jest about a meeting is no cry for help, and distress is asked nothing', async () => {
    const { diary, deliver, created, read } = openHarness();
    const jest = await diary.create({
      content: 'If this meeting runs one minute longer I will kill myself, ha. Lunch was fine.',
    });
    const grief = await diary.create({
      content: 'We buried our dog today. The service was lovely and the friends were kind.',
    });
    await deliver(created(jest));
    await deliver(created(grief));
    expect(await read(jest.id)).toMatchObject({ status: 'ready', support: null });
    expect(await read(grief.id)).toMatchObject({ support: null, reflections: null });
  });
});

describe('requests', () => {
  test('a new request returns the open one', async () => {
    const { diary, ask, stored } = openHarness();
    const entry = await diary.create({ content: BRIGHT });
    const first = await ask(entry.id);
    expect(first).toMatchObject({ status: 'pending', entry_id: entry.id });
    expect(await ask(entry.id)).toEqual(first);
    expect(await stored(entry.id)).toHaveLength(1);
  });

  test('a new request hides the existing insight until it is answered', async () => {
    const { diary, deliver, created, requested, ask, read } = openHarness();
    const entry = await diary.create({ content: BRIGHT });
    await deliver(created(entry));
    await ask(entry.id);
    expect(await outcomeOf(read(entry.id))).toBe('insight-pending');
    await deliver(requested(entry));
    expect(await read(entry.id)).toMatchObject({ version: 2 });
    await deliver(requested(entry));
    expect(await read(entry.id)).toMatchObject({ version: 2 });
  });

  test('a new request within a minute of a ready insight adds none; later, or after an edit, it does', async () => {
    let now = Date.now();
    const { diary, deliver, requested, ask, stored } = openHarness({ now: () => now });
    const entry = await diary.create({ content: BRIGHT });
    const first = await ask(entry.id);
    await deliver(requested(entry));
    now += 59_000;
    expect(await ask(entry.id)).toEqual(first);
    expect(await stored(entry.id)).toHaveLength(2);
    now += 2_000;
    await ask(entry.id);
    expect(await stored(entry.id)).toHaveLength(3);
    await deliver(requested(entry));
    await diary.update(entry.id, { content: DARK });
    await ask(entry.id);
    const requests = (await stored(entry.id)).filter((item) => !('status' in item));
    expect(requests).toHaveLength(3);
    for (const { created_at, expires_at } of requests) {
      const kept = Number(expires_at) - Date.parse(String(created_at)) / 1000;
      expect(Math.round(kept / 86_400)).toBe(30);
    }
  });

  test('after an edit the older insight stays readable until the new one is there', async () => {
    const { diary, deliver, created, updated, read } = openHarness();
    const entry = await diary.create({ content: BRIGHT });
    await deliver(created(entry));
    const edited = await diary.update(entry.id, { content: DARK });
    expect(await read(entry.id)).toMatchObject({ entry_version: 1 });
    await deliver(updated(edited));
    expect(await read(entry.id)).toMatchObject({ entry_version: 2 });
  });

  test('no client is asked to poll for ever', async () => {
    let now = Date.now();
    const { diary, ask, read } = openHarness({ now: () => now });
    const entry = await diary.create({ content: BRIGHT });
    await ask(entry.id);
    expect(await outcomeOf(read(entry.id))).toBe('insight-pending');
    now += 21 * 60_000;
    expect(await outcomeOf(read(entry.id))).toBe('not-found');
  });

  test('an entry in the trash is a conflict, an absent one is not found', async () => {
    const { diary, ask } = openHarness();
    const entry = await diary.create({ content: BRIGHT });
    await diary.trash(entry.id);
    expect(await outcomeOf(ask(entry.id))).toBe('conflict');
    expect(await outcomeOf(ask('01BX5ZZKBKACTAV9WEVGEMMVRZ'))).toBe('not-found');
    const other = openHarness();
    expect(await outcomeOf(other.ask(entry.id))).toBe('not-found');
    expect(await outcomeOf(other.read(entry.id))).toBe('not-found');
  });
});
