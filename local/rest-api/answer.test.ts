import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { as, FixtureApi } from '../test-support/fixture-api.ts';

const api = new FixtureApi();

describe('limits', () => {
  test.each<[string, Record<string, string>]>([
    ['announced', {}],
    ['in chunks', { 'Transfer-Encoding': 'chunked' }],
  ])('a body over 10 MB, %s, is refused, and the client gets to know', async (_case, headers) => {
    const body = Buffer.alloc(11 * 1024 * 1024, 'x');
    const reply = await api.send('POST', '/open', headers, body);
    expect([reply.status, reply.body.type]).toEqual([413, 'REQUEST_TOO_LARGE']);
  });

  test("so is one over Lambda's 6 MB", async () => {
    const reply = await api.send('POST', '/open', {}, 'x'.repeat(7 * 1024 * 1024));
    expect([reply.status, reply.body.type]).toEqual([413, 'REQUEST_TOO_LARGE']);
  });

  test('an integration that outlasts its timeout is cut off', async () => {
    const { status, headers, body } = await api.send('POST', '/slow/hang');
    expect([status, body.type, headers['retry-after']]).toEqual([503, 'INTEGRATION_TIMEOUT', '5']);
  });
});

describe('the answer', () => {
  test('has the status, headers and cookies of the function, but for what the gateway sends itself', async () => {
    const { status, headers, body } = await api.send('POST', '/trouble/fine');
    expect([status, body]).toEqual([201, 'fine']);
    expect(headers).toMatchObject({
      'content-type': 'text/plain',
      'content-length': '4',
      'set-cookie': ['a=1', 'b=2'],
      'x-amzn-remapped-content-length': '1000000',
      'x-amzn-remapped-www-authenticate': 'x',
    });
    expect(headers).not.toHaveProperty('www-authenticate');
  });

  test('is JSON where the function does not say', async () => {
    expect((await api.send('GET', '/open')).headers['content-type']).toBe('application/json');
  });

  test('to HEAD has no body', async () => {
    const { status, headers, bytes } = await api.send('HEAD', '/entries/7', as('good'));
    expect([status, bytes.length, headers['x-service']]).toEqual([200, 0, 'echo']);
  });

  test.each([
    ['application/zip, */*', [0, 255, 128]],
    ['*/*', [...Buffer.from('AP+A')]],
  ])('in base64 becomes bytes for a client that accepts them: %s', async (accept, expected) => {
    expect([...(await api.send('POST', '/trouble/bytes', { Accept: accept })).bytes]).toEqual(
      expected,
    );
  });

  test.each([
    'exit',
    'throw',
    'uncaught',
    'memory',
    'hang',
    'spin',
    'large',
    'text',
    'object-body',
    'no-status',
    'bad-header',
    'unknown-kind',
  ])('of a function in trouble (%s) is 502, and the next one is fine', async (kind) => {
    const reply = await api.send('POST', `/trouble/${kind}`);
    expect([reply.status, reply.body.type]).toEqual([502, 'DEFAULT_5XX']);
    expect(reply.body.detail).toBe('Internal server error');
    expect((await api.send('POST', '/trouble/fine')).status).toBe(201);
  });
});

describe('clients', () => {
  test('that go away while they send or wait do no harm', async () => {
    for (const start of [
      'POST /open HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc',
      'POST /trouble/hang HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n',
    ]) {
      const socket = connect(api.port, '127.0.0.1');
      await new Promise((resolve) => socket.write(start, resolve));
      await new Promise((resolve) => setTimeout(resolve, 30));
      socket.destroy();
    }
    expect((await api.send('GET', '/open')).status).toBe(200);
    expect(api.printed.filter((line) => line.startsWith('a request failed'))).toEqual([]);
  });

  test.each(['GET http://elsewhere/open HTTP/1.1', 'GET * HTTP/1.1'])(
    'that ask for what is no path (%s) are told so',
    async (line) => {
      const socket = connect(api.port, '127.0.0.1');
      socket.write(`${line}\r\nHost: x\r\nConnection: close\r\n\r\n`);
      let text = '';
      for await (const chunk of socket) text += chunk;
      expect(text).toMatch(/^HTTP\/1\.1 400 /);
    },
  );

  test('may send many requests over one connection', async () => {
    const socket = connect(api.port, '127.0.0.1');
    const one = 'GET /open HTTP/1.1\r\nHost: x\r\n\r\n';
    socket.write(`${one}${one}GET /open HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    let text = '';
    for await (const chunk of socket) text += chunk;
    expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
  });
});
