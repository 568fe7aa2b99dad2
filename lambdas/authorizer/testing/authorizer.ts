import type { AllowPolicy } from '../domain/policy.ts';
import { loadDeployedHandler } from './bundle.ts';
import { type Stub, secretValue, startStub } from './servers.ts';
import { SECRET } from './tokens.ts';

export const METHOD_ARN =
  'arn:aws:execute-api:eu-west-1:000000000000:a1b2c3d4e5/prod/GET/entries/01J0000000000000000000000A';

export interface TestAuthorizer {
  /** The answer that API Gateway would get for this header. */
  authorize: (header: string) => Promise<AllowPolicy>;
  /** `allowed <tenant> <user>`, or the message of the error. */
  outcome: (header: string) => Promise<string>;
  secretsManager: Stub;
  /** Moves the authorizer's clock, in milliseconds. */
  pass: (milliseconds: number) => void;
  /** Cuts time limits to so many milliseconds, for servers that never answer; without a number they are as deployed. */
  limitTime: (milliseconds?: number) => void;
  /** Every line logged so far. */
  logged: () => string;
  close: () => Promise<void>;
}

export interface TestSettings {
  DEFAULT_TENANT?: string;
  TOKEN_ISSUERS?: unknown[];
  NEXTAUTH_SESSIONS?: string;
}

/** Puts a value in the place of another; the returned function takes it back, the last one replaced first. */
function replace<Name extends string, Value>(
  target: Record<Name, Value>,
  name: Name,
  value: Value,
): () => void {
  const before = target[name];
  target[name] = value;
  return () => {
    target[name] = before;
  };
}

/**
 * Starts the authorizer as it is deployed: its bundle, configured by its environment, with a Secrets Manager on
 * this machine and a clock that can be moved.
 */
export async function startAuthorizer(settings: TestSettings = {}): Promise<TestAuthorizer> {
  const secretsManager = await startStub(secretValue(JSON.stringify({ current: SECRET })));
  let passed = 0;
  let timeLimit = Number.POSITIVE_INFINITY;
  let lines = '';
  const { now } = Date;
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  const restore = [
    replace(process, 'env', {
      ...process.env,
      AWS_ENDPOINT_URL: secretsManager.url,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_MAX_ATTEMPTS: '1',
      STAGE: 'dev',
      SERVICE: 'authorizer',
      JWT_SECRET_ARN: 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:reflekt/dev/jwt',
      DEFAULT_TENANT: settings.DEFAULT_TENANT ?? 'default',
      TOKEN_ISSUERS: JSON.stringify(settings.TOKEN_ISSUERS ?? []),
      NEXTAUTH_SESSIONS: settings.NEXTAUTH_SESSIONS ?? 'false',
    }),
    replace(Date, 'now', () => now() + passed),
    replace(AbortSignal, 'timeout', (ms: number) => timeout(Math.min(ms, timeLimit))),
    replace(process.stdout, 'write', (chunk: string | Uint8Array) => {
      lines += String(chunk);
      return true;
    }),
  ];
  const handler = await loadDeployedHandler();
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
    limitTime: (milliseconds = Number.POSITIVE_INFINITY) => {
      timeLimit = milliseconds;
    },
    logged: () => lines,
    close: async () => {
      for (const undo of restore.toReversed()) undo();
      await secretsManager.close();
    },
  };
}
