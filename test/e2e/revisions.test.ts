import { describe, expect, test } from '@jest/globals';
import { itemsOf, pagesOf } from '../support/collect.ts';
import { type Entry, type List, NOBODYS_ID } from '../support/contract.ts';
import { newUser } from '../support/shared-cloud.ts';

/** The rule of ten minutes needs a clock that can be moved: it is tested beside `needsRevision`. */
async function written() {
  const me = newUser();
  const { body: entry } = await me.post<Entry>('/entries', { title: 'v1', content: 'first' });
  const path = `/entries/${entry.id}`;
  return { me, entry, path, revisions: () => itemsOf(me, `${path}/revisions`) };
}

test('an entry that was never changed has none', async () => {
  const { revisions } = await written();
  expect(await revisions()).toEqual([]);
});

test('the state before the first change is kept, and once for a sitting', async () => {
  const { me, entry, path, revisions } = await written();
  await me.put(path, { title: 'v2' });
  expect(await revisions()).toEqual([entry]);
  await me.put(path, { title: 'v3' });
  await me.put(path, { content: 'other' });
  expect(await revisions()).toEqual([entry]);
});

test('a change that changes nothing, and one that is refused, keep none', async () => {
  const { me, path, revisions } = await written();
  await me.put(path, { title: 'v1' });
  await me.put(path, { title: 7 });
  await me.put(path, { title: 'x' }, { headers: { 'if-match': '"9"' } });
  expect(await revisions()).toEqual([]);
});

test('a restore keeps the state before it, newest first; going into the trash keeps none', async () => {
  const { me, entry, path, revisions } = await written();
  await me.put(path, { title: 'v2' });
  await me.delete(path);
  expect(await revisions()).toEqual([entry]);
  const { body: trashed } = await me.get<Entry>(path);
  await me.post(`${path}/restore`);
  expect(await revisions()).toEqual([trashed, entry]);
});

test('come in pages', async () => {
  const { me, path } = await written();
  for (let i = 0; i < 4; i++) {
    await me.delete(path);
    await me.post(`${path}/restore`);
  }
  for (const limit of [1, 2, 3, 4, 5]) {
    const pages = await pagesOf<Entry>(me, `${path}/revisions`, { limit });
    expect(pages.flatMap(({ items }) => items.map(({ version }) => version))).toEqual([8, 6, 4, 2]);
    for (const { items } of pages) expect(items.length).toBeLessThanOrEqual(limit);
  }
});

test('are at most 50, the oldest going first', async () => {
  const { me, path, revisions } = await written();
  for (let i = 0; i < 53; i++) {
    await me.delete(path);
    await me.post(`${path}/restore`);
  }
  const versions = (await revisions()).map(({ version }) => version);
  expect(versions).toEqual(Array.from({ length: 50 }, (_, i) => 106 - 2 * i));
});

describe('refusals', () => {
  test('404 for what is not there, 422 for limits, 400 for cursors', async () => {
    const { me, path } = await written();
    const status = async (target: string, query = '') => (await me.get(target, { query })).status;
    expect(await status(`/entries/${NOBODYS_ID}/revisions`)).toBe(404);
    expect(await status('/entries/x/revisions')).toBe(404);
    expect(await status(`${path}/revisions`, 'limit=0')).toBe(422);
    expect(await status(`${path}/revisions`, 'limit=1001')).toBe(422);
    expect(await status(`${path}/revisions`, 'cursor=x')).toBe(400);
  });

  test('a cursor of one entry is no cursor of another', async () => {
    const { me, path } = await written();
    const { body: other } = await me.post<Entry>('/entries', { title: 'other' });
    for (const one of [path, `/entries/${other.id}`]) {
      await me.put(one, { title: 'changed' });
      await me.delete(one);
      await me.post(`${one}/restore`);
    }
    const { body } = await me.get<List<Entry>>(`${path}/revisions`, { query: 'limit=1' });
    const query = { limit: 1, cursor: body.next_cursor ?? '' };
    expect((await me.get(`${path}/revisions`, { query })).status).toBe(200);
    expect((await me.get(`/entries/${other.id}/revisions`, { query })).status).toBe(400);
  });
});
