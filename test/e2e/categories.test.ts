import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { type Entry, INSTANT, NOBODYS_ID, type Problem, ULID } from '../support/contract.ts';
import { eventually } from '../support/event-cloud.ts';
import { newUser } from '../support/shared-cloud.ts';

interface Category {
  id: string;
  name: string;
  color: string;
  entry_count: number;
  created_at: string;
  updated_at: string;
  version: number;
}

const create = async (me: Client, body: object) => {
  const answer = await me.post<Category>('/settings/categories', body);
  expect(answer.status).toBe(201);
  return answer.body;
};
const list = async (me: Client) => (await me.get<Category[]>('/settings/categories')).body;

describe('a category', () => {
  test('is created, changed, listed by name and deleted', async () => {
    const me = newUser();
    const work = await create(me, { name: ' Work ' });
    expect(work).toEqual({
      id: expect.stringMatching(ULID),
      name: 'Work',
      color: '#6b7280',
      entry_count: 0,
      created_at: expect.stringMatching(INSTANT),
      updated_at: expect.stringMatching(INSTANT),
      version: 1,
    });
    await create(me, { name: 'ärger', color: '#FF0000' });
    await create(me, { name: 'Zuhause', color: null });
    await create(me, { name: 'Teil 10' });
    await create(me, { name: 'Teil 9' });
    const names = (await list(me)).map(({ name }) => name);
    expect(names).toEqual(['ärger', 'Teil 9', 'Teil 10', 'Work', 'Zuhause']);

    const path = `/settings/categories/${work.id}`;
    const changed = await me.put<Category>(path, { color: '#00ff00', entry_count: 7 });
    expect(changed.body).toMatchObject({ name: 'Work', color: '#00ff00', entry_count: 0 });
    expect(changed.headers.etag).toBe('"2"');
    const same = await me.put<Category>(path, { name: 'Work' });
    expect(same.body).toEqual(changed.body);
    expect((await me.put(path, { name: 'x' }, { headers: { 'If-Match': '"1"' } })).status).toBe(
      412,
    );
    expect((await me.put(path, { color: null })).body).toMatchObject({ color: '#6b7280' });

    expect((await me.delete(path, { headers: { 'If-Match': '"2"' } })).status).toBe(412);
    expect((await me.delete(path)).status).toBe(204);
    expect((await me.delete(path)).status).toBe(404);
    expect((await me.put(path, { name: 'x' })).status).toBe(404);
    expect((await list(me)).map(({ name }) => name)).not.toContain('Work');
  });

  test.each([
    [{}, '/name'],
    [{ name: '' }, '/name'],
    [{ name: '  ' }, '/name'],
    [{ name: '\u200b\u00ad' }, '/name'],
    [{ name: 'x'.repeat(51) }, '/name'],
    [{ name: 'a\0b' }, '/name'],
    [{ name: null }, '/name'],
    [{ name: 'x', color: 'red' }, '/color'],
    [{ name: 'x', color: '#fff' }, '/color'],
  ])('%j is 422 and named', async (body, pointer) => {
    const answer = await newUser().post<Problem>('/settings/categories', body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map((error) => error.pointer)).toEqual([pointer]);
  });

  test('has a name of its own, whatever its case', async () => {
    const me = newUser();
    await create(me, { name: '𝒳'.repeat(50) });
    await create(me, { name: 'Café' });
    for (const name of ['CAFÉ', 'cafe\u0301', 'Ca\u200bfé']) {
      const answer = await me.post<Problem>('/settings/categories', { name });
      expect([answer.status, answer.headers['retry-after']]).toEqual([409, undefined]);
      expect(JSON.stringify(answer.body)).not.toMatch(/caf/i);
    }
  });
});

test('an entry is filed under a category, counted there, and loses it with the category', async () => {
  const me = newUser();
  const [work, home] = [await create(me, { name: 'Work' }), await create(me, { name: 'Home' })];
  const other = await create(newUser(), { name: 'Work' });
  for (const category_id of [other.id, NOBODYS_ID]) {
    const answer = await me.post<Problem>('/entries', { title: 'x', category_id });
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map(({ pointer }) => pointer)).toEqual(['/category_id']);
  }
  const file = async (title: string, category_id: string) =>
    (await me.post<Entry>('/entries', { title, category_id })).body;
  const one = await file('one', work.id);
  await file('two', work.id);
  await file('three', home.id);
  const counts = async () => (await list(me)).map(({ name, entry_count }) => [name, entry_count]);
  const settled = (wanted: unknown) =>
    eventually(
      JSON.stringify(wanted),
      async () => isDeepStrictEqual(await counts(), wanted) || undefined,
    );
  await settled([
    ['Home', 1],
    ['Work', 2],
  ]);
  await me.put(`/entries/${one.id}`, { category_id: home.id });
  await settled([
    ['Home', 2],
    ['Work', 1],
  ]);
  const filtered = await me.get<{ items: Entry[] }>('/entries', {
    query: { category_id: home.id },
  });
  expect(filtered.body.items.map(({ title }) => title)).toEqual(['three', 'one']);

  await me.delete(`/settings/categories/${home.id}`);
  const cleared = await eventually('an entry without its category', async () => {
    const { body } = await me.get<Entry>(`/entries/${one.id}`);
    return body.category_id === null ? body : undefined;
  });
  expect(cleared).toMatchObject({ category_id: null, version: 3 });
});
