import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { as, FixtureApi } from '../test-support/fixture-api.ts';

const api = new FixtureApi();

describe('routing', () => {
  test.each([
    ['GET', '/nowhere'],
    ['GET', '/'],
    ['GET', '/entries/'],
    ['PATCH', '/entries'],
    ['DELETE', '/entries/search'],
    ['OPTIONS', '/nowhere'],
  ])('%s %s is unknown, whoever asks', async (method, path) => {
    const { status, headers, body } = await api.send(method, path);
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
    const { status, body } = await api.send('GET', path, as('good'));
    expect([status, body.type]).toEqual([400, 'BAD_REQUEST_PARAMETERS']);
  });

  test('a mock integration answers preflights', async () => {
    const { status, headers, bytes } = await api.send('OPTIONS', '/open');
    expect([status, bytes.length]).toEqual([204, 0]);
    expect(headers).toMatchObject({
      'access-control-allow-origin': '*',
      'x-request-id': headers['x-amzn-requestid'],
    });
    const typed = await api.send('OPTIONS', '/open', { 'Content-Type': 'text/plain' });
    expect([typed.status, typed.body.type]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
  });
});

describe('headers beyond what the gateway takes', () => {
  test.each([70_000, 1_000_000, 6_000_000])('%i bytes of them', async (size) => {
    const headers = { ...as('good'), 'X-Long': 'x'.repeat(size) };
    const reply = await api.send('GET', '/entries', headers);
    expect([reply.status, reply.body.type]).toEqual([400, 'BAD_REQUEST_PARAMETERS']);
    expect(reply.headers['content-type']).toBe('application/problem+json');
    expect(reply.body.instance).toBe(reply.headers['x-request-id']);
  });

  test('what is no HTTP is told so in the same words', async () => {
    const socket = connect(api.port, '127.0.0.1');
    socket.end('HELLO\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain('"type":"BAD_REQUEST_PARAMETERS"');
  });
});

describe('authorization', () => {
  test('comes after routing and before everything else', async () => {
    const { status, headers, body } = await api.send(
      'POST',
      '/entries',
      {},
      'x'.repeat(11_000_000),
    );
    expect([status, body.type]).toEqual([401, 'UNAUTHORIZED']);
    expect(headers['www-authenticate']).toBe('Bearer');
  });

  test('also of a token beyond all bounds, which is a bad token', async () => {
    for (const size of [70_000, 1_000_000]) {
      const { status, body } = await api.send('GET', '/entries', as('x'.repeat(size)));
      expect([status, body.type]).toEqual([401, 'UNAUTHORIZED']);
    }
  });

  test('passes the context on, and is cached for other routes', async () => {
    const first = await api.send('GET', '/entries', as('good'));
    const second = await api.send('GET', '/entries/7', as('good'));
    const context = { principalId: 'someone', user_id: 'someone', calls: expect.any(String) };
    expect(first.body.requestContext.authorizer).toEqual(context);
    expect(second.body.requestContext.authorizer).toEqual(first.body.requestContext.authorizer);
  });

  test('evaluates the cached policy for each route', async () => {
    expect((await api.send('GET', '/entries', as('reader'))).status).toBe(200);
    const other = await api.send('GET', '/entries/7', as('reader'));
    expect([other.status, other.body.type]).toEqual([403, 'ACCESS_DENIED']);
  });

  test.each([
    ['unknown', 401, 'UNAUTHORIZED'],
    ['denied', 403, 'ACCESS_DENIED'],
    ['malformed', 500, 'AUTHORIZER_CONFIGURATION_ERROR'],
    ['broken', 503, 'AUTHORIZER_FAILURE'],
    ['hanging', 503, 'AUTHORIZER_FAILURE'],
  ])('of a token that is %s answers %d %s', async (word, status, type) => {
    const reply = await api.send('GET', '/entries', as(word));
    expect([reply.status, reply.body.type]).toEqual([status, type]);
  });
});

describe('the event', () => {
  test('has everything that API Gateway puts into format 1.0', async () => {
    const path = '/entries/a%2Fb?tag=x&tag=y%20z&plus=a+b&flag&empty=';
    const headers = { ...as('good'), 'X-Two': ['1', '2'], 'x-forwarded-for': '10.0.0.1' };
    const { body: event } = await api.send('GET', path, headers);
    const { requestContext, ...rest } = event;
    expect(rest).toEqual({
      resource: '/entries/{id}',
      path: '/entries/a%2Fb',
      httpMethod: 'GET',
      headers: {
        Authorization: 'Bearer good',
        'X-Two': '2',
        Host: `localhost:${api.port}`,
        'Content-Length': '0',
        'X-Amzn-Trace-Id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
        'X-Forwarded-For': '10.0.0.1, 127.0.0.1',
        'X-Forwarded-Port': String(api.port),
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
    const { body: event } = await api.send('GET', '/open');
    expect(event).toMatchObject({
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: null,
    });
    expect(event.requestContext).not.toHaveProperty('authorizer');
  });

  test('has the whole rest of a greedy path', async () => {
    const { body: event } = await api.send('GET', '/files/a/b%20c.txt');
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
      const { body: event } = await api.send(method, '/open', { 'Content-Type': type }, body);
      expect(event).toMatchObject({ body: expected, isBase64Encoded });
    }
  });

  test('carries the body of a GET', async () => {
    const { body: event } = await api.send('GET', '/open', {}, '{}');
    expect(event.body).toBe('{}');
  });
});
