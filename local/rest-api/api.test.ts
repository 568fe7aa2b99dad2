import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FrontServer } from '../dev/front-server.ts';
import { synthesize } from '../dev/synthesis.ts';
import { readFunction } from '../functions/definition.ts';
import { FunctionHost } from '../functions/host.ts';
import { loadAssembly } from '../template/assembly.ts';
import { loadStack } from '../template/stack.ts';
import { fixtureApp } from '../test-support/fixture-app.ts';
import { RestApiHandler } from './handler.ts';
import { readRestApi } from './model.ts';

const root = fixtureApp();
const printed: string[] = [];
const server = new FrontServer((line) => printed.push(line));
let host: FunctionHost;
let port: number;

beforeAll(async () => {
  const assembly = loadAssembly(await synthesize(root, 'dev', () => {}));
  const stack = loadStack(assembly, {
    region: 'us-east-1',
    accountId: '000000000000',
    stackName: assembly.stackName,
    awsUrl: 'http://127.0.0.1:9',
  });
  host = new FunctionHost({
    definitions: stack
      .ofType('AWS::Lambda::Function')
      .map((resource) => readFunction(resource, assembly)),
    environment: stack.environment,
    logDirectory: join(root, 'logs'),
    print: () => {},
  });
  const api = new RestApiHandler(readRestApi(stack), host, (line) => printed.push(line));
  server.resume((message, response) => api.handle(message, response));
  port = await server.listen(0);
});

afterAll(async () => {
  await server.close();
  await host.close();
});

interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  body: ReturnType<typeof JSON.parse>;
}

/** Sends exactly this path, header list and body; `fetch` would normalize them. */
function send(
  method: string,
  path: string,
  headers: Record<string, string | string[]> = {},
  body: string | Buffer = '',
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const isFramed = 'Content-Length' in headers || 'Transfer-Encoding' in headers;
    const framing = isFramed ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const options = { port, method, path, headers: { ...headers, ...framing }, agent: false };
    const outgoing = request(options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      incoming.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const isJson = /^[{[]/.test(bytes.toString());
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          bytes,
          body: isJson ? JSON.parse(bytes.toString()) : bytes.toString(),
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const as = (word: string) => ({ Authorization: `Bearer ${word}` });

describe('routing', () => {
  test.each([
    ['GET', '/nowhere'],
    ['GET', '/'],
    ['GET', '/entries/'],
    ['PATCH', '/entries'],
    ['DELETE', '/entries/search'],
    ['OPTIONS', '/nowhere'],
  ])('%s %s is unknown, whoever asks', async (method, path) => {
    const { status, headers, body } = await send(method, path);
    expect(status).toBe(404);
    expect(body).toEqual({
      type: 'MISSING_AUTHENTICATION_TOKEN',
      detail: 'Missing Authentication Token',
      instance: headers['x-request-id'],
    });
    expect(headers['content-type']).toBe('application/problem+json');
    expect(headers['x-amzn-requestid']).toBe(headers['x-request-id']);
  });

  test.each(['/entries/%zz', '/open?q=%', '/open?%ff=1'])('%s is malformed', async (path) => {
    const { status, body } = await send('GET', path, as('good'));
    expect([status, body.type]).toEqual([400, 'BAD_REQUEST_PARAMETERS']);
  });

  test('a mock integration answers preflights', async () => {
    const { status, headers, bytes } = await send('OPTIONS', '/open');
    expect([status, bytes.length]).toEqual([204, 0]);
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'x-request-id': headers['x-amzn-requestid'],
    });
    const typed = await send('OPTIONS', '/open', { 'Content-Type': 'text/plain' });
    expect([typed.status, typed.body.type]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });
});

describe('authorization', () => {
  test('comes after routing and before everything else', async () => {
    const { status, headers, body } = await send('POST', '/entries', {}, 'x'.repeat(11_000_000));
    expect([status, body.type]).toEqual([401, 'UNAUTHORIZED']);
    expect(headers['www-authenticate']).toBe('Bearer');
  });

  test('passes the context on, and is cached for other routes', async () => {
    const first = await send('GET', '/entries', as('good'));
    const second = await send('GET', '/entries/7', as('good'));
    const context = { principalId: 'someone', user_id: 'someone', calls: expect.any(String) };
    expect(first.body.requestContext.authorizer).toEqual(context);
    expect(second.body.requestContext.authorizer).toEqual(first.body.requestContext.authorizer);
  });

  test('evaluates the cached policy for each route', async () => {
    expect((await send('GET', '/entries', as('reader'))).status).toBe(200);
    const other = await send('GET', '/entries/7', as('reader'));
    expect([other.status, other.body.type]).toEqual([403, 'ACCESS_DENIED']);
  });

  test.each([
    ['unknown', 401, 'UNAUTHORIZED'],
    ['denied', 403, 'ACCESS_DENIED'],
    ['malformed', 500, 'AUTHORIZER_CONFIGURATION_ERROR'],
    ['broken', 503, 'AUTHORIZER_FAILURE'],
    ['hanging', 503, 'AUTHORIZER_FAILURE'],
  ])('of a token that is %s answers %d %s', async (word, status, type) => {
    const reply = await send('GET', '/entries', as(word));
    expect([reply.status, reply.body.type]).toEqual([status, type]);
  });
});

describe('the event', () => {
  test('has everything that API Gateway puts into format 1.0', async () => {
    const path = '/entries/a%2Fb?tag=x&tag=y%20z&plus=a+b&flag&empty=';
    const headers = { ...as('good'), 'X-Two': ['1', '2'], 'x-forwarded-for': '10.0.0.1' };
    const { body: event } = await send('GET', path, headers);
    const { requestContext, ...rest } = event;
    expect(rest).toEqual({
      resource: '/entries/{id}',
      path: '/entries/a%2Fb',
      httpMethod: 'GET',
      headers: {
        Authorization: 'Bearer good',
        'X-Two': '2',
        Host: `localhost:${port}`,
        'Content-Length': '0',
        'X-Amzn-Trace-Id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
        'X-Forwarded-For': '10.0.0.1, 127.0.0.1',
        'X-Forwarded-Port': String(port),
        'X-Forwarded-Proto': 'http',
      },
      multiValueHeaders: expect.objectContaining({
        'X-Two': ['1', '2'],
        Authorization: ['Bearer good'],
      }),
      queryStringParameters: { tag: 'y z', plus: 'a b', flag: '', empty: '' },
      multiValueQueryStringParameters: {
        tag: ['x', 'y z'],
        plus: ['a b'],
        flag: [''],
        empty: [''],
      },
      pathParameters: { id: 'a/b' },
      stageVariables: null,
      body: null,
      isBase64Encoded: false,
    });
    expect(requestContext).toMatchObject({
      resourcePath: '/entries/{id}',
      httpMethod: 'GET',
      path: '/dev/entries/a%2Fb',
      stage: 'dev',
      protocol: 'HTTP/1.1',
      accountId: '000000000000',
      requestId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/),
      requestTime: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
      requestTimeEpoch: expect.any(Number),
      identity: { sourceIp: '127.0.0.1', userAgent: null },
    });
  });

  test('has null where there is nothing, and no authorizer on a public method', async () => {
    const { body: event } = await send('GET', '/open');
    expect(event).toMatchObject({
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: null,
    });
    expect(event.requestContext).not.toHaveProperty('authorizer');
  });

  test('has the whole rest of a greedy path', async () => {
    const { body: event } = await send('GET', '/files/a/b%20c.txt');
    expect(event).toMatchObject({
      resource: '/files/{path+}',
      pathParameters: { path: 'a/b c.txt' },
    });
  });

  test.each<[string, string, string | Buffer, string, boolean]>([
    ['text', 'application/json', '{"a":"ü👋"}', '{"a":"ü👋"}', false],
    ['a binary media type', 'application/zip', 'abc', 'YWJj', true],
    ['a wildcard binary media type', 'image/png; x=1', 'abc', 'YWJj', true],
    ['what is not UTF-8', 'application/json', Buffer.from([0xff, 0x00]), '/wA=', true],
  ])('carries %s', async (_case, type, body, expected, isBase64Encoded) => {
    for (const method of ['POST', 'DELETE']) {
      const { body: event } = await send(method, '/open', { 'Content-Type': type }, body);
      expect(event).toMatchObject({ body: expected, isBase64Encoded });
    }
  });

  test('carries the body of a GET', async () => {
    const { body: event } = await send('GET', '/open', {}, '{}');
    expect(event.body).toBe('{}');
  });
});

describe('limits', () => {
  test.each<[string, Record<string, string>]>([
    ['announced', {}],
    ['in chunks', { 'Transfer-Encoding': 'chunked' }],
  ])('a body over 10 MB, %s, is refused, and the client gets to know', async (_case, headers) => {
    const body = Buffer.alloc(11 * 1024 * 1024, 'x');
    const reply = await send('POST', '/open', headers, body);
    expect([reply.status, reply.body.type]).toEqual([413, 'REQUEST_TOO_LARGE']);
  });

  test("so is one over Lambda's 6 MB", async () => {
    const reply = await send('POST', '/open', {}, 'x'.repeat(7 * 1024 * 1024));
    expect([reply.status, reply.body.type]).toEqual([413, 'REQUEST_TOO_LARGE']);
  });

  test('an integration that outlasts its timeout is cut off', async () => {
    const { status, headers, body } = await send('POST', '/slow/hang');
    expect([status, body.type, headers['retry-after']]).toEqual([503, 'INTEGRATION_TIMEOUT', '5']);
  });
});

describe('the answer', () => {
  test('has the status, headers and cookies of the function, but for what the gateway sends itself', async () => {
    const { status, headers, body } = await send('POST', '/trouble/fine');
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
    expect((await send('GET', '/open')).headers['content-type']).toBe('application/json');
  });

  test('to HEAD has no body', async () => {
    const { status, headers, bytes } = await send('HEAD', '/entries/7', as('good'));
    expect([status, bytes.length, headers['x-service']]).toEqual([200, 0, 'echo']);
  });

  test.each([
    ['application/zip, */*', [0, 255, 128]],
    ['*/*', [...Buffer.from('AP+A')]],
  ])('in base64 becomes bytes for a client that accepts them: %s', async (accept, expected) => {
    expect([...(await send('POST', '/trouble/bytes', { Accept: accept })).bytes]).toEqual(expected);
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
    const reply = await send('POST', `/trouble/${kind}`);
    expect([reply.status, reply.body.type]).toEqual([502, 'DEFAULT_5XX']);
    expect(reply.body.detail).toBe('Internal server error');
    expect((await send('POST', '/trouble/fine')).status).toBe(201);
  });
});

describe('clients', () => {
  test('that go away while they send or wait do no harm', async () => {
    for (const start of [
      'POST /open HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc',
      'POST /trouble/hang HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n',
    ]) {
      const socket = connect(port, '127.0.0.1');
      await new Promise((resolve) => socket.write(start, resolve));
      await new Promise((resolve) => setTimeout(resolve, 30));
      socket.destroy();
    }
    expect((await send('GET', '/open')).status).toBe(200);
    expect(printed.filter((line) => line.startsWith('a request failed'))).toEqual([]);
  });

  test.each(['GET http://elsewhere/open HTTP/1.1', 'GET * HTTP/1.1'])(
    'that ask for what is no path (%s) are told so',
    async (line) => {
      const socket = connect(port, '127.0.0.1');
      socket.write(`${line}\r\nHost: x\r\nConnection: close\r\n\r\n`);
      let text = '';
      for await (const chunk of socket) text += chunk;
      expect(text).toMatch(/^HTTP\/1\.1 400 /);
    },
  );

  test('may send many requests over one connection', async () => {
    const socket = connect(port, '127.0.0.1');
    const one = 'GET /open HTTP/1.1\r\nHost: x\r\n\r\n';
    socket.write(`${one}${one}GET /open HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    let text = '';
    for await (const chunk of socket) text += chunk;
    expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
  });
});
