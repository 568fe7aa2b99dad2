import {
  GetSecretValueCommand,
  ListSecretsCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { allow, as, type Harness, identity, start } from './test-support/harness.ts';

const arn = (name: string) => `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${name}`;

describe('Secrets Manager', () => {
  let harness: Harness;
  const secrets = new Map([
    ['jwt', 'by name'],
    [arn('keys-AbCdEf'), 'by arn'],
  ]);
  const read = (SecretId: string, functionName = 'admin', VersionStage?: string) =>
    new SecretsManagerClient(as(harness, functionName)).send(
      new GetSecretValueCommand({ SecretId, VersionStage }),
    );
  beforeAll(async () => {
    harness = await start({
      identities: [
        identity('admin'),
        identity('authorizer', [allow('secretsmanager:GetSecretValue', arn('jwt-??????'))]),
        identity('nobody', []),
      ],
      secrets,
      secretArns: new Map([
        [arn('jwt-AbCdEf'), 'jwt'],
        [arn('keys-AbCdEf'), 'keys'],
        [arn('empty-AbCdEf'), 'empty'],
      ]),
    });
  });
  afterAll(() => harness.dispose());

  test.each([
    ['its name', 'jwt', 'by name'],
    ['its ARN', arn('jwt-AbCdEf'), 'by name'],
    ['its name, the value stored under the ARN', 'keys', 'by arn'],
  ])('a value is read by %s', async (_, id, value) => {
    expect(await read(id, 'admin', 'AWSCURRENT')).toMatchObject({
      SecretString: value,
      VersionStages: ['AWSCURRENT'],
      ARN: expect.stringContaining('-AbCdEf'),
    });
  });

  test.each([
    ['without a value', 'empty', undefined, 'for staging label: AWSCURRENT'],
    ['of another stage', 'jwt', 'AWSPREVIOUS', 'for staging label: AWSPREVIOUS'],
    ['that does not exist', 'stranger', undefined, "can't find the specified secret."],
  ])('a secret %s is not found', async (_, id, stage, words) => {
    await expect(read(id, 'admin', stage)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: expect.stringContaining(words),
    });
  });

  test('the role is enforced on the ARN, by whatever name it is asked for', async () => {
    await expect(read('jwt', 'authorizer')).resolves.toMatchObject({ SecretString: 'by name' });
    for (const id of ['keys', arn('keys-AbCdEf'), 'stranger']) {
      await expect(read(id, 'authorizer')).rejects.toMatchObject({
        name: 'AccessDeniedException',
        message: expect.stringContaining('secretsmanager:GetSecretValue on resource: arn:aws:'),
      });
    }
    await expect(read('jwt', 'nobody')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  test('a value set while running is read at the next call', async () => {
    await expect(read('empty')).rejects.toThrow();
    secrets.set('empty', 'now');
    await expect(read('empty')).resolves.toMatchObject({ SecretString: 'now' });
    secrets.delete('empty');
  });

  test('other operations are not offered', async () => {
    await expect(
      new SecretsManagerClient(as(harness)).send(new ListSecretsCommand({})),
    ).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });

  test('no refusal or log line holds a value', () => {
    expect(harness.lines.join('\n')).not.toMatch(/by name|by arn/);
  });
});
