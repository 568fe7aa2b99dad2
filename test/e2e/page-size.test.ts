import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { itemsOf, pagesOf, writeAll } from '../support/collect.ts';
import type { Entry, List } from '../support/contract.ts';
import { newUser } from '../support/shared-cloud.ts';

/** Bytes: the contract's end of a page, with room for the entry that crosses it. */
const MOST = 4_500_000;
const COUNT = 24;

/** Two kinds of big entries: much to read (200 KiB each), and much to write (six bytes of JSON for each of storage). */
describe.each([
  ['200 KiB of emoji', '🪶'.repeat(51_200)],
  ['100,000 control characters', '\u0001'.repeat(100_000)],
])('many entries of %s', (_, content) => {
  let me: Client;
  let ids: string[];

  beforeAll(async () => {
    me = newUser();
    const drafts = Array.from({ length: COUNT }, (_, i) => ({
      title: `${i}`,
      content,
      tags: [i === COUNT - 1 ? 'last' : 'other'],
      created_at: new Date(Date.UTC(2024, 5, 30 - i)).toISOString(),
    }));
    ids = (await writeAll(me, drafts)).map(({ id }) => id);
  });

  test.each([['/entries'], ['/entries/changes']])(
    '%s never answers more than a gateway lets through',
    async (path) => {
      const seen = new Set<string>();
      let cursor: string | null = '';
      for (let page = 0; seen.size < COUNT && page < COUNT && cursor !== null; page++) {
        const answer: { text: string; body: List<Entry> } = await me.get<List<Entry>>(path, {
          query: { limit: 1000, ...(cursor ? { cursor } : {}) },
        });
        expect(Buffer.byteLength(answer.text)).toBeLessThan(MOST);
        for (const { id, content: got } of answer.body.items) {
          expect(got === content).toBe(true);
          seen.add(id);
        }
        cursor = answer.body.next_cursor;
      }
      expect([...seen].sort()).toEqual([...ids].sort());
    },
  );

  test('a filter that hits only the last entry may give empty pages, and finds it', async () => {
    const pages = await pagesOf<Entry>(me, '/entries', { tag: 'last', limit: 10 });
    expect(pages.flatMap(({ items }) => items.map(({ id }) => id))).toEqual([ids.at(-1)]);
    expect(await itemsOf(me, '/entries', { tag: 'nowhere' })).toEqual([]);
  });

  test('reading is bounded: without hits the first page ends empty, with a cursor', async () => {
    const { body } = await me.get<List<Entry>>('/entries', { query: { tag: 'nowhere' } });
    expect(body.items).toEqual([]);
    expect(body.next_cursor).not.toBeNull();
  });

  test('on this day', async () => {
    const found = await itemsOf(me, '/entries/on-this-day', { date: '2025-06-30' });
    expect(found.map(({ id }) => id)).toEqual([ids[0]]);
  });
});

test('without a limit a page is all there is, up to 4 MB of JSON', async () => {
  const me = newUser();
  const drafts = Array.from({ length: 440 }, (_, i) => ({
    title: `${i}`,
    // What does not compress is as much to read as to write.
    content: randomBytes(6_750).toString('base64'),
  }));
  await writeAll(me, drafts);
  const { text, body } = await me.get<List<Entry>>('/entries');
  expect(Buffer.byteLength(text)).toBeGreaterThan(3_900_000);
  expect(Buffer.byteLength(text)).toBeLessThan(4_100_000);
  const query = { cursor: body.next_cursor ?? '' };
  const rest = await me.get<List<Entry>>('/entries', { query });
  expect(body.items.length + rest.body.items.length).toBe(drafts.length);
  expect(rest.body.next_cursor).toBeNull();
});

test('tags count too, where they are all that is long', async () => {
  const me = newUser();
  // Fifty different ones of fifty characters, which JSON writes in six bytes each.
  const tags = Array.from({ length: 50 }, (_, i) => `${i}`.padEnd(50, '\u0001'));
  await writeAll(
    me,
    Array.from({ length: 400 }, () => ({ tags, title: 'x' })),
  );
  for (const path of ['/entries', '/entries/changes']) {
    const { text } = await me.get(path, { query: 'limit=1000' });
    expect(Buffer.byteLength(text)).toBeLessThan(MOST);
  }
  expect(await itemsOf(me, '/entries', { limit: 1000 })).toHaveLength(400);
});

test('revisions of a big entry', async () => {
  const me = newUser();
  const [entry] = await writeAll(me, [{ content: '\u0001'.repeat(100_000) }]);
  const path = `/entries/${entry?.id}`;
  // A restore keeps a revision each time, without waiting for ten minutes.
  for (let i = 0; i < 8; i++) {
    await me.delete(path);
    await me.post(`${path}/restore`);
  }
  const pages = await pagesOf<Entry>(me, `${path}/revisions`, { limit: 1000 });
  for (const page of pages) expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(MOST);
  expect(pages.flatMap(({ items }) => items.map(({ version }) => version))).toEqual([
    16, 14, 12, 10, 8, 6, 4, 2,
  ]);
});
