import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type CapturedOutput, captureOutput } from '@reflekt/shared/log/testing';
import { openTestDatabase, writeUnchecked } from '@reflekt/shared/store/testing';
import {
  entriesTable,
  entryKey,
  type Item,
  type Owner,
  openMembers,
  TOMBSTONE_RETENTION,
} from '@reflekt/shared/tables';
import { DAY, HOUR, MINUTE } from '@reflekt/shared/time';
import { openDiary, outcomeOf } from '../../lambdas/entries/testing/diary.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
afterEach(() => {
  jest.restoreAllMocks();
});

const database = () =>
  openTestDatabase(store.client(), store.tables, {
    deadline: Date.now() + 30_000,
    capacity: { read: 0, write: 0 },
  });

/** A diary with a clock that the test moves. */
function diaryWithClock() {
  const owner = newOwner();
  const clock = { now: Date.parse('2026-03-01T12:00:00.000Z') };
  const diary = openDiary({
    client: store.client(),
    tables: store.tables,
    owner,
    now: () => clock.now,
    timeout: 30_000,
  });
  return { owner, clock, diary };
}

/** All stored items under an entry's id. */
async function stored(owner: Owner, id: string) {
  const items: Item[] = [];
  let after: Item | undefined;
  do {
    const page = await database().query({
      table: entriesTable,
      partition: entryKey(owner, id).id,
      consistent: true,
      after,
    });
    items.push(...page.items);
    after = page.last;
  } while (after !== undefined);
  return items;
}

describe('a stored entry that cannot be read', () => {
  const CANARY = 'canary words of a diary';

  /** Writes two entries and damages one of them. */
  async function writeDamaged() {
    const { owner, diary } = diaryWithClock();
    const good = await diary.create({ title: 'good', created_at: '2020-05-05T10:00:00.000Z' });
    const bad = await diary.create({
      title: CANARY,
      content: CANARY,
      tags: [CANARY],
      created_at: '2020-05-05T11:00:00.000Z',
    });
    const [item] = await stored(owner, bad.id);
    const spoilt = { ...item, mood_score: CANARY, word_count: 'many' };
    await writeUnchecked(database(), entriesTable, spoilt);
    output = captureOutput();
    return { diary, good, bad };
  }
  let output: CapturedOutput | undefined;
  afterEach(() => output?.restore());

  test('is left out of lists, the feed and on-this-day, which count it and return the others', async () => {
    const { diary, good } = await writeDamaged();
    const pages = [await diary.list(), await diary.changes(), await diary.onThisDay('2026-05-05')];
    for (const { items, unreadable } of pages) {
      expect(items.map(({ id }) => id)).toEqual([good.id]);
      expect(unreadable).toBe(1);
    }
    expect((await diary.list({ limit: 1 })).items.map(({ id }) => id)).toEqual([good.id]);
  });

  test('is a defect where it is requested by id, for any operation', async () => {
    const { diary, bad } = await writeDamaged();
    expect(await outcomeOf(diary.read(bad.id))).toBe('defect');
    expect(await outcomeOf(diary.update(bad.id, { title: 'other' }))).toBe('defect');
    expect(await outcomeOf(diary.trash(bad.id))).toBe('defect');
  });

  test('is logged as an error by its id, without its content', async () => {
    const { diary, bad } = await writeDamaged();
    await diary.list();
    await outcomeOf(diary.read(bad.id));
    const lines = output?.lines ?? [];
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).toMatchObject({ level: 'error', error_code: 'unreadable_item', id: bad.id });
    }
    expect(output?.text).not.toContain('canary');
  });
});

describe('a permanent deletion', () => {
  test('leaves the tombstone and nothing else, while others change the entry', async () => {
    for (let round = 0; round < 12; round++) {
      const { owner, clock, diary } = diaryWithClock();
      const { id } = await diary.create({ title: 'start' });
      let newest = 1;
      const change = async (n: number) => {
        // Each in an editing session of its own, so that each writes a revision.
        clock.now += 11 * MINUTE;
        return outcomeOf(
          diary.update(id, { title: `change ${n}` }).then(({ version }) => {
            newest = Math.max(newest, version);
          }),
        );
      };
      for (let n = 0; n < 3; n++) await change(n);
      const outcomes = await Promise.all([
        ...[1, 2, 3, 4].map((n) => change(10 + n)),
        outcomeOf(diary.deletePermanently(id)),
        ...[5, 6, 7, 8].map((n) => change(10 + n)),
      ]);
      expect(outcomes[4]).toBe('done');
      const left = await stored(owner, id);
      expect(left).toHaveLength(1);
      const members = Object.keys(left[0] ?? {});
      expect(members.filter((member) => !openMembers(entriesTable).has(member))).toEqual([]);
      expect(JSON.stringify(left)).not.toMatch(/start|change/);
      expect(await outcomeOf(diary.read(id))).toBe('not-found');
      expect(await outcomeOf(diary.restore(id))).toBe('not-found');
      expect((await diary.changes()).items).toEqual([
        // Higher than every acknowledged version, or a follower would ignore it.
        { id, deleted_at: expect.any(String), version: newest + 1 },
      ]);
    }
  });

  test('twice at the same time happens once: the other finds nothing', async () => {
    const { diary } = diaryWithClock();
    const { id } = await diary.create({ title: 'one' });
    const outcomes = await Promise.all([1, 2, 3].map(() => outcomeOf(diary.deletePermanently(id))));
    expect(outcomes.sort()).toEqual(['done', 'not-found', 'not-found']);
  });

  test('stays in the feed for 400 days; then the tombstone counts as absent, even before TTL removes it', async () => {
    const { owner, clock, diary } = diaryWithClock();
    const { id } = await diary.create({ title: 'one' });
    await diary.deletePermanently(id);
    clock.now += TOMBSTONE_RETENTION - 1_000;
    expect((await diary.changes()).items.map((item) => item.id)).toEqual([id]);
    clock.now += 2_000;
    expect((await diary.changes()).items).toEqual([]);
    expect(await outcomeOf(diary.read(id))).toBe('not-found');
    expect(await stored(owner, id)).toHaveLength(1);
  });
});

test('an Idempotency-Key counts for 24 hours and is new afterwards, even before TTL removes the record', async () => {
  const { clock, diary } = diaryWithClock();
  const idempotency = { keyHash: 'the key', bodyHash: 'the body' };
  const first = await diary.create({ title: 'first' }, idempotency);
  clock.now += 24 * HOUR - 1_000;
  expect((await diary.create({ title: 'again' }, idempotency)).id).toBe(first.id);
  expect(await outcomeOf(diary.create({ title: 'x' }, { ...idempotency, bodyHash: 'other' }))).toBe(
    'invalid',
  );
  clock.now += 2_000;
  const second = await diary.create({ title: 'second' }, idempotency);
  expect(second.id).not.toBe(first.id);
  expect((await diary.create({ title: 'third' }, idempotency)).id).toBe(second.id);
  expect((await diary.list()).items).toHaveLength(2);
});

test('an Idempotency-Key used by many requests at once makes one entry', async () => {
  const { diary } = diaryWithClock();
  const idempotency = { keyHash: 'the key', bodyHash: 'the body' };
  const entries = await Promise.all(
    Array.from({ length: 20 }, () => diary.create({ title: 'x' }, idempotency)),
  );
  expect(new Set(entries.map(({ id }) => id)).size).toBe(1);
  expect((await diary.list()).items).toHaveLength(1);
});

test('an Idempotency-Key of a permanently deleted entry is not-found, and makes nothing new', async () => {
  const { diary } = diaryWithClock();
  const idempotency = { keyHash: 'the key', bodyHash: 'the body' };
  const { id } = await diary.create({ title: 'x' }, idempotency);
  await diary.trash(id);
  expect((await diary.create({ title: 'x' }, idempotency)).deleted_at).not.toBeNull();
  await diary.deletePermanently(id);
  expect(await outcomeOf(diary.create({ title: 'x' }, idempotency))).toBe('not-found');
  expect((await diary.list()).items).toEqual([]);
});

describe('revisions', () => {
  test('are written once per editing session of ten minutes, and before a restore', async () => {
    const { clock, diary } = diaryWithClock();
    const { id } = await diary.create({ title: 'v1' });
    await diary.update(id, { title: 'v2' });
    clock.now += 10 * MINUTE - 1;
    await diary.update(id, { title: 'v3' });
    clock.now += 1;
    await diary.update(id, { title: 'v4' });
    clock.now += 1;
    await diary.update(id, { title: 'v5' });
    await diary.trash(id);
    await diary.restore(id);
    const { items } = await diary.revisions(id);
    expect(items.map(({ title, version }) => [title, version])).toEqual([
      ['v5', 6],
      ['v3', 3],
      ['v1', 1],
    ]);
  });

  test('are the newest 50', async () => {
    const { owner, clock, diary } = diaryWithClock();
    const { id } = await diary.create({ title: 'v1' });
    for (let version = 2; version <= 60; version++) {
      clock.now += DAY;
      await diary.update(id, { title: `v${version}` });
    }
    const { items, next } = await diary.revisions(id);
    expect(next).toBeNull();
    expect(items.map(({ version }) => version)).toEqual(
      Array.from({ length: 50 }, (_, n) => 59 - n),
    );
    expect(await stored(owner, id)).toHaveLength(51);
  });

  test('are as many as fit into 5 MB', async () => {
    const { owner, clock, diary } = diaryWithClock();
    const { id } = await diary.create({ title: 'v1' });
    for (let version = 2; version <= 32; version++) {
      clock.now += DAY;
      await diary.update(id, { title: `v${version}`, content: '漢'.repeat(68_000 - version) });
    }
    const revisions = (await stored(owner, id)).filter((item) =>
      String(item.tenant_id).includes('#r#'),
    );
    const bytes = revisions.reduce((sum, item) => sum + Buffer.byteLength(String(item.content)), 0);
    expect(bytes).toBeLessThanOrEqual(5 * 1024 * 1024);
    expect(revisions).toHaveLength(25);
    expect(revisions.at(-1)).toMatchObject({ version: 31 });
  });

  test('are read page by page, newest first, each once, though a page may be cut by size', async () => {
    const { clock, diary } = diaryWithClock();
    const { id } = await diary.create({ title: 'v1' });
    for (let version = 2; version <= 24; version++) {
      clock.now += DAY;
      await diary.update(id, { content: '漢'.repeat(68_000 - version) });
    }
    const seen: number[] = [];
    let after: string | undefined;
    let pages = 0;
    do {
      const page = await diary.revisions(id, 1000, after);
      seen.push(...page.items.map(({ version }) => version));
      after = page.next ?? undefined;
      pages += 1;
    } while (after !== undefined);
    expect(seen).toEqual(Array.from({ length: 23 }, (_, n) => 23 - n));
    expect(pages).toBeGreaterThan(1);
  });
});
