import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { itemsOf, pagesOf, writeAll } from '../support/collect.ts';
import { type Entry, type List, NOBODYS_ID, type Problem } from '../support/contract.ts';
import { newUser } from '../support/shared-cloud.ts';

const titles = (entries: readonly Entry[]) => entries.map(({ title }) => title);
const day = (n: number) => `2024-01-${String(n).padStart(2, '0')}T12:00:00Z`;

describe('order and filters', () => {
  let me: Client;
  const list = async (query: Record<string, string>) =>
    titles(await itemsOf(me, '/entries', query));

  beforeAll(async () => {
    me = newUser();
    // Written out of order, since the order is that of the moment an entry is about.
    const drafts = [
      { title: 'c', created_at: '2024-03-10T12:00:00Z', tags: ['Work', 'Café'], mood: 'sad' },
      {
        title: 'a',
        created_at: '2024-01-01T12:00:00Z',
        tags: ['home'],
        mood: 'happy',
        favorite: true,
      },
      { title: 'e', created_at: '2024-12-31T23:30:00Z', tags: ['work'], favorite: true },
      { title: 'b', created_at: '2024-02-29T12:00:00Z', mood: 'Wistful', mood_score: 3 },
      { title: 'd', created_at: '2024-12-31T14:00:00Z', time_zone: 'Pacific/Kiritimati' },
      { title: 'f', created_at: '2025-01-01T05:00:00Z', time_zone: 'America/Los_Angeles' },
    ];
    await writeAll(me, drafts);
    const [gone] = await writeAll(me, [{ title: 'gone', tags: ['work'], favorite: true }]);
    await me.delete(`/entries/${gone?.id}`);
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['newest first', {}, ['f', 'e', 'd', 'c', 'b', 'a']],
    ['order=desc', { order: 'desc' }, ['f', 'e', 'd', 'c', 'b', 'a']],
    ['order=asc', { order: 'asc' }, ['a', 'b', 'c', 'd', 'e', 'f']],
    ['a tag in any case', { tag: 'WORK' }, ['e', 'c']],
    ['a tag spelt in NFD', { tag: 'cafe\u0301' }, ['c']],
    ['no part of a tag', { tag: 'wor' }, []],
    ['mood', { mood: 'happy' }, ['a']],
    ['a mood of one’s own', { mood: 'Wistful' }, ['b']],
    ['favorite', { favorite: 'true' }, ['e', 'a']],
    ['not favorite', { favorite: 'false' }, ['f', 'd', 'c', 'b']],
    ['a category without entries', { category_id: NOBODYS_ID }, []],
    ['several filters at once', { tag: 'work', favorite: 'true' }, ['e']],
    ['trashed', { trashed: 'true' }, ['gone']],
    ['trashed and a filter', { trashed: 'true', mood: 'sad' }, []],
    ['not trashed', { trashed: 'false', tag: 'work' }, ['e', 'c']],
    ['from a date', { from_date: '2024-03-10' }, ['f', 'e', 'd', 'c']],
    ['to a date', { to_date: '2024-02-29' }, ['b', 'a']],
    // Each entry is compared in its own zone: d is already in 2025, f is still in 2024.
    ['the last day of 2024', { from_date: '2024-12-31', to_date: '2024-12-31' }, ['f', 'e']],
    ['the first day of 2025', { from_date: '2025-01-01', to_date: '2025-01-01' }, ['d']],
    ['dates in ascending order', { from_date: '2024-12-31', order: 'asc' }, ['d', 'e', 'f']],
    [
      'the widest range',
      { from_date: '0001-01-01', to_date: '9999-12-31' },
      ['f', 'e', 'd', 'c', 'b', 'a'],
    ],
    ['unknown parameters ignored', { colour: 'red', limit: '50' }, ['f', 'e', 'd', 'c', 'b', 'a']],
  ])('%s', async (_, query, expected) => {
    expect(await list(query)).toEqual(expected);
    // Short pages change nothing.
    expect(await list({ ...query, limit: '1' })).toEqual(expected);
  });

  test.each([
    ['limit', '0'],
    ['limit', '1001'],
    ['limit', '-1'],
    ['limit', '1.5'],
    ['limit', 'ten'],
    ['limit', ''],
    ['limit', '1e2'],
    ['limit', '٣'],
    ['from_date', '2024-02-31'],
    ['from_date', '2024-1-1'],
    ['from_date', '2024-01-01T00:00:00Z'],
    ['to_date', '0000-01-01'],
    ['to_date', ''],
    ['order', 'DESC'],
    ['order', 'random'],
    ['favorite', 'yes'],
    ['favorite', ''],
    ['trashed', '1'],
    ['category_id', 'x'],
    ['tag', 'x'.repeat(51)],
    ['mood', 'x'.repeat(31)],
    ['tag', '\0'],
  ])('%s=%j is 422 and named', async (parameter, value) => {
    const { status, body } = await me.get<Problem>('/entries', { query: { [parameter]: value } });
    expect(status).toBe(422);
    expect(body.errors).toEqual([{ parameter, detail: expect.any(String) }]);
  });

  test('a range that ends before it begins is 422', async () => {
    const query = { from_date: '2024-02-01', to_date: '2024-01-31' };
    expect((await me.get('/entries', { query })).status).toBe(422);
  });
});

describe('pages', () => {
  let me: Client;
  let written: Entry[];

  beforeAll(async () => {
    me = newUser();
    // Every third shares its moment with two others.
    const drafts = Array.from({ length: 103 }, (_, i) => ({
      title: `entry ${i}`,
      created_at: new Date(Date.UTC(2024, 0, 1 + Math.floor(i / 3))).toISOString(),
    }));
    written = await writeAll(me, drafts);
  });

  test('have up to 1000 items when no limit is given', async () => {
    const [first, second, ...none] = await pagesOf<Entry>(me, '/entries', { limit: 100 });
    expect([first?.items.length, second?.items.length, none]).toEqual([100, 3, []]);
    const all = await me.get<List<Entry>>('/entries');
    expect(all.body.items).toHaveLength(103);
    expect(all.body.next_cursor).toBeNull();
  });

  test.each([1, 2, 7, 51, 102, 103, 104])('of %i give each entry once, in order', async (limit) => {
    for (const order of ['asc', 'desc']) {
      const items = await itemsOf(me, '/entries', { limit, order });
      const ids = items.map(({ id }) => id);
      expect(new Set(ids).size).toBe(103);
      expect([...ids].sort()).toEqual(written.map(({ id }) => id).sort());
      const moments = items.map(({ created_at }) => created_at);
      const sorted = [...moments].sort();
      expect(moments).toEqual(order === 'asc' ? sorted : sorted.reverse());
    }
  });

  test('neither repeat nor lose an entry while others are added, changed and removed', async () => {
    const writer = newUser();
    const before = await writeAll(
      writer,
      Array.from({ length: 25 }, (_, i) => ({ title: `${i}`, created_at: day(i + 1) })),
    );
    const removed = before[12];
    const pages = await pagesOf<Entry>(writer, '/entries', { limit: 4 }, async (page) => {
      await writeAll(writer, [
        { title: 'newest' },
        { title: 'oldest', created_at: '2001-01-01T00:00:00Z' },
        { title: 'between', created_at: day(Math.max(1, 25 - 4 * page)) },
      ]);
      // At the end of the third page stands the 14th of January: remove the very entry the cursor names.
      if (page === 3) await writer.delete(`/entries/${removed?.id}`);
    });
    const seen = pages.flatMap(({ items }) => items.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    expect(before.filter(({ id }) => id !== removed?.id && !seen.includes(id))).toEqual([]);
  });
});

describe('cursors', () => {
  let me: Client;
  let cursor: string;

  beforeAll(async () => {
    me = newUser();
    await writeAll(
      me,
      [1, 2, 3].map((n) => ({ title: `${n}`, tags: ['x'], created_at: day(n) })),
    );
    const { body } = await me.get<List<Entry>>('/entries', { query: { limit: 1, tag: 'x' } });
    cursor = body.next_cursor ?? '';
  });

  const statusWith = async (query: Record<string, string>, path = '/entries') =>
    (await me.get(path, { query })).status;

  test('go on where the page ended, with another limit too, and are not used up', async () => {
    for (let i = 0; i < 2; i++) {
      const { body } = await me.get<List<Entry>>('/entries', {
        query: { limit: 2, tag: 'x', cursor },
      });
      expect(titles(body.items)).toEqual(['2', '1']);
    }
  });

  test('belong to their query', async () => {
    expect(await statusWith({ tag: 'x', cursor })).toBe(200);
    expect(await statusWith({ tag: 'y', cursor })).toBe(400);
    expect(await statusWith({ cursor })).toBe(400);
    expect(await statusWith({ tag: 'x', order: 'asc', cursor })).toBe(400);
    expect(await statusWith({ tag: 'x', from_date: '2024-01-01', cursor })).toBe(400);
    expect(await statusWith({ tag: 'x', cursor }, '/entries/changes')).toBe(400);
    expect(await statusWith({ date: '2024-01-01', cursor }, '/entries/on-this-day')).toBe(400);
  });

  test('that cannot be read are 400, whatever they are', async () => {
    const bytes = Buffer.from(cursor, 'base64url');
    const middle = Math.floor(cursor.length / 2);
    const forged = [
      '',
      'x',
      'null',
      '====',
      cursor.slice(0, -4),
      `${cursor}AAAA`,
      cursor.slice(0, middle) + cursor.slice(middle + 1),
      cursor.repeat(20),
      'A'.repeat(5000),
      Buffer.from('{}').toString('base64url'),
      Buffer.from('[]').toString('base64url'),
      Buffer.from('["a","b"]').toString('base64url'),
      Buffer.from(bytes.toString().replace(/2024/, 'evil')).toString('base64url'),
      Buffer.from(bytes.toString().replace(/Z#/, 'Z#default#other')).toString('base64url'),
      Buffer.from('[[[[[').toString('base64url'),
      '\u0000',
      '💥',
    ];
    for (const one of forged)
      expect([one, await statusWith({ tag: 'x', cursor: one })]).toEqual([one, 400]);
  });

  test('moved by hand stay in one’s own list', async () => {
    const moved = Buffer.from(cursor, 'base64url').toString().replace('2024-01-03', '9024-01-03');
    const { status, body } = await me.get<List<Entry>>('/entries', {
      query: { tag: 'x', cursor: Buffer.from(moved).toString('base64url') },
    });
    expect(status).toBe(200);
    expect(titles(body.items)).toEqual(['3', '2', '1']);
  });
});
