import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FaultInjector, seededRandom } from '@reflekt/shared/store/testing';
import { openDiary, outcomeOf } from '../../lambdas/entries/testing/diary.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** Storage faults of a busy day, none of which the owner should notice. */
const BUSY = { conflict: 0.15, throttled: 0.05, overloaded: 0.03, lostAnswer: 0.05, late: 0.03 };

/** Each writer opens a client of its own, because a function instance serves one request at a time. */
function openDiaries(faults: FaultInjector) {
  const owner = newOwner();
  const open = () =>
    openDiary({
      client: faults.attach(store.client()),
      tables: store.tables,
      owner,
      // Long enough to be independent of the machine's load.
      timeout: 30_000,
    });
  return { diary: open(), diaries: Array.from({ length: 10 }, open) };
}

const settleAll = <T>(work: readonly Promise<T>[]) => Promise.allSettled(work);

test.each([
  ['without faults', {}],
  ['with conflicts, throttling and lost responses', BUSY],
])('100 concurrent updates of one entry lose none silently, %s', async (_, rates) => {
  const faults = new FaultInjector(seededRandom(1));
  const { diary, diaries } = openDiaries(faults);
  const { id } = await diary.create({ title: 'start' });
  faults.rates = rates;

  const accepted: { version: number; title: string }[] = [];
  const refused: string[] = [];
  await settleAll(
    Array.from({ length: 100 }, async (_, n) => {
      try {
        const writer = diaries[n % diaries.length] ?? diary;
        const { version, title } = await writer.update(id, { title: `change ${n}` });
        expect(title).toBe(`change ${n}`);
        accepted.push({ version, title });
      } catch (error) {
        refused.push(await outcomeOf(Promise.reject(error)));
      }
    }),
  );
  faults.rates = {};
  await faults.whenIdle();

  expect(new Set(refused)).toEqual(new Set(refused.length > 0 ? ['conflict'] : []));
  expect(accepted.length).toBeGreaterThan(0);
  accepted.sort((a, b) => a.version - b.version);
  const versions = accepted.map(({ version }) => version);
  expect(new Set(versions).size).toBe(versions.length);
  const now = await diary.read(id);
  // A write whose response was lost recognises itself, unless many others have followed; then it is made once more.
  expect(now.version).toBeGreaterThanOrEqual(1 + accepted.length);
  if (faults.total === 0) expect(now.version).toBe(1 + accepted.length);
  expect(now.version).toBe(versions.at(-1));
  expect(now.title).toBe(accepted.at(-1)?.title);
});

test('writes that lose too many conflicts end as such, and all 25 succeed when retried with If-Match', async () => {
  const diary = openDiary({ client: store.client(), tables: store.tables, owner: newOwner() });
  const { id } = await diary.create({ title: 'start', tags: [] });
  await Promise.all(
    Array.from({ length: 25 }, async (_, n) => {
      for (;;) {
        const before = await diary.read(id);
        const tags = [...before.tags, `t${n}`].slice(-50);
        const outcome = await outcomeOf(
          diary.update(id, { tags, title: `${n}` }, { version: before.version }),
        );
        if (outcome === 'done') return;
        expect(['stale', 'conflict']).toContain(outcome);
      }
    }),
  );
  expect((await diary.read(id)).version).toBe(26);
});

test.each([
  ['without faults', {}],
  ['with conflicts, throttling and lost responses', BUSY],
])("200 concurrent writers of one owner's different entries all succeed, %s", async (_, rates) => {
  const faults = new FaultInjector(seededRandom(2));
  const { diary, diaries } = openDiaries(faults);
  faults.rates = rates;
  const writers = Array.from({ length: 200 }, (_, n) => diaries[n % diaries.length] ?? diary);
  const created = await Promise.all(
    writers.map((writer, n) => writer.create({ title: `entry ${n}` })),
  );
  const updated = await Promise.all(
    writers.map(async (writer, n) => {
      const { id = '', title = '' } = created[n] ?? {};
      return writer.update(id, { content: `${title} goes on` });
    }),
  );
  expect(updated.map(({ version }) => version)).toEqual(created.map(() => 2));
  faults.rates = {};
  await faults.whenIdle();

  const { items, next } = await diary.list({ limit: 1000 });
  expect(next).toBeNull();
  expect(items.map(({ title }) => title).sort()).toEqual(created.map(({ title }) => title).sort());
  expect(items.every(({ version }) => version === 2)).toBe(true);
  if (Object.keys(rates).length > 0) expect(faults.total).toBeGreaterThan(0);
});

describe('a diary that is read page by page while entries are added', () => {
  test.each([11, 12, 13, 14, 15, 16])('repeats no entry and loses none (seed %d)', async (seed) => {
    const random = seededRandom(seed);
    const diary = openDiary({ client: store.client(), tables: store.tables, owner: newOwner() });
    const order = random() < 0.5 ? ('asc' as const) : ('desc' as const);
    const someday = () =>
      new Date(Date.UTC(2020, 0, 1) + Math.floor(random() * 365) * 86_400_000).toISOString();
    // Many entries share an instant, so that the order within one matters too.
    const before = await Promise.all(
      Array.from({ length: 60 }, () => diary.create({ title: 'before', created_at: someday() })),
    );
    const adding = new Set<Promise<unknown>>();
    const seen: string[] = [];
    let after: string | undefined;
    do {
      for (let n = Math.floor(random() * 6); n > 0; n--) {
        adding.add(diary.create({ title: 'meanwhile', created_at: someday() }));
      }
      if (random() < 0.5) await Promise.all(adding);
      const page = await diary.list({ limit: 1 + Math.floor(random() * 9), order }, after);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    await Promise.all(adding);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(before.map(({ id }) => id)));
  });
});
