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
const server = createServer((request, response) => {
  requests++;
  request.resume();
  request.on('end', () => {
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
    [{ name: 'anthropic', model: 'm', baseUrl: 'http://127.0.0.1:1', secretArn: 'arn' }],
    () => now,
  );
  return {
    count: async () => (await providers()).length,
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
