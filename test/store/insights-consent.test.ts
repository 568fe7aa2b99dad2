import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { outcomeOf } from '../../lambdas/entries/testing/diary.ts';
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

describe('consent', () => {
  test('local, the default: analysed in our own code', async () => {
    const { diary, deliver, created, read } = openHarness();
    const entry = await diary.create({ title: 'Monday', content: BRIGHT });
    await deliver(created(entry));
    expect(await read(entry.id)).toMatchObject({
      entry_id: entry.id,
      status: 'ready',
      sentiment: 'positive',
      provider: 'lexicon',
      entry_version: 1,
      version: 1,
      reason: null,
      support: null,
    });
  });

  test('none: no insight is made, and GET is a plain 404', async () => {
    const { diary, deliver, created, read, stored, consent } = openHarness();
    await consent('none');
    const entry = await diary.create({ content: BRIGHT });
    await deliver(created(entry));
    expect(await stored(entry.id)).toEqual([]);
    expect(await outcomeOf(read(entry.id))).toBe('not-found');
  });

  test('none: a request ends as skipped', async () => {
    const { diary, deliver, requested, read, ask, consent } = openHarness();
    await consent('none');
    const entry = await diary.create({ content: BRIGHT });
    await ask(entry.id);
    expect(await outcomeOf(read(entry.id))).toBe('insight-pending');
    await deliver(requested(entry));
    expect(await read(entry.id)).toMatchObject({
      status: 'skipped',
      reason: 'no_consent',
      sentiment: null,
      keywords: [],
    });
  });

  test('withdrawn: an existing insight is hidden, survives a request, and is shown again with consent', async () => {
    const { diary, deliver, created, requested, read, record, ask, consent } = openHarness();
    const entry = await diary.create({ content: BRIGHT });
    await deliver(created(entry));
    const found = await read(entry.id);
    await consent('none');
    expect(await outcomeOf(read(entry.id))).toBe('not-found');
    await ask(entry.id);
    await deliver(requested(entry));
    expect(await outcomeOf(read(entry.id))).toBe('not-found');
    expect(await record(entry.id)).toMatchObject({ insight: found, answers: expect.any(String) });
    await consent('local');
    expect(await read(entry.id)).toEqual(found);
  });

  test('given after the last change: no insight is pending until the owner requests one or writes', async () => {
    let now = Date.now();
    const { diary, deliver, created, read, ask, consent } = openHarness({ now: () => now });
    await consent('none');
    const entry = await diary.create({ content: BRIGHT });
    await deliver(created(entry));
    now += 1000;
    await consent('local');
    expect(await outcomeOf(read(entry.id))).toBe('not-found');
    const next = await diary.create({ content: BRIGHT });
    expect(await outcomeOf(read(next.id))).toBe('insight-pending');
    await ask(entry.id);
    expect(await outcomeOf(read(entry.id))).toBe('insight-pending');
  });

  test('given later: the next event makes the missing insight', async () => {
    const { diary, deliver, requested, updated, read, ask, consent } = openHarness();
    await consent('none');
    const entry = await diary.create({ content: BRIGHT });
    await ask(entry.id);
    await deliver(requested(entry));
    await consent('local');
    const tagged = await diary.update(entry.id, { tags: ['x'] });
    await deliver(updated(tagged, ['tags']));
    expect(await read(entry.id)).toMatchObject({ status: 'ready', version: 2, entry_version: 2 });
  });
});
