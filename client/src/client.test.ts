import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cut, json, problem, ScriptedServer } from '../testing/server.ts';
import { type ClientOptions, createClient } from './client.ts';
import {
  createEntry,
  deleteEntry,
  listEntries,
  readEntry,
  restoreEntry,
  updateEntry,
} from './endpoints.ts';
import { unwrap } from './unwrap.ts';

const server = new ScriptedServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

const ENTRY = { id: '01JDH0000000000000000000AA', version: 3 };
const params = { id: ENTRY.id };
const AT_ONCE = { 'retry-after': '0' };
const clientWith = (options: Partial<ClientOptions> = {}) =>
  createClient({ baseUrl: server.url, token: 'a-token', ...options });

describe('a call', () => {
  test('sends token, path, query and body, and gives data, ETag and request id', async () => {
    server.reply(json(200, ENTRY, { etag: '"3"', 'x-request-id': 'req-9' }));
    const result = await clientWith({ baseUrl: `${server.url}//` }).call(updateEntry, {
      params,
      body: { title: 'Ä' },
      ifMatch: 2,
    });
    expect(result).toEqual({
      ok: true,
      status: 200,
      data: ENTRY,
      etag: '"3"',
      nextCursor: undefined,
      requestId: 'req-9',
    });
    expect(server.seen).toMatchObject([
      {
        method: 'PUT',
        target: `/entries/${ENTRY.id}`,
        body: '{"title":"Ä"}',
        headers: {
          authorization: 'Bearer a-token',
          'if-match': '"2"',
          'content-type': 'application/json',
        },
      },
    ]);
  });

  test('leaves out what is undefined, and escapes the rest', async () => {
    server.reply(json(200, { items: [], next_cursor: null }));
    await clientWith().call(listEntries, { query: { tag: 'a&b c', limit: 5 } });
    await clientWith().call(listEntries);
    expect(server.seen.map(({ target }) => target)).toEqual([
      '/entries?tag=a%26b+c&limit=5',
      '/entries',
    ]);
    server.reply(problem(404, 'not-found'));
    await clientWith().call(readEntry, { params: { id: '../settings?x' } });
    expect(server.seen[0]?.target).toBe('/entries/..%2Fsettings%3Fx');
  });

  test('gives no data where there is no body', async () => {
    server.reply((response) => response.writeHead(204).end());
    expect(await clientWith().call(deleteEntry, { params })).toMatchObject({
      ok: true,
      status: 204,
      data: undefined,
    });
  });

  test('asks for a token each time, once more when it is refused, and tries a new one once', async () => {
    server.reply(problem(401, 'unauthorized'), json(200, ENTRY), problem(401, 'unauthorized'));
    const asked: boolean[] = [];
    const client = clientWith({
      token: async ({ refused }) => {
        asked.push(refused);
        return `token-${asked.length}`;
      },
    });
    expect(await client.call(readEntry, { params })).toMatchObject({ ok: true });
    expect(await client.call(readEntry, { params })).toMatchObject({
      ok: false,
      problem: { status: 401 },
    });
    expect(asked).toEqual([false, true, false, true]);
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(
      [1, 2, 3, 4].map((n) => `Bearer token-${n}`),
    );
  });
});

describe('a problem', () => {
  test('is a value with the code, the faults and the wait', async () => {
    const errors = [{ pointer: '/tags/3', detail: 'must be shorter' }];
    server.reply(json(422, { type: 'invalid', title: 'T', status: 422, detail: 'D', errors }));
    expect(await clientWith().call(createEntry, { body: {} })).toEqual({
      ok: false,
      problem: { code: 'invalid', title: 'T', status: 422, detail: 'D', errors },
    });
    server.reply(problem(404, 'insight-pending', { 'retry-after': '2' }));
    expect(await clientWith().call(readEntry, { params })).toEqual({
      ok: false,
      problem: {
        code: 'insight-pending',
        title: 'Title of insight-pending',
        status: 404,
        detail: 'Detail of insight-pending',
        instance: 'req-1',
        retryAfter: 2,
      },
    });
    expect(server.seen).toHaveLength(1);
  });

  test.each([
    ['a page of HTML', '<h1>Not here</h1>'],
    ['JSON that is no problem', '[1]'],
    ['nothing', ''],
  ])('that is %s is unexpected, with its status', async (_, body) => {
    server.reply((response) => response.writeHead(403).end(body));
    const result = await clientWith().call(readEntry, { params });
    expect(result).toMatchObject({ ok: false, problem: { code: 'unexpected', status: 403 } });
  });

  test('is thrown by unwrap', async () => {
    server.reply(problem(412, 'stale'));
    const result = await clientWith().call(updateEntry, { params, body: {}, ifMatch: '"1"' });
    expect(() => unwrap(result)).toThrow(
      expect.objectContaining({
        name: 'ProblemError',
        problem: expect.objectContaining({ code: 'stale' }),
      }),
    );
  });
});

describe('a fault that may pass', () => {
  test.each([
    ['a cut connection', cut],
    ['503', problem(503, 'unavailable', AT_ONCE)],
    ['502 of a proxy', json(502, {})],
    [
      'a body that is cut short',
      (response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"id":');
        setImmediate(() => response.destroy());
      },
    ],
  ] as [string, typeof cut][])(
    '%s: the entry is created with the same key again',
    async (_, fault) => {
      server.reply(fault, fault, json(201, ENTRY));
      const result = await clientWith().call(createEntry, { body: { title: 'x' } });
      expect(result).toMatchObject({ ok: true, status: 201 });
      const keys = server.seen.map(({ headers }) => headers['idempotency-key']);
      expect(keys).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), keys[0], keys[0]]);
    },
  );

  test('has the key that was given, and another for each call', async () => {
    server.reply(json(201, ENTRY));
    const body = { title: 'x' };
    await clientWith().call(createEntry, { body }, { idempotencyKey: 'mine' });
    await clientWith().call(createEntry, { body });
    await clientWith().call(createEntry, { body });
    const keys = server.seen.map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toBe('mine');
    expect(new Set(keys).size).toBe(3);
  });

  test('is a value after the last attempt', async () => {
    server.reply(cut);
    const result = await clientWith({ retry: { attempts: 2 } }).call(readEntry, { params });
    expect(result).toMatchObject({ ok: false, problem: { code: 'network', status: 0 } });
    expect(server.seen).toHaveLength(2);
  });

  test('is not waited for longer than allowed', async () => {
    server.reply(problem(503, 'unavailable', { 'retry-after': '3600' }));
    const result = await clientWith().call(readEntry, { params });
    expect(result).toMatchObject({ ok: false, problem: { retryAfter: 3600 } });
    expect(server.seen).toHaveLength(1);
  });

  test('does not repeat what could be carried out twice, or meet its own change', async () => {
    server.reply(cut);
    await clientWith().call(restoreEntry, { params });
    await clientWith().call(updateEntry, { params, body: {}, ifMatch: 1 });
    expect(server.seen).toHaveLength(2);
  });

  test('repeats what was surely not carried out', async () => {
    server.reply(
      problem(429, 'throttled', AT_ONCE),
      problem(409, 'conflict', AT_ONCE),
      json(200, ENTRY),
    );
    expect(await clientWith().call(restoreEntry, { params })).toMatchObject({ ok: true });
    server.reply(problem(409, 'conflict'), json(200, ENTRY));
    expect(await clientWith().call(restoreEntry, { params })).toMatchObject({ ok: false });
  });
});

describe('time', () => {
  test('ends an attempt without an answer, as a problem of the network', async () => {
    server.reply(() => undefined);
    const client = clientWith({ timeout: 0.05, retry: { attempts: 2 } });
    const result = await client.call(readEntry, { params });
    expect(result).toMatchObject({
      ok: false,
      problem: { code: 'network' },
      cause: { name: 'TimeoutError' },
    });
    expect(server.seen).toHaveLength(2);
  });

  test('a signal ends the call, and a wait, with its reason', async () => {
    const reason = new Error('the page was left');
    server.reply(() => controller.abort(reason));
    let controller = new AbortController();
    await expect(
      clientWith().call(readEntry, { params }, { signal: controller.signal }),
    ).rejects.toBe(reason);
    controller = new AbortController();
    server.reply((response, request) => {
      problem(503, 'unavailable', { 'retry-after': '15' })(response, request);
      response.on('close', () => setImmediate(() => controller.abort(reason)));
    });
    await expect(
      clientWith().call(readEntry, { params }, { signal: controller.signal }),
    ).rejects.toBe(reason);
    expect(server.seen).toHaveLength(1);
  });
});
