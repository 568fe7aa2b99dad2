import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Harness, start, table } from './test-support/harness.ts';
import { type Changes, post, send } from './test-support/signed-request.ts';

/** Who may call the endpoint; roles are in the tests of the services. */
describe('the endpoint', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await start({ tables: [table('notes')] });
  });
  afterAll(() => harness.dispose());

  test('takes a signed request', async () => {
    const [, type] = await send(harness.endpoint.url);
    expect(type).toContain('#ValidationException');
  });

  test.each<[string, Changes, number, string]>([
    ['another secret', { secretAccessKey: 'guessed' }, 400, 'InvalidSignatureException'],
    ['another body', { sentBody: '{"TableName":"x"}' }, 400, 'InvalidSignatureException'],
    [
      'another operation',
      { headers: { 'x-amz-target': 'DynamoDB_20120810.Scan' } },
      400,
      'InvalidSignatureException',
    ],
    ['no signature', { headers: { authorization: 'AWS4-HMAC-SHA256 x' } }, 400, 'Incomplete'],
    ['a web page behind it', { headers: { origin: 'https://evil.example' } }, 403, 'AccessDenied'],
    ['a page that is a file behind it', { headers: { origin: 'null' } }, 403, 'AccessDenied'],
    ['a name that was rebound', { headers: { host: 'evil.example:80' } }, 403, 'AccessDenied'],
    ['the port of another program', { headers: { host: '127.0.0.1:1' } }, 403, 'AccessDenied'],
  ])('refuses a request with %s', async (_case, changes, status, code) => {
    const [answered, type] = await send(harness.endpoint.url, changes);
    expect([answered, type]).toEqual([status, expect.stringContaining(code)]);
  });

  test('refuses a request without authorization', async () => {
    const [status, type] = await post(
      harness.endpoint.url,
      { host: new URL(harness.endpoint.url).host, 'x-amz-target': 'DynamoDB_20120810.Scan' },
      '{}',
    );
    expect([status, type]).toEqual([400, expect.stringContaining('MissingAuthenticationToken')]);
  });
});
