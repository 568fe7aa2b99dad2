import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Client, Options } from '../support/client.ts';
import { type Entry, NOBODYS_ID } from '../support/contract.ts';
import { newUser, nobody } from '../support/shared-cloud.ts';

/** Checks of a PUT in the order of the contract; each is made to fail together with all later ones. */
const MiB = 1024 * 1024;
const big = Buffer.alloc(2 * MiB + 1, ' ');

let me: Client;
let entry: Entry;
let trashed: Entry;

beforeAll(async () => {
  me = newUser();
  entry = (await me.post<Entry>('/entries', { title: 'live' })).body;
  trashed = (await me.post<Entry>('/entries', { title: 'trashed' })).body;
  await me.delete(`/entries/${trashed.id}`);
});

const put = async (client: Client, path: string, options: Options) =>
  (await client.send('PUT', path, options)).status;

describe('a request that is wrong in several ways is told the first of 401, 404 route, 413, 415, 400, 404 item, 412, 422, 409', () => {
  const stale = { 'if-match': '"99"' };
  const badMatch = { 'if-match': 'W/"1"' };
  const plain = { 'content-type': 'text/plain' };
  const json = { 'content-type': 'application/json' };

  test('401 before all else', async () => {
    expect(
      await put(nobody, `/entries/${NOBODYS_ID}`, { raw: big, headers: { ...plain, ...badMatch } }),
    ).toBe(401);
    expect((await nobody.post('/entries', { title: 7 })).status).toBe(401);
    expect((await nobody.get('/entries', { query: 'limit=0&cursor=x' })).status).toBe(401);
  });

  test('404 for a route that does not exist, before the body is looked at', async () => {
    expect(await put(me, '/nothing/here', { raw: big, headers: { ...plain, ...badMatch } })).toBe(
      404,
    );
  });

  test('unknown routes and broken targets are the gateway’s, which has not looked at the token yet', async () => {
    expect((await nobody.get('/nothing/here')).status).toBe(404);
    expect((await nobody.get('/entries/%zz')).status).toBe(400);
  });

  test('413 before 415', async () => {
    expect(
      await put(me, `/entries/${NOBODYS_ID}`, { raw: big, headers: { ...plain, ...badMatch } }),
    ).toBe(413);
  });

  test('415 before 400', async () => {
    expect(
      await put(me, `/entries/${NOBODYS_ID}`, { raw: '{', headers: { ...plain, ...badMatch } }),
    ).toBe(415);
  });

  test('400 before 404 of the item, for JSON, If-Match and cursor', async () => {
    expect(await put(me, `/entries/${NOBODYS_ID}`, { raw: '{', headers: json })).toBe(400);
    expect(await put(me, '/entries/malformed-id', { raw: '{', headers: json })).toBe(400);
    expect(await put(me, `/entries/${NOBODYS_ID}`, { json: { title: 7 }, headers: badMatch })).toBe(
      400,
    );
    const { status } = await me.get(`/entries/${NOBODYS_ID}/revisions`, { query: 'cursor=x' });
    expect(status).toBe(400);
  });

  test('404 of the item before 412 and 422', async () => {
    expect(await put(me, `/entries/${NOBODYS_ID}`, { json: { title: 7 }, headers: stale })).toBe(
      404,
    );
    expect(await put(me, `/entries/malformed-id`, { json: { title: 7 }, headers: stale })).toBe(
      404,
    );
    const revisions = await me.get(`/entries/${NOBODYS_ID}/revisions`, { query: 'limit=0' });
    expect(revisions.status).toBe(404);
    const removal = await me.delete(`/entries/${NOBODYS_ID}`, { query: 'permanent=maybe' });
    expect(removal.status).toBe(404);
  });

  test('412 before 422', async () => {
    expect(await put(me, `/entries/${entry.id}`, { json: { title: 7 }, headers: stale })).toBe(412);
    const removal = await me.delete(`/entries/${entry.id}`, {
      query: 'permanent=maybe',
      headers: stale,
    });
    expect(removal.status).toBe(412);
  });

  test('412 and 422 before 409', async () => {
    const path = `/entries/${trashed.id}`;
    expect(await put(me, path, { json: { title: 'x' }, headers: stale })).toBe(412);
    expect(await put(me, path, { json: { title: 7 } })).toBe(422);
    expect(await put(me, path, { json: { title: '' } })).toBe(422);
    expect(await put(me, path, { json: { title: 'x' } })).toBe(409);
  });

  test('and none of it changed anything', async () => {
    expect((await me.get<Entry>(`/entries/${entry.id}`)).body).toEqual(entry);
    const query = 'trashed=true';
    expect((await me.get<Entry>(`/entries/${trashed.id}`, { query })).body).toMatchObject({
      title: 'trashed',
      version: 2,
    });
  });
});
