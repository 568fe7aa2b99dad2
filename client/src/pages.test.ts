import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { json, problem, ScriptedServer } from '../testing/server.ts';
import { createClient } from './client.ts';
import { entryChanges, listEntries, listTransactions } from './endpoints.ts';
import { items, pages } from './pages.ts';

const server = new ScriptedServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
const client = () => createClient({ baseUrl: server.url, token: 'a-token' });

async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const value of values) found.push(value);
  return found;
}

test('the items of a list come over all of its pages, empty ones too', async () => {
  server.reply(
    json(200, { items: [{ id: 'a' }], next_cursor: 'c1' }),
    json(200, { items: [], next_cursor: 'c2' }),
    json(200, { items: [{ id: 'b' }], next_cursor: null }),
  );
  const found = await collect(items(client(), listEntries, { query: { tag: 'sea' } }));
  expect(found.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(server.seen.map(({ target }) => target)).toEqual([
    '/entries?tag=sea',
    '/entries?tag=sea&cursor=c1',
    '/entries?tag=sea&cursor=c2',
  ]);
});

test('a list that is an array has its cursor in a header', async () => {
  server.reply(json(200, [{ id: 'a' }], { 'x-next-cursor': 'c1' }), json(200, [{ id: 'b' }]));
  const found = await collect(items(client(), listTransactions, {}));
  expect(found.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('pages are read as they are taken', async () => {
  server.reply(json(200, { items: [{ id: 'a' }], next_cursor: 'c1' }));
  for await (const { id } of items(client(), listEntries, {})) {
    expect(id).toBe('a');
    break;
  }
  expect(server.seen).toHaveLength(1);
});

test('a feed ends where nothing more is there now, with the cursor to go on from', async () => {
  server.reply(
    json(200, { items: [{ id: 'a' }], next_cursor: 'c1', more: true }),
    json(200, { items: [], next_cursor: 'c2', more: false }),
  );
  const read = await collect(pages(client(), entryChanges, {}));
  expect(read.map(({ nextCursor }) => nextCursor)).toEqual(['c1', 'c2']);
});

test('a problem on the way is thrown', async () => {
  server.reply(json(200, { items: [{ id: 'a' }], next_cursor: 'c1' }), problem(400, 'malformed'));
  await expect(collect(items(client(), listEntries, {}))).rejects.toMatchObject({
    problem: { code: 'malformed' },
  });
});
