import { describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { itemsOf } from '../support/collect.ts';
import { type Entry, INSTANT, NOBODYS_ID } from '../support/contract.ts';
import { newUser } from '../support/shared-cloud.ts';

const draft = { title: 'Old', content: 'paper', tags: ['bin'], created_at: '2020-06-15T12:00:00Z' };

const TRASHED = { query: 'trashed=true' };

async function written(): Promise<{ me: Client; entry: Entry; path: string }> {
  const me = newUser();
  const { body: entry } = await me.post<Entry>('/entries', draft);
  return { me, entry, path: `/entries/${entry.id}` };
}

describe('DELETE', () => {
  test('puts an entry into the trash, where only trashed=true shows it', async () => {
    const { me, entry, path } = await written();
    const removal = await me.delete(path);
    expect([removal.status, removal.text]).toEqual([204, '']);
    for (const query of ['', 'trashed=false'])
      expect((await me.get(path, { query })).status).toBe(404);
    expect((await me.get(path, { query: 'trashed=maybe' })).status).toBe(422);
    const { status, body, headers } = await me.get<Entry>(path, TRASHED);
    expect(status).toBe(200);
    expect(body.deleted_at).toMatch(INSTANT);
    expect(body).toEqual({
      ...entry,
      deleted_at: body.deleted_at,
      updated_at: body.updated_at,
      version: 2,
    });
    expect(headers.etag).toBe('"2"');
    for (const query of [{}, { trashed: 'false' }, { tag: 'bin' }, { from_date: '2020-06-15' }]) {
      expect(await itemsOf(me, '/entries', query)).toEqual([]);
    }
    expect(await itemsOf(me, '/entries/on-this-day', { date: '2024-06-15' })).toEqual([]);
    expect(await itemsOf(me, '/entries', { trashed: 'true' })).toEqual([body]);
  });

  test('again is 204 and changes nothing', async () => {
    const { me, path } = await written();
    await me.delete(path);
    const before = await me.get<Entry>(path, TRASHED);
    expect((await me.delete(path)).status).toBe(204);
    expect((await me.get<Entry>(path, TRASHED)).body).toEqual(before.body);
  });

  test('makes PUT a 409', async () => {
    const { me, path } = await written();
    await me.delete(path);
    const { status, headers } = await me.put(path, { title: 'New' });
    expect(status).toBe(409);
    // Trying again changes nothing, so it is not suggested.
    expect(headers['retry-after']).toBeUndefined();
    expect((await me.get<Entry>(path, TRASHED)).body.title).toBe('Old');
  });

  test('of what is not there is 404', async () => {
    const me = newUser();
    expect((await me.delete(`/entries/${NOBODYS_ID}`)).status).toBe(404);
    expect((await me.delete(`/entries/${NOBODYS_ID}`, { query: 'permanent=true' })).status).toBe(
      404,
    );
    expect((await me.delete('/entries/x')).status).toBe(404);
  });

  test('minds neither a content type without a body nor a body', async () => {
    const { me, path } = await written();
    const headers = { 'content-type': 'application/json' };
    expect((await me.delete(path, { headers })).status).toBe(204);
    expect((await me.delete(path, { headers, raw: '{}' })).status).toBe(204);
  });

  test('refuses values of permanent other than true and false', async () => {
    const { me, path } = await written();
    for (const value of ['1', 'TRUE', 'yes', '']) {
      expect((await me.delete(path, { query: { permanent: value } })).status).toBe(422);
    }
    expect((await me.get<Entry>(path)).body.deleted_at).toBeNull();
    expect((await me.delete(path, { query: 'permanent=false' })).status).toBe(204);
    expect((await me.get<Entry>(path, TRASHED)).body.deleted_at).not.toBeNull();
  });
});

describe('POST /entries/{id}/restore', () => {
  test('brings everything back', async () => {
    const { me, entry, path } = await written();
    await me.delete(path);
    const { status, body, headers } = await me.post<Entry>(`${path}/restore`);
    expect(status).toBe(200);
    expect(body).toEqual({ ...entry, updated_at: body.updated_at, version: 3 });
    expect(headers.etag).toBe('"3"');
    expect(await itemsOf(me, '/entries')).toEqual([body]);
    expect(await itemsOf(me, '/entries', { trashed: 'true' })).toEqual([]);
    expect((await me.put<Entry>(path, { title: 'New' })).status).toBe(200);
  });

  test('leaves a live entry unchanged', async () => {
    const { me, entry, path } = await written();
    const { status, body } = await me.post<Entry>(`${path}/restore`);
    expect([status, body]).toEqual([200, entry]);
    expect((await me.get<Entry>(path, TRASHED)).body).toEqual(entry);
  });

  test('minds a JSON content type without a body no more than a body', async () => {
    const { me, path } = await written();
    const headers = { 'content-type': 'application/json' };
    expect((await me.post(`${path}/restore`, undefined, { headers })).status).toBe(200);
    expect((await me.post(`${path}/restore`, {}, { headers })).status).toBe(200);
  });

  test('of what is not there is 404', async () => {
    const me = newUser();
    expect((await me.post(`/entries/${NOBODYS_ID}/restore`)).status).toBe(404);
    expect((await me.post('/entries/x/restore')).status).toBe(404);
  });
});

describe('DELETE ?permanent=true', () => {
  test.each(['live', 'trashed'])(
    'takes a %s entry away for good, with its revisions',
    async (state) => {
      const { me, path } = await written();
      await me.put(path, { title: 'Changed' });
      if (state === 'trashed') await me.delete(path);
      const removal = await me.delete(path, { query: 'permanent=true' });
      expect([removal.status, removal.text]).toEqual([204, '']);
      expect((await me.get(path)).status).toBe(404);
      expect((await me.get(`${path}/revisions`)).status).toBe(404);
      expect((await me.put(path, { title: 'x' })).status).toBe(404);
      expect((await me.post(`${path}/restore`)).status).toBe(404);
      expect((await me.delete(path)).status).toBe(404);
      expect((await me.delete(path, { query: 'permanent=true' })).status).toBe(404);
      expect(await itemsOf(me, '/entries')).toEqual([]);
      expect(await itemsOf(me, '/entries', { trashed: 'true' })).toEqual([]);
    },
  );

  test('honours If-Match', async () => {
    const { me, path } = await written();
    const attempt = (tag: string) =>
      me.delete(path, { query: 'permanent=true', headers: { 'if-match': tag } });
    expect((await attempt('"2"')).status).toBe(412);
    expect((await me.get(path)).status).toBe(200);
    expect((await attempt('"1"')).status).toBe(204);
    expect((await attempt('"1"')).status).toBe(404);
  });

  test('racing with restores and changes leaves either all or nothing', async () => {
    const { me, path } = await written();
    await me.delete(path);
    const answers = await Promise.all([
      me.post(`${path}/restore`),
      me.delete(path, { query: 'permanent=true' }),
      me.post(`${path}/restore`),
      me.delete(path),
    ]);
    for (const { status } of answers) expect([200, 204, 404]).toContain(status);
    expect((await me.get(path)).status).toBe(404);
    expect(await itemsOf(me, '/entries')).toEqual([]);
  });
});
