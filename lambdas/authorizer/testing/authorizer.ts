import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { jest } from '@jest/globals';
import { createAuthenticate } from '../authenticate.ts';
import type { AllowPolicy } from '../domain/policy.ts';
import { createHandler } from '../handler.ts';
import { readSettings } from '../settings.ts';
import { fetchJwks } from '../verifiers/jwks.ts';
import { fetchSigningSecrets } from '../verifiers/signing-secret.ts';
import { type Stub, secretValue, startStub } from './servers.ts';
import { SECRET } from './tokens.ts';

export const METHOD_ARN =
  'arn:aws:execute-api:eu-west-1:000000000000:a1b2c3d4e5/prod/GET/entries/01J0000000000000000000000A';

/** Milliseconds: short, since some servers of the tests never answer. */
const DEADLINE = 300;

export interface TestAuthorizer {
  /** What API Gateway would get for this header. */
  authorize: (header: string) => Promise<AllowPolicy>;
  /** `allowed <tenant> <user>`, or the message of the error. */
  outcome: (header: string) => Promise<string>;
  secretsManager: Stub;
  /** Moves the authorizer's clock, in milliseconds. */
  pass: (milliseconds: number) => void;
  /** Every line logged so far. */
  logged: () => string;
  close: () => Promise<void>;
}

export interface TestSettings {
  DEFAULT_TENANT?: string;
  TOKEN_ISSUERS?: unknown[];
  NEXTAUTH_SESSIONS?: string;
}

/** The authorizer as `index.ts` wires it, with a Secrets Manager on this machine and a clock that can be moved. */
export async function startAuthorizer(settings: TestSettings = {}): Promise<TestAuthorizer> {
  const secretsManager = await startStub(secretValue(JSON.stringify({ current: SECRET })));
  const client = new SecretsManagerClient({
    endpoint: secretsManager.url,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  let passed = 0;
  let lines = '';
  const stdout = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    lines += String(chunk);
    return true;
  });
  const handler = createHandler(
    createAuthenticate({
      settings: readSettings({
        DEFAULT_TENANT: settings.DEFAULT_TENANT ?? 'default',
        TOKEN_ISSUERS: JSON.stringify(settings.TOKEN_ISSUERS ?? []),
        NEXTAUTH_SESSIONS: settings.NEXTAUTH_SESSIONS ?? 'false',
      }),
      fetchSecrets: () => fetchSigningSecrets(client, 'jwt', DEADLINE),
      fetchKeys: (uri) => fetchJwks(uri, DEADLINE),
      now: () => Date.now() + passed,
    }),
  );
  const authorize = (authorizationToken: string) =>
    handler({ type: 'TOKEN', methodArn: METHOD_ARN, authorizationToken });
  return {
    authorize,
    outcome: (header) =>
      authorize(header).then(
        ({ context }) => `allowed ${context.tenant_id} ${context.user_id}`,
        (error: Error) => error.message,
      ),
    secretsManager,
    pass: (milliseconds) => {
      passed += milliseconds;
    },
    logged: () => lines,
    close: async () => {
      stdout.mockRestore();
      client.destroy();
      await secretsManager.close();
    },
  };
}
