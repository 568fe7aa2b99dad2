import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Client, Options } from '../support/client.ts';
import type { Entry, List, Problem } from '../support/contract.ts';
import { newUser } from '../support/shared-cloud.ts';

let me: Client;
let entry: Entry;
let path: string;

beforeAll(async () => {
  me = newUser();
  entry = (await me.post<Entry>('/entries', { title: 'kept', tags: ['x'] })).body;
  path = `/entries/${entry.id}`;
});

const JSON_TYPE = { 'content-type': 'application/json' };

/** The status of a body sent to POST and PUT; both must agree. */
async function statusOf(options: Options): Promise<number> {
  const post = await me.send('POST', '/entries', options);
  const put = await me.send('PUT', path, options);
  // Of a draft that is fine, POST says 201 and PUT 200.
  expect(put.status).toBe(post.status === 201 ? 200 : post.status);
  return post.status;
}

describe('bodies that cannot be read are 400', () => {
  test.each<[string, string | Buffer]>([
    ['an unfinished object', '{"title":"x"'],
    ['a trailing comma', '{"title":"x",}'],
    ['single quotes', "{'title':'x'}"],
    ['two values', '{"title":"x"}{"title":"y"}'],
    ['NaN', '{"title":"x","mood_score":NaN}'],
    ['a raw line break in a string', '{"title":"a\nb"}'],
    ['nothing but space', '  \n'],
    ['a form', 'title=x'],
    ['a byte order mark', Buffer.from('\ufeff{"title":"x"}', 'utf16le')],
    ['UTF-16', Buffer.from('{"title":"x"}', 'utf16le')],
    ['Latin-1', Buffer.from('{"title":"caf\u00e9"}', 'latin1')],
    [
      'overlong UTF-8',
      Buffer.from([...Buffer.from('{"title":"'), 0xc0, 0xaf, ...Buffer.from('"}')]),
    ],
    [
      'a surrogate in UTF-8',
      Buffer.from([...Buffer.from('{"title":"'), 0xed, 0xa0, 0x80, ...Buffer.from('"}')]),
    ],
    ['gzip', gzipSync('{"title":"x"}')],
    ['random bytes', Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 89 + 7) % 256))],
  ])('%s', async (_, raw) => {
    expect(await statusOf({ raw, headers: JSON_TYPE })).toBe(400);
  });

  test('gzip that says so', async () => {
    const raw = gzipSync('{"title":"x"}');
    expect(await statusOf({ raw, headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } })).toBe(
      400,
    );
  });

  test('no body at all, with and without a content type', async () => {
    expect(await statusOf({})).toBe(400);
    expect(await statusOf({ headers: JSON_TYPE })).toBe(400);
  });
});

describe('content types', () => {
  const raw = '{"title":"kept"}';

  test.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'application/json; charset=utf8',
    'application/json; odata=verbose',
    'application/json; odata.metadata=minimal; charset=UTF-8',
    'application/json;',
    'application/merge-patch+json',
  ])('%s is JSON', async (type) => {
    expect(await statusOf({ raw, headers: { 'content-type': type } })).toBe(201);
  });

  test.each([
    'text/plain',
    'text/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/jsonp',
    'application/json; charset=latin1',
    'application/json, text/plain',
    'application/octet-stream',
    'application/zip',
    'json',
    '*/*',
  ])('%s is not: 415', async (type) => {
    expect(await statusOf({ raw, headers: { 'content-type': type } })).toBe(415);
  });

  test('a JSON content type without a body is fine where none is needed', async () => {
    expect((await me.get('/entries', { headers: JSON_TYPE })).status).toBe(200);
    expect((await me.get(path, { headers: JSON_TYPE })).status).toBe(200);
  });

  test('none, with a body, is 415', async () => {
    expect(await statusOf({ raw })).toBe(415);
  });
});

describe('sizes', () => {
  const MiB = 1024 * 1024;
  const padded = (bytes: number) => '{"title":"kept"}'.padEnd(bytes, ' ');

  test('2 MiB are read', async () => {
    expect(await statusOf({ raw: padded(2 * MiB), headers: JSON_TYPE })).toBe(201);
  });

  test.each([2 * MiB + 1, 3 * MiB, 7 * MiB, 12 * MiB])('%i bytes are 413', async (bytes) => {
    expect(await statusOf({ raw: padded(bytes), headers: JSON_TYPE })).toBe(413);
  });

  test('bytes are counted, not characters', async () => {
    const raw = `{"title":"kept","x":"${'€'.repeat(MiB)}"}`;
    expect(await statusOf({ raw, headers: JSON_TYPE })).toBe(413);
  });

  test('bytes that are no UTF-8 are counted as they are', async () => {
    const raw = Buffer.alloc(2 * MiB, 0xff);
    expect(await statusOf({ raw, headers: JSON_TYPE })).toBe(400);
    expect(await statusOf({ raw: Buffer.alloc(2 * MiB + 1, 0xff), headers: JSON_TYPE })).toBe(413);
  });
});

describe('strange JSON', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  test('nested deeply', async () => {
    for (const depth of [1_000, 100_000]) {
      const send = (raw: string) => statusOf({ raw, headers: JSON_TYPE });
      expect(await send(nested(depth))).toBe(422);
      expect(await send(`{"title":"kept","tags":${nested(depth)}}`)).toBe(422);
      expect(await send(`{"title":"kept","unknown":${nested(depth)}}`)).toBe(201);
    }
  });

  test('with a member twice: the last counts', async () => {
    const raw = '{"title":"first","title":"kept"}';
    const { body } = await me.send<Entry>('POST', '/entries', { raw, headers: JSON_TYPE });
    expect(body.title).toBe('kept');
  });

  test('with a hundred thousand unknown members, or a thousand tags', async () => {
    const members = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`m${i}`, i]));
    expect(await statusOf({ json: { title: 'kept', ...members } })).toBe(201);
    const tags = Array.from({ length: 1_000 }, () => 'x');
    expect(await statusOf({ json: { title: 'kept', tags } })).toBe(201);
    const bad = Array.from({ length: 1_000 }, () => 7);
    const { status, text } = await me.post<Problem>('/entries', { title: 'kept', tags: bad });
    expect(status).toBe(422);
    // Not one sentence for each.
    expect(text.length).toBeLessThan(20_000);
  });
});

describe('paths and methods that do not exist are 404', () => {
  test.each([
    // `/` alone is the local cloud's page.
    ['GET', '/index.html'],
    ['GET', '/entries/'],
    ['GET', '//entries'],
    ['GET', '/entries//'],
    ['GET', '/Entries'],
    ['GET', '/v1/entries'],
    ['GET', '/entries/../health'],
    ['GET', '/health/'],
    ['GET', '/favicon.ico'],
    ['POST', '/health'],
    ['PUT', '/entries'],
    ['DELETE', '/entries'],
    ['PATCH', '/entries'],
    ['HEAD', '/entries'],
    ['HEAD', '/openapi.json'],
    ['POST', '/entries/'],
    ['POST', '/entries/on-this-day'],
    ['GET', '/entries/on-this-day/'],
    ['TRACE', '/entries'],
    ['PROPFIND', '/entries'],
  ])('%s %s', async (method, target) => {
    expect((await me.send(method, target)).status).toBe(404);
  });

  test('under an entry', async () => {
    for (const suffix of ['/', '/unknown', '/restore/', '//revisions', '/revisions/1']) {
      expect([suffix, (await me.get(path + suffix)).status]).toEqual([suffix, 404]);
    }
    for (const method of ['PATCH', 'POST', 'HEAD']) {
      expect([method, (await me.send(method, path)).status]).toEqual([method, 404]);
    }
    expect((await me.get(`${path}/restore`)).status).toBe(404);
    expect((await me.post(`${path}/revisions`)).status).toBe(404);
  });
});

describe('percent-encoding', () => {
  test.each([
    '/entries/%',
    '/entries/%zz',
    '/entries/%e0%a4',
    '/entries/%ff',
    '/entries?tag=%',
    '/entries?tag=%zz',
    '/entries?%ff=x',
    '/entries?limit=1&x=%c3',
  ])('%s is 400', async (target) => {
    expect((await me.get(target)).status).toBe(400);
  });

  test('what is encoded counts as what it stands for', async () => {
    expect((await me.get(`/entries%2F${entry.id}`)).status).toBe(404);
    expect((await me.get('/entries?%6Cimit=0')).status).toBe(422);
    const { body } = await me.get<List<Entry>>('/entries?tag=%78');
    expect(body.items.length).toBeGreaterThan(0);
  });
});

describe('queries', () => {
  test('a parameter twice: one of both counts, and it is checked', async () => {
    expect((await me.get('/entries?limit=1&limit=2')).status).toBe(200);
    expect((await me.get('/entries?limit=0&limit=0')).status).toBe(422);
  });

  test.each([
    '?',
    '?&&',
    '?=',
    '?=x',
    '?limit',
    '?x[]=1&x[]=2',
    '?__proto__=x&constructor=y',
    `?${'a=b&'.repeat(500)}`,
  ])('%s does no harm', async (query) => {
    expect([200, 422]).toContain((await me.get(`/entries${query}`)).status);
  });

  test('very long ones', async () => {
    expect((await me.get(`/entries?tag=${'x'.repeat(9_000)}`)).status).toBe(422);
    expect((await me.get(`/entries?unknown=${'x'.repeat(9_000)}`)).status).toBe(200);
    expect((await me.get(`/entries/${'x'.repeat(9_000)}`)).status).toBe(404);
    expect((await me.get(`/${'x/'.repeat(4_000)}`)).status).toBe(404);
  });
});

test('after all of it the entry is as it was', async () => {
  expect((await me.get<Entry>(path)).body).toEqual(entry);
});
