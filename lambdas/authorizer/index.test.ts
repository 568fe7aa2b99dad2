import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { METHOD_ARN } from './testing/authorizer.ts';
import { type Stub, secretValue, startStub } from './testing/servers.ts';
import { claimsOf, hs256, SECRET } from './testing/tokens.ts';

const before = { ...process.env };
let secretsManager: Stub;

beforeAll(async () => {
  secretsManager = await startStub(secretValue(JSON.stringify({ current: SECRET })));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: secretsManager.url,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    STAGE: 'dev',
    SERVICE: 'authorizer',
    JWT_SECRET_ARN: 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:reflekt/dev/jwt',
    DEFAULT_TENANT: 'home',
    TOKEN_ISSUERS: '[]',
    NEXTAUTH_SESSIONS: '',
  });
});
afterAll(async () => {
  for (const name of Object.keys(process.env)) {
    if (!(name in before)) delete process.env[name];
  }
  Object.assign(process.env, before);
  await secretsManager.close();
});

test('the deployed handler works from its environment alone', async () => {
  const { handler } = await import('./index.ts');
  const authorize = (token: string) =>
    handler({ type: 'TOKEN', methodArn: METHOD_ARN, authorizationToken: `Bearer ${token}` });

  const { context } = await authorize(hs256(claimsOf({ tenant_id: undefined })));
  expect(context).toMatchObject({ tenant_id: 'home', user_id: 'auth0|canary-user' });

  const stdout = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  await expect(authorize(hs256(claimsOf(), { key: 'forged' }))).rejects.toThrow(/^Unauthorized$/);
  stdout.mockRestore();
});
