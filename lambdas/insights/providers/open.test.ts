import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { openProviders } from './open.ts';

type Answer = { status: number; body: unknown };
const secret = (key: string): Answer => ({
  status: 200,
  body: { SecretString: JSON.stringify({ current: key }) },
});
const failure: Answer = { status: 500, body: { __type: 'InternalServiceError' } };
const absent: Answer = { status: 400, body: { __type: 'ResourceNotFoundException' } };

let answer: Answer;
let requests = 0;
/** Secrets Manager, and a provider that refuses every key. */
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    if (request.url?.startsWith('/v1/')) {
      response.writeHead(401, { 'content-type': 'application/json' }).end('{}');
      return;
    }
    requests++;
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(answer.body));
  });
});

const before = { ...process.env };
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
});
afterAll(async () => {
  process.env = before;
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  requests = 0;
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});

const MINUTE = 60_000;
/** One provider, with a clock that can be moved. */
function open() {
  let now = 0;
  const providers = openProviders(
    [
      {
        name: 'anthropic',
        model: 'm',
        baseUrl: process.env.AWS_ENDPOINT_URL ?? '',
        secretArn: 'arn',
      },
    ],
    () => now,
  );
  return {
    count: async () => (await providers()).providers.length,
    areKeysKnown: async () => (await providers()).areKeysKnown,
    /** Has the provider refuse its key. */
    ask: async () => {
      const [provider] = (await providers()).providers;
      await provider?.ask('text', AbortSignal.timeout(5_000)).catch(() => undefined);
    },
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

describe("a provider's key", () => {
  test('is read once for many entries, those that wait for it included', async () => {
    answer = secret('k');
    const { count } = open();
    expect(await Promise.all([count(), count(), count()])).toEqual([1, 1, 1]);
    expect(await count()).toBe(1);
    expect(requests).toBe(1);
  });

  test('a failed read is repeated after seconds', async () => {
    answer = failure;
    const { count, pass } = open();
    expect(await count()).toBe(0);
    const failed = requests;
    expect(await count()).toBe(0);
    expect(requests).toBe(failed);
    answer = secret('k');
    pass(2_000);
    expect(await count()).toBe(1);
  });

  test('serves on when reading it again fails', async () => {
    answer = secret('k');
    const { count, pass } = open();
    expect(await count()).toBe(1);
    answer = failure;
    pass(5 * MINUTE);
    expect(await count()).toBe(1);
    pass(60 * MINUTE);
    expect(await count()).toBe(1);
  });

  test.each(['sk-the-bare-key', '{"current": 5}', '["sk"]', '{'])(
    'serves on when somebody stores %p in its place',
    async (SecretString) => {
      answer = secret('k');
      const { count, pass } = open();
      expect(await count()).toBe(1);
      answer = { status: 200, body: { SecretString } };
      pass(5 * MINUTE);
      expect(await count()).toBe(1);
    },
  );

  test('ends when its value is taken away', async () => {
    answer = secret('k');
    const { count, pass } = open();
    expect(await count()).toBe(1);
    answer = secret('');
    pass(5 * MINUTE);
    expect(await count()).toBe(0);
  });

  test('is unknown while no read has gone well, and known to be absent after one that did', async () => {
    answer = failure;
    const { areKeysKnown, pass } = open();
    expect(await areKeysKnown()).toBe(false);
    answer = absent;
    pass(2_000);
    expect(await areKeysKnown()).toBe(true);
    answer = failure;
    pass(5 * MINUTE);
    expect(await areKeysKnown()).toBe(true);
  });

  test('that the provider refuses is read again after seconds', async () => {
    answer = secret('k');
    const { ask, pass } = open();
    await ask();
    pass(2_000);
    await ask();
    expect(requests).toBe(2);
  });

  test('without a value means that the provider is not asked, until there is one', async () => {
    answer = absent;
    const { count, pass } = open();
    expect(await count()).toBe(0);
    pass(4 * MINUTE);
    expect(await count()).toBe(0);
    expect(requests).toBe(1);
    answer = secret('k');
    pass(MINUTE);
    expect(await count()).toBe(1);
  });
});
