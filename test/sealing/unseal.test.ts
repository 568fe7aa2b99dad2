import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createKeyManagement, createKeyring } from '@reflekt/shared/sealing';
import { createTables, putItem } from '@reflekt/shared/store/testing';
import { allTables, entriesTable, entryKey } from '@reflekt/shared/tables';
import { newOwner } from '../support/store.ts';
import { callOf, useVault } from './support/keyring.ts';

const vault = useVault();
const run = promisify(execFile);

const SECRET = 'canary words of a diary';
const owner = newOwner();
const key = entryKey(owner, '01ARZ3NDEKTSV4RRFFQ69G5FAV');
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'reflekt-unseal-'));
  const { client } = vault;
  const names = await createTables(client, allTables, 'reflekt-dev');
  const kms = createKeyManagement({ client, keyArn: 'alias/reflekt-dev-diary', stage: 'dev' });
  const keyring = createKeyring({ client, keysTableName: String(names.Keys), kms });
  const item = { ...key, version: 1, title: SECRET };
  const sealed = await keyring.open(callOf()).sealItem(entriesTable, item);
  await putItem(client, String(names.Entries), sealed);
  const moved = { ...sealed, ...entryKey(owner, 'moved') };
  await putItem(client, String(names.Entries), moved);
  const access = {
    url: process.env.AWS_ENDPOINT_URL_DYNAMODB,
    region: 'us-east-1',
    credentials: {
      'reflekt-dev-break-glass': { accessKeyId: 'break-glass', secretAccessKey: 'local' },
    },
  };
  await writeFile(join(dataDir, 'aws.json'), JSON.stringify(access));
  vault.kms.calls = [];
});
afterAll(() => rm(dataDir, { recursive: true }));

interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

const unseal = (args: readonly string[], folder = dataDir): Promise<Outcome> =>
  run(process.execPath, ['bin/unseal.ts', ...args], {
    env: { ...process.env, REFLEKT_DATA: folder },
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: Outcome) => error,
  );

const keyText = JSON.stringify(key);
const common = ['--local', '--table', 'Entries', '--reason', 'incident 7'];

describe('the unseal tool', () => {
  test('prints an opened item, and what the use leaves behind', async () => {
    const { code, stdout, stderr } = await unseal([...common, '--key', keyText]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ ...key, version: 1, title: SECRET });
    expect(stderr).toContain('"reason":"incident 7"');
    expect(stderr).toContain('reflekt-dev-break-glass-used');
    expect(stderr).not.toContain(SECRET);
    // As the break-glass role, for the stage key only.
    expect(vault.kms.calls).toEqual(['Decrypt']);
    expect(vault.kms.last?.headers.authorization).toContain('Credential=break-glass/');
  });

  test('shows what stands open where a seal does not open', async () => {
    const moved = JSON.stringify(entryKey(owner, 'moved'));
    const { code, stdout, stderr } = await unseal([...common, '--key', moved]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({ ...entryKey(owner, 'moved'), version: 1 });
    expect(stderr).toContain('seal_broken');
  });

  test('says when nothing stands there', async () => {
    const absent = JSON.stringify({ ...key, tenant_id: 'other' });
    const { code, stdout, stderr } = await unseal([...common, '--key', absent]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('Nothing stands under this key.');
  });

  test.each([
    ['no reason', ['--local', '--table', 'Entries', '--key', keyText], '--reason'],
    ['no key', common, '--key'],
    ['half a key', [...common, '--key', '{"id":"a"}'], 'id and tenant_id'],
    ['a key of another table', [...common, '--key', '{"pk":"a","sk":"b"}'], 'id and tenant_id'],
    [
      'the table Keys',
      ['--local', '--table', 'Keys', '--reason', 'r', '--key', '{}'],
      '--table is one of',
    ],
    [
      'neither stage nor --local',
      ['--table', 'Entries', '--reason', 'r', '--key', keyText],
      '--stage or --local',
    ],
    ['both', [...common, '--stage', 'prod', '--key', keyText], '--stage or --local'],
    ['an unknown flag', [...common, '--all'], '--all'],
  ])('fails for %s, with a hint and before it reads anything', async (_, args, hint) => {
    const { code, stdout, stderr } = await unseal(args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(hint);
    expect(stderr).toContain('Usage:');
    expect(vault.kms.calls).toEqual([]);
  });

  test('fails where no local cloud runs', async () => {
    const { code, stderr } = await unseal([...common, '--key', keyText], join(dataDir, 'none'));
    expect(code).toBe(1);
    expect(stderr).toContain('no local cloud runs on this data folder');
  });
});
