import { readFileSync, statSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DecryptCommand,
  type DecryptCommandInput,
  DescribeKeyCommand,
  GenerateDataKeyCommand,
  KMSClient,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { KMS_STATES, type KmsState } from './kms.ts';
import {
  allow,
  as,
  type Harness,
  identity,
  start,
  table,
  temporaryFolder,
} from './test-support/harness.ts';
import type { AwsEndpointOptions, PolicyStatement, TemplateResource } from './types.ts';

const KEY = '11111111-2222-3333-4444-555555555555';
const OTHER = '11111111-2222-3333-4444-666666666666';
const OFF = '11111111-2222-3333-4444-777777777777';
const arnOf = (id: string) => `arn:aws:kms:eu-central-1:123456789012:key/${id}`;
const CONTEXT = { purpose: 'stage-key', stage: 'dev' };

const key = (id: string, more: Record<string, unknown> = {}): TemplateResource => ({
  logicalId: `Key${id.slice(-1)}`,
  properties: { KeyId: id, EnableKeyRotation: true, ...more },
});
const inContext = (Condition: PolicyStatement['Condition'] & object): PolicyStatement => ({
  ...allow(['kms:Decrypt', 'kms:GenerateDataKey'], arnOf(KEY)),
  Condition,
});

const resources: Partial<AwsEndpointOptions> = {
  tables: [table('notes')],
  kmsKeys: [key(KEY), key(OTHER), key(OFF, { Enabled: false })],
  kmsAliases: [
    { logicalId: 'Alias', properties: { AliasName: 'alias/diary', TargetKeyId: arnOf(KEY) } },
  ],
  identities: [
    identity('admin'),
    identity('opener', [allow('kms:Decrypt', arnOf(KEY))]),
    identity('maker', [allow('kms:GenerateDataKey', arnOf(KEY))]),
    identity('elsewhere', [allow('kms:*', arnOf(OTHER))]),
    identity('bound', [inContext({ StringEquals: { 'kms:EncryptionContext:stage': ['dev'] } })]),
  ],
};

describe('KMS', () => {
  let harness: Harness;
  let ciphertext: Uint8Array;
  let plaintext: Uint8Array;
  const client = (name = 'admin') => new KMSClient(as(harness, name));
  const make = (name = 'admin', EncryptionContext: Record<string, string> = CONTEXT, KeyId = KEY) =>
    client(name).send(new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256', EncryptionContext }));
  const open = (changes: Partial<DecryptCommandInput> = {}, name = 'admin') =>
    client(name).send(
      new DecryptCommand({
        CiphertextBlob: ciphertext,
        EncryptionContext: CONTEXT,
        ...changes,
      }),
    );

  beforeAll(async () => {
    harness = await start({ ...resources, dataDir: await temporaryFolder() });
    const made = await make();
    expect(made.KeyId).toBe(arnOf(KEY));
    ciphertext = made.CiphertextBlob ?? new Uint8Array();
    plaintext = made.Plaintext ?? new Uint8Array();
  });
  afterAll(() => harness.dispose());

  test('gives a data key, and opens it again', async () => {
    expect(plaintext).toHaveLength(32);
    expect(await open()).toMatchObject({
      KeyId: arnOf(KEY),
      Plaintext: plaintext,
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    });
    // The order of a context's names means nothing.
    const turned = { stage: 'dev', purpose: 'stage-key' };
    expect((await open({ EncryptionContext: turned })).Plaintext).toEqual(plaintext);
  });

  test.each([KEY, arnOf(KEY), 'alias/diary', `${arnOf(KEY).split(':key')[0]}:alias/diary`])(
    'finds a key by %s',
    async (KeyId) => {
      expect((await open({ KeyId })).Plaintext).toEqual(plaintext);
      expect((await make('admin', CONTEXT, KeyId)).KeyId).toBe(arnOf(KEY));
    },
  );

  const flipped = (at: number) => () => {
    const copy = Uint8Array.from(ciphertext);
    const index = at < 0 ? copy.length + at : at;
    copy[index] = (copy[index] ?? 0) ^ 1;
    return { CiphertextBlob: copy };
  };
  test.each<[string, () => Partial<DecryptCommandInput>, string]>([
    ['another context', () => ({ EncryptionContext: { ...CONTEXT, stage: 'prod' } }), 'Invalid'],
    ['a part of the context', () => ({ EncryptionContext: { stage: 'dev' } }), 'Invalid'],
    ['no context', () => ({ EncryptionContext: {} }), 'Invalid'],
    ['a flipped bit in the format', flipped(0), 'Invalid'],
    ['a flipped bit in the key id', flipped(5), 'Invalid'],
    ['a flipped bit in the nonce', flipped(20), 'Invalid'],
    ['a flipped bit in the text', flipped(40), 'Invalid'],
    ['a flipped bit in the tag', flipped(-1), 'Invalid'],
    ['a missing end', () => ({ CiphertextBlob: ciphertext.slice(0, 40) }), 'Invalid'],
    ['another key', () => ({ KeyId: OTHER }), 'IncorrectKeyException'],
    ['an unknown key', () => ({ KeyId: 'alias/nothing' }), 'NotFoundException'],
  ])('opens nothing with %s', async (_case, changes, name) => {
    const full = name === 'Invalid' ? 'InvalidCiphertextException' : name;
    await expect(open(changes())).rejects.toMatchObject({ name: full });
  });

  test('makes nothing under a disabled or an unknown key', async () => {
    await expect(make('admin', CONTEXT, OFF)).rejects.toMatchObject({ name: 'DisabledException' });
    await expect(make('admin', CONTEXT, 'none')).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });

  test('enforces the role on the key', async () => {
    const refused = (action: string) => ({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`to perform: kms:${action} on resource: ${arnOf(KEY)} `),
    });
    await expect(open({}, 'opener')).resolves.toBeDefined();
    await expect(make('opener')).rejects.toMatchObject(refused('GenerateDataKey'));
    await expect(make('maker')).resolves.toBeDefined();
    await expect(open({}, 'maker')).rejects.toMatchObject(refused('Decrypt'));
    await expect(open({}, 'elsewhere')).rejects.toMatchObject(refused('Decrypt'));
  });

  test('enforces the condition on the context', async () => {
    await expect(make('bound')).resolves.toBeDefined();
    await expect(open({}, 'bound')).resolves.toBeDefined();
    await expect(make('bound', { stage: 'prod' })).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
    await expect(make('bound', {})).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  test('offers nothing else', async () => {
    await expect(client().send(new DescribeKeyCommand({ KeyId: KEY }))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
  });

  test.each<[KmsState, string]>([
    ['down', 'KMSInternalException'],
    ['throttle', 'ThrottlingException'],
    ['refuse', 'AccessDeniedException'],
    ['disabled', 'DisabledException'],
    ['pending-deletion', 'KMSInvalidStateException'],
  ])('told to be %s, answers %s until it is told otherwise', async (state, name) => {
    harness.endpoint.tools.setKmsState(state);
    await expect(open()).rejects.toMatchObject({ name });
    await expect(make()).rejects.toMatchObject({ name });
    harness.endpoint.tools.setKmsState('ok');
    await expect(open()).resolves.toBeDefined();
  });

  test('told to hang, never answers', async () => {
    harness.endpoint.tools.setKmsState('hang');
    const gaveUp = client().send(
      new DecryptCommand({ CiphertextBlob: ciphertext, EncryptionContext: CONTEXT }),
      { abortSignal: AbortSignal.timeout(300) },
    );
    await expect(gaveUp).rejects.toMatchObject({ name: expect.stringMatching(/Abort|Timeout/) });
    harness.endpoint.tools.setKmsState('ok');
    expect(KMS_STATES).toContain('hang');
  });

  test('keeps its material in a private file, and in no other', async () => {
    const path = join(harness.dataDir, 'kms-keys.json');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const material = Buffer.from(JSON.parse(readFileSync(path, 'utf8'))[KEY], 'base64');
    expect(material).toHaveLength(32);
    for (const name of await readdir(harness.dataDir)) {
      if (name === 'kms-keys.json') continue;
      const content = await readFile(join(harness.dataDir, name));
      for (const text of [material, material.toString('base64'), material.toString('hex')]) {
        expect([name, content.includes(text)]).toEqual([name, false]);
      }
    }
  });

  test('opens after a restart, and not with the keys of another folder', async () => {
    await harness.close();
    harness = await start({ ...resources, dataDir: harness.dataDir });
    expect((await open()).Plaintext).toEqual(plaintext);
    const first = harness;
    harness = await start(resources);
    await expect(open()).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
    await harness.dispose();
    harness = first;
  });
});

describe('a start with keys is stopped', () => {
  test.each<[string, Partial<AwsEndpointOptions>, string]>([
    [
      'by a property that has an effect in AWS',
      { kmsKeys: [key(KEY, { KeySpec: 'RSA_2048' })] },
      'Key5: the local cloud does not support the property KeySpec.',
    ],
    [
      'by a key policy that forbids what functions call',
      {
        kmsKeys: [
          key(KEY, {
            KeyPolicy: {
              Statement: [
                { Effect: 'Allow', Action: 'kms:*', Resource: '*' },
                { Effect: 'Deny', Action: ['kms:Disable*', 'kms:Dec*'], Resource: '*' },
              ],
            },
          }),
        ],
      },
      'Key5: the local cloud does not support a key policy that denies kms:Decrypt.',
    ],
    [
      'by an alias of no key',
      { kmsAliases: [{ logicalId: 'A', properties: { AliasName: 'alias/a', TargetKeyId: KEY } }] },
      `A: the key ${KEY} is not in the template.`,
    ],
  ])('%s', async (_case, options, message) => {
    await expect(start(options)).rejects.toThrow(message);
  });

  test('by damaged material, which it does not replace', async () => {
    const dataDir = await temporaryFolder();
    await writeFile(join(dataDir, 'kms-keys.json'), '{"half');
    await expect(start({ dataDir, kmsKeys: [key(KEY)] })).rejects.toThrow(
      /kms-keys\.json is damaged/,
    );
    expect(readFileSync(join(dataDir, 'kms-keys.json'), 'utf8')).toBe('{"half');
  });
});
