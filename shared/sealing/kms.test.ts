import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  jest,
  test,
} from '@jest/globals';
import { captureOutput } from '../log/testing/index.ts';
import { createDynamoClient } from '../store/client.ts';
import { createKeyManagement } from './kms.ts';
import { type KmsFault, type KmsServer, startKmsServer } from './testing/index.ts';

const KEY_ARN = 'arn:aws:kms:eu-central-1:123456789012:key/0b1c';
const environment = { ...process.env };
let server: KmsServer;
beforeAll(async () => {
  server = await startKmsServer();
});
beforeEach(() => {
  server.fault = undefined;
  server.onCall = undefined;
  server.calls = [];
  process.env.AWS_REGION = 'eu-central-1';
  process.env.AWS_ACCESS_KEY_ID = 'AKIDEXAMPLE';
  process.env.AWS_SECRET_ACCESS_KEY = 'secret';
  process.env.AWS_SESSION_TOKEN = 'token';
  process.env.AWS_ENDPOINT_URL = server.url;
  process.env.AWS_ENDPOINT_URL_KMS = '';
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(async () => {
  process.env = environment;
  await server.close();
});

const callOf = (ms: number) => ({
  deadline: Date.now() + ms,
  capacity: { read: 0, write: 0 },
});
const kmsOf = (stage = 'dev') =>
  createKeyManagement({ client: createDynamoClient(), keyArn: KEY_ARN, stage });

/** The code of a SealError, or of the KeyError behind a DomainError. */
async function codeOf(work: Promise<unknown>): Promise<unknown> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof Error)) return undefined;
  return ((error.cause ?? error) as { code?: string }).code;
}

/** Lines written while it works. */
async function linesOf(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const output = captureOutput();
  try {
    await work();
  } finally {
    output.restore();
  }
  return [...output.lines];
}

describe('the stage key', () => {
  test('comes wrapped, and unwraps to the same key each time', async () => {
    const wrapped = await kmsOf().generateStageKey(callOf(5_000));
    const [one, two] = await Promise.all([
      kmsOf().unwrapStageKey(callOf(5_000), wrapped),
      kmsOf().unwrapStageKey(callOf(5_000), wrapped),
    ]);
    expect(one?.symmetricKeySize).toBe(32);
    expect(two && one?.equals(two)).toBe(true);
    expect(server.calls).toEqual(['GenerateDataKey', 'Decrypt', 'Decrypt']);
  });

  test('is asked for with the key and the encryption context, signed for its region', async () => {
    const wrapped = await kmsOf().generateStageKey(callOf(5_000));
    expect(server.last?.input).toEqual({
      KeyId: KEY_ARN,
      KeySpec: 'AES_256',
      EncryptionContext: { 'reflekt:stage': 'dev', 'reflekt:purpose': 'stage-key' },
    });
    await kmsOf().unwrapStageKey(callOf(5_000), wrapped);
    expect(server.last?.input).toMatchObject({
      KeyId: KEY_ARN,
      EncryptionContext: { 'reflekt:stage': 'dev', 'reflekt:purpose': 'stage-key' },
    });
    expect(server.last?.headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-security-token': 'token',
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/kms\/aws4_request, SignedHeaders=\S*host\S*x-amz-target, Signature=[0-9a-f]{64}$/,
      ),
    });
  });

  test('of one stage does not unwrap for another', async () => {
    const wrapped = await kmsOf('dev').generateStageKey(callOf(5_000));
    expect(await codeOf(kmsOf('prod').unwrapStageKey(callOf(5_000), wrapped))).toBe('key_broken');
  });

  test('is looked for at AWS_ENDPOINT_URL_KMS before AWS_ENDPOINT_URL', async () => {
    process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:1';
    process.env.AWS_ENDPOINT_URL_KMS = server.url;
    await kmsOf().generateStageKey(callOf(5_000));
    expect(server.calls).toEqual(['GenerateDataKey']);
  });
});

describe('KMS in trouble', () => {
  const passing: KmsFault[] = [
    'hang',
    'drip',
    'reset',
    'gateway',
    'ThrottlingException',
    'KMSInternalException',
  ];

  test.each(passing)('%s for all of the deadline is keys_unavailable', async (fault) => {
    server.fault = fault;
    expect(await codeOf(kmsOf().generateStageKey(callOf(600)))).toBe('keys_unavailable');
  });

  test.each(passing.filter((fault) => fault !== 'hang' && fault !== 'drip'))(
    '%s that passes is tried again',
    async (fault) => {
      server.fault = fault;
      server.onCall = (calls) => {
        if (calls === 3) server.fault = undefined;
      };
      expect((await kmsOf().generateStageKey(callOf(30_000))).length).toBeGreaterThan(0);
      expect(server.calls).toHaveLength(3);
    },
  );

  test.each<KmsFault>([
    'AccessDeniedException',
    'DisabledException',
    'KMSInvalidStateException',
    'NotFoundException',
  ])('%s is key_refused at once, with its own line', async (fault) => {
    server.fault = fault;
    const lines = await linesOf(async () => {
      expect(await codeOf(kmsOf().generateStageKey(callOf(10_000)))).toBe('key_refused');
    });
    expect(server.calls).toHaveLength(1);
    expect(lines).toEqual([
      expect.objectContaining({ level: 'error', error_code: 'key_refused', error: fault }),
    ]);
  });

  test('an altered stage key is key_broken', async () => {
    const wrapped = Uint8Array.from(await kmsOf().generateStageKey(callOf(5_000)));
    wrapped[20] = (wrapped[20] ?? 0) ^ 1;
    const lines = await linesOf(async () => {
      expect(await codeOf(kmsOf().unwrapStageKey(callOf(5_000), wrapped))).toBe('key_broken');
    });
    expect(lines).toEqual([
      expect.objectContaining({ level: 'error', error_code: 'key_broken', row: 'stage-key' }),
    ]);
  });
});
