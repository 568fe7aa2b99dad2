import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { EventOf } from '@reflekt/shared/consumer';
import { domainErrorOf } from '@reflekt/shared/errors';
import { createCategoryReader, createEntryReader, startCall } from '@reflekt/shared/store';
import { openTestDatabase, seededRandom } from '@reflekt/shared/store/testing';
import type { Owner } from '@reflekt/shared/tables';
import { ulid } from 'ulid';
import { fileEntries } from '../../lambdas/entries/operations/file-entries.ts';
import type { filingConsumer } from '../../lambdas/entries/service.ts';
import { createEntryWriter } from '../../lambdas/entries/store/entry-writer.ts';
import { createFilingStore } from '../../lambdas/entries/store/filings.ts';
import { openDiary } from '../../lambdas/entries/testing/diary.ts';
import { openCategories } from '../../lambdas/settings/testing/categories.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

type FilingEvent = EventOf<(typeof filingConsumer)['consumes'][number]>;

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(async () => {
  jest.restoreAllMocks();
  await store.close();
});

function openWriter(owner: Owner = newOwner()) {
  const options = { client: store.client(), tables: store.tables, owner };
  return { owner, diary: openDiary(options), categories: openCategories(options) };
}

const base = (owner: Owner) => ({
  event_version: 1 as const,
  event_id: 'an-event',
  occurred_at: '2026-11-25T09:31:00.000Z',
  request_id: 'request-of-an-event',
  tenant_id: owner.tenantId,
  user_id: owner.userId,
});

/** The event of any change of an entry. What it says of the change does not matter. */
const changed = (owner: Owner, entryId: string, version = 1): FilingEvent => ({
  name: 'EntryCreated',
  detail: {
    ...base(owner),
    entry_id: entryId,
    entry_version: version,
    entry_date: '2026-11-25',
  },
});
const deleted = (owner: Owner, categoryId: string): FilingEvent => ({
  name: 'CategoryDeleted',
  detail: { ...base(owner), category_id: categoryId },
});

/** Delivers events in one batch. @param timeout milliseconds of the batch */
function deliver(owner: Owner, events: readonly FilingEvent[], timeout = 60_000) {
  const call = startCall(timeout, Number.POSITIVE_INFINITY);
  const db = openTestDatabase(store.client(), store.tables, call);
  const categories = createCategoryReader(db);
  const newId = () => ulid();
  const deps = {
    entries: { ...createEntryReader(db, Date.now), ...createEntryWriter(db) },
    filings: createFilingStore(db, categories, newId),
    categories,
    now: Date.now,
    newId,
    deadline: call.deadline,
  };
  return fileEntries(deps, owner, events);
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => domainErrorOf(error)?.code ?? 'unforeseen',
  );

describe('names', () => {
  test('are unique, ignoring case, and free again after a change or a deletion', async () => {
    const { categories } = openWriter();
    const work = await categories.create('Work');
    expect(await codeOf(categories.create('wORK'))).toBe('conflict');
    const home = await categories.create('Home');
    expect(await codeOf(categories.update(home.id, { name: 'WORK' }))).toBe('conflict');
    expect(await categories.update(work.id, { name: 'work' })).toMatchObject({ version: 2 });
    expect(await categories.update(work.id, { name: 'work' })).toMatchObject({ version: 2 });
    await categories.update(work.id, { name: 'Study' });
    await categories.update(home.id, { name: 'Work' });
    await categories.remove(home.id);
    await categories.create('WORK');
    expect((await categories.list()).map(({ name }) => name)).toEqual(['Study', 'WORK']);
    expect(await codeOf(categories.update(home.id, { name: 'x' }))).toBe('not-found');
    expect(await codeOf(categories.remove(home.id))).toBe('not-found');
  });

  test('are given once of many requests at the same time', async () => {
    const { categories } = openWriter();
    const tries = ['a', 'A', 'a', 'A', 'a'].map((name) => codeOf(categories.create(name)));
    const codes = await Promise.all(tries);
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    expect(codes.filter((code) => code === 'conflict')).toHaveLength(4);
  });

  test('are taken by the same request once', async () => {
    const { categories } = openWriter();
    const request = { endpointId: 'createCategory', keyHash: 'key', bodyHash: 'body' };
    const made = await Promise.all([1, 2, 3].map(() => categories.create('Once', request)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    await categories.remove(made[0]?.id ?? '');
    expect(await codeOf(categories.create('Once', request))).toBe('not-found');
  });

  test('are the owner’s own', async () => {
    await openWriter().categories.create('Mine');
    await openWriter().categories.create('Mine');
  });
});

describe('the category of an entry', () => {
  test('is one that the owner has', async () => {
    const { diary, categories } = openWriter();
    const mine = await categories.create('Mine');
    const other = await openWriter().categories.create('Mine');
    const gone = await categories.create('Gone');
    await categories.remove(gone.id);
    const entry = await diary.create({ title: 'x', category_id: mine.id });
    expect(entry.category_id).toBe(mine.id);
    for (const category_id of [other.id, gone.id, ulid()]) {
      expect(await codeOf(diary.create({ title: 'x', category_id }))).toBe('invalid');
      expect(await codeOf(diary.update(entry.id, { category_id }))).toBe('invalid');
    }
  });

  test('is cleared where it was deleted while the entry was written', async () => {
    const { owner, diary, categories } = openWriter();
    const category = await categories.create('Short-lived');
    const entry = await diary.create({ title: 'x', category_id: category.id });
    await categories.remove(category.id);
    // The deletion comes first, and finds nothing that is filed.
    expect(await deliver(owner, [deleted(owner, category.id)])).toEqual([]);
    expect((await diary.read(entry.id)).category_id).toBe(category.id);
    expect(await deliver(owner, [changed(owner, entry.id)])).toEqual([]);
    expect(await diary.read(entry.id)).toMatchObject({ category_id: null, version: 2 });
  });
});

describe('counts', () => {
  const countsOf = async ({ categories }: ReturnType<typeof openWriter>) =>
    Object.fromEntries((await categories.list()).map((c) => [c.name, c.entry_count]));

  test('follow moves, trash, restoring and deletion, whatever is delivered again', async () => {
    const writer = openWriter();
    const { owner, diary, categories } = writer;
    const [a, b] = [await categories.create('A'), await categories.create('B')];
    const one = await diary.create({ title: 'one', category_id: a.id });
    const two = await diary.create({ title: 'two', category_id: a.id });
    const all = () => [changed(owner, one.id), changed(owner, two.id), changed(owner, one.id)];
    await deliver(owner, all());
    expect(await countsOf(writer)).toEqual({ A: 2, B: 0 });
    await diary.update(one.id, { category_id: b.id });
    await deliver(owner, all());
    await deliver(owner, all());
    expect(await countsOf(writer)).toEqual({ A: 1, B: 1 });
    await diary.trash(one.id);
    await deliver(owner, all());
    expect(await countsOf(writer)).toEqual({ A: 1, B: 0 });
    await diary.restore(one.id);
    await diary.update(two.id, { category_id: null });
    await deliver(owner, all());
    expect(await countsOf(writer)).toEqual({ A: 0, B: 1 });
    await diary.deletePermanently(one.id);
    await deliver(owner, all());
    expect(await countsOf(writer)).toEqual({ A: 0, B: 0 });
  });

  test.each([1, 2, 3])(
    'are exact after a random history with concurrent deliveries (seed %d)',
    async (seed) => {
      const random = seededRandom(seed);
      const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
      const writer = openWriter();
      const { owner, diary, categories } = writer;
      const made = await Promise.all(['A', 'B', 'C'].map((name) => categories.create(name)));
      const choice = () => pick([null, ...made.map(({ id }) => id)]);
      const entries = await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          diary.create({ title: `${i}`, category_id: choice() }),
        ),
      );
      const deliveries: Promise<unknown>[] = [];
      for (let step = 0; step < 60; step++) {
        const { id } = pick(entries);
        const action = random();
        if (action < 0.6) await codeOf(diary.update(id, { category_id: choice() }));
        else if (action < 0.8) await codeOf(diary.trash(id));
        else await codeOf(diary.restore(id));
        const events = [changed(owner, id), changed(owner, pick(entries).id)];
        if (random() < 0.7) deliveries.push(deliver(owner, events));
        if (random() < 0.3) await deliveries.at(-1);
      }
      await Promise.all(deliveries);
      await deliver(
        owner,
        entries.map(({ id }) => changed(owner, id)),
      );
      const { items } = await diary.list();
      const expected = made.map(({ id, name }) => [
        name,
        items.filter(({ category_id }) => category_id === id).length,
      ]);
      expect(await countsOf(writer)).toEqual(Object.fromEntries(expected));
    },
  );

  test('wait for an entry that is older than its event', async () => {
    const { owner, diary } = openWriter();
    const { id } = await diary.create({ title: 'x' });
    expect(await deliver(owner, [changed(owner, id, 2)])).toHaveLength(1);
    expect(await deliver(owner, [changed(owner, ulid())])).toHaveLength(1);
  });
});

describe('a deleted category', () => {
  test('leaves all its entries, those in the trash among them, over several deliveries', async () => {
    const { owner, diary, categories } = openWriter();
    const [gone, stays] = [await categories.create('Gone'), await categories.create('Stays')];
    const drafts = Array.from({ length: 30 }, (_, i) => ({
      title: `${i}`,
      category_id: i % 3 === 0 ? stays.id : gone.id,
    }));
    const entries = await Promise.all(drafts.map((draft) => diary.create(draft)));
    const trashed = entries[1]?.id ?? '';
    await diary.trash(trashed);
    await deliver(
      owner,
      entries.map(({ id }) => changed(owner, id)),
    );
    await categories.remove(gone.id);

    // A batch that runs out of time is put back, and goes on where it ended.
    let deliveries = 0;
    for (let left: unknown = 'some'; left !== 'none'; deliveries++) {
      left = await deliver(owner, [deleted(owner, gone.id)], 40 + 60 * deliveries).then(
        (failed) => (failed.length === 0 ? 'none' : 'some'),
        () => 'some',
      );
    }
    await deliver(
      owner,
      entries.map(({ id }) => changed(owner, id)),
    );
    const { items } = await diary.list();
    expect(items.filter(({ category_id }) => category_id === stays.id)).toHaveLength(10);
    expect(items.filter(({ category_id }) => category_id === null)).toHaveLength(19);
    // Cleared once each.
    expect(items.filter(({ version }) => version === 2)).toHaveLength(19);
    expect(await diary.restore(trashed)).toMatchObject({ category_id: null });
    const [category] = await categories.list();
    expect(category).toMatchObject({ name: 'Stays', entry_count: 10 });
  });

  test('is not taken from an entry that has another one by now', async () => {
    const { owner, diary, categories } = openWriter();
    const [gone, next] = [await categories.create('Gone'), await categories.create('Next')];
    const { id } = await diary.create({ title: 'x', category_id: gone.id });
    await deliver(owner, [changed(owner, id)]);
    await diary.update(id, { category_id: next.id });
    await categories.remove(gone.id);
    await deliver(owner, [deleted(owner, gone.id), changed(owner, id)]);
    expect(await diary.read(id)).toMatchObject({ category_id: next.id, version: 2 });
  });
});
