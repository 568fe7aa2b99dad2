import { describe, expect, test } from '@jest/globals';
import { documentOf } from '../support/client.ts';
import type { Entry, Problem } from '../support/contract.ts';
import { cloud, newUser, nobody } from '../support/shared-cloud.ts';

/** As API Gateway makes its extended ids. */
const REQUEST_ID = /^[\w+/]{10,}=*$/;
const names = (list: string | undefined) => (list ?? '').toLowerCase().split(/,\s*/).sort();
const EXPOSED = [
  'content-disposition',
  'etag',
  'location',
  'retry-after',
  'x-next-cursor',
  'x-request-id',
  'x-unreadable',
];

/** An answer of each origin: handlers, the gateway by itself, the authorizer. `Client` checks all for presence. */
const ANSWERS: Record<
  string,
  () => Promise<{ status: number; headers: Record<string, unknown>; body: unknown }>
> = {
  'a list': () => newUser().get('/entries'),
  'a creation': () => newUser().post('/entries', { title: 'x' }),
  'no content': async () => {
    const me = newUser();
    const { body } = await me.post<Entry>('/entries', { title: 'x' });
    return me.delete(`/entries/${body.id}`);
  },
  'invalid input': () => newUser().post('/entries', { title: 7 }),
  'malformed input': () => newUser().post('/entries'),
  'not there': () => newUser().get('/entries/x'),
  'no such route': () => newUser().get('/nowhere'),
  'no token': () => nobody.get('/entries'),
  'a bad token': () => nobody.get('/entries', { headers: { authorization: 'Bearer a.b.c' } }),
  'a token beyond all bounds': () =>
    nobody.get('/entries', { headers: { authorization: `Bearer ${'x'.repeat(100_000)}` } }),
  'a header beyond all bounds': () =>
    newUser().get('/entries', { headers: { 'x-long': 'x'.repeat(100_000) } }),
  'bad percent-encoding': () => newUser().get('/entries/%'),
  'too large for the gateway': () =>
    newUser().post('/entries', undefined, {
      raw: Buffer.alloc(11_000_000),
      headers: { 'content-type': 'application/json' },
    }),
  public: () => nobody.get('/health'),
};

describe.each(Object.entries(ANSWERS))('%s', (_, ask) => {
  test('has the headers of every answer', async () => {
    const { status, headers, body } = await ask();
    expect(headers['access-control-allow-origin']).toBe('*');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
    expect(names(String(headers['access-control-expose-headers']))).toEqual(EXPOSED);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toMatch(/^max-age=\d{8}/);
    expect(headers['x-request-id']).toMatch(REQUEST_ID);
    if (status >= 400) {
      expect(headers['content-type']).toBe('application/problem+json');
      const problem = body as Problem;
      expect(problem).toMatchObject({ status, instance: headers['x-request-id'] });
      expect(problem.title).not.toBe('');
      expect(problem.type).toMatch(/^[a-z-]+$/);
    }
    if (status === 401) expect(headers['www-authenticate']).toBe('Bearer');
  });
});

test.each(['/entries', '/entries/x', '/nowhere', '/health', '/entries/%'])(
  'a client cannot choose the request id of %s',
  async (path) => {
    const chosen = 'chosen-by-a-client'.repeat(12);
    const headers = { 'x-amzn-requestid': chosen, 'x-request-id': chosen };
    const answer = await newUser().get(path, { headers });
    expect(answer.headers['x-request-id']).toMatch(REQUEST_ID);
    expect(answer.text).not.toContain('chosen-by-a-client');
    expect(JSON.stringify([...cloud.logs()])).not.toContain('chosen-by-a-client');
  },
);

test('every answer has a request id of its own', async () => {
  const me = newUser();
  const ids = await Promise.all(
    ['/entries', '/entries/x', '/nowhere', '/health'].flatMap((path) =>
      [1, 2].map(
        async () =>
          (await me.get(path, { headers: { 'x-request-id': 'mine' } })).headers['x-request-id'],
      ),
    ),
  );
  expect(new Set(ids).size).toBe(8);
  expect(ids).not.toContain('mine');
});

describe('OPTIONS', () => {
  test('answers a preflight for every path of the document, without a token', async () => {
    const { openApi } = await documentOf(cloud.url);
    for (const [path, operations] of Object.entries(openApi.paths)) {
      const methods = Object.keys(operations).map((method) => method.toUpperCase());
      const { status, headers, text } = await nobody.send('OPTIONS', path, {
        headers: {
          origin: 'https://journal.example',
          'access-control-request-method': methods[0] ?? '',
          'access-control-request-headers': 'authorization,content-type,if-match,idempotency-key',
        },
      });
      expect([path, status, text]).toEqual([path, 204, '']);
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(names(headers['access-control-allow-methods'])).toEqual(
        expect.arrayContaining(methods.map((method) => method.toLowerCase())),
      );
      expect(names(headers['access-control-allow-headers'])).toEqual(
        expect.arrayContaining(['authorization', 'content-type', 'if-match', 'idempotency-key']),
      );
      expect(Number(headers['access-control-max-age'])).toBeGreaterThan(0);
    }
  });

  test('of a path that does not exist is 404', async () => {
    expect((await nobody.send('OPTIONS', '/nowhere')).status).toBe(404);
  });
});
