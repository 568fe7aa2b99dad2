import { describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
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

const restore = (me: Client, path: string, version: number | string, headers = {}) =>
  me.send<Entry>('POST', `${path}/revisions/${version}/restore`, { headers });

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
  const { body: trashed } = await me.get<Entry>(path, { query: 'trashed=true' });
  await me.post(`${path}/restore`);
  expect(await revisions()).toEqual([trashed, entry]);
});

describe('within ten minutes', () => {
  const LONG = 'It rained all day, and I thought of the harbour. '.repeat(850);

  test('what a stale tab overwrites is a revision, each time it does', async () => {
    const { me, path, revisions } = await written();
    await me.put(path, { content: LONG });
    await me.put(path, { content: 'A stale draft.' });
    await me.put(path, { content: `${LONG}And more.` });
    await me.put(path, { content: 'A stale draft again.' });
    const kept = (await revisions()).map(({ content }) => content);
    expect(kept).toEqual([`${LONG}And more.`, LONG, 'first']);
  });

  test('what is emptied is a revision, and comes back', async () => {
    const { me, path, revisions } = await written();
    const { body: whole } = await me.put<Entry>(path, {
      content: LONG,
      tags: ['rain'],
      mood: 'sad',
    });
    await me.put(path, { content: '', tags: [], mood: null });
    expect((await revisions())[0]).toEqual(whole);
    const { status, body, headers } = await restore(me, path, whole.version);
    expect(status).toBe(200);
    const { version, updated_at, ...members } = whole;
    expect(body).toMatchObject(members);
    expect([body.version, headers.etag]).toEqual([4, '"4"']);
    expect((await me.get<Entry>(path)).body).toEqual(body);
  });
});

describe('a restore of a revision', () => {
  test('keeps the state before it, so that it can be undone, and that too', async () => {
    const { me, path, revisions } = await written();
    await me.put(path, { title: 'v2' });
    expect((await restore(me, path, 1)).body).toMatchObject({ title: 'v1', version: 3 });
    expect((await restore(me, path, 2)).body).toMatchObject({ title: 'v2', version: 4 });
    expect((await restore(me, path, 3)).body).toMatchObject({ title: 'v1', version: 5 });
    expect((await revisions()).map(({ title }) => title)).toEqual(['v2', 'v1', 'v2', 'v1']);
  });

  test('of the state that is there already changes nothing', async () => {
    const { me, path, revisions } = await written();
    await me.put(path, { title: 'v2' });
    const { body: back } = await me.put<Entry>(path, { title: 'v1' });
    expect((await restore(me, path, 1)).body).toEqual(back);
    expect(await revisions()).toHaveLength(1);
  });

  test('honours If-Match', async () => {
    const { me, path } = await written();
    await me.put(path, { title: 'v2' });
    expect((await restore(me, path, 1, { 'if-match': '"1"' })).status).toBe(412);
    expect((await restore(me, path, 1, { 'if-match': 'W/"2"' })).status).toBe(400);
    expect((await restore(me, path, 1, { 'if-match': '"2"' })).status).toBe(200);
  });

  test('brings back the day with the zone, and counts the words again', async () => {
    const { me, path } = await written();
    const zone = { time_zone: 'Pacific/Kiritimati', created_at: '2025-11-20T12:00:00Z' };
    const { body: there } = await me.put<Entry>(path, { ...zone, content: 'one two three' });
    await me.delete(path);
    await me.post(`${path}/restore`);
    await me.put(path, { time_zone: 'UTC', content: 'one' });
    expect(there.entry_date).toBe('2025-11-21');
    expect((await restore(me, path, 3)).body).toMatchObject({
      time_zone: 'Pacific/Kiritimati',
      entry_date: '2025-11-21',
      word_count: 3,
      deleted_at: null,
    });
  });

  test('is 404 where there is no such revision, before 412, and 409 in the trash', async () => {
    const { me, path } = await written();
    await me.put(path, { title: 'v2' });
    const stale = { 'if-match': '"7"' };
    for (const version of [2, 3, 0, -1, '01', '1.0', 'x', '1'.repeat(13)]) {
      expect([version, (await restore(me, path, version, stale)).status]).toEqual([version, 404]);
    }
    expect((await restore(me, `/entries/${NOBODYS_ID}`, 1)).status).toBe(404);
    await me.delete(path);
    expect((await restore(me, path, 1)).status).toBe(409);
    await me.delete(path, { query: 'permanent=true' });
    expect((await restore(me, path, 1)).status).toBe(404);
  });
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
