import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../test-support/fixture-app.ts';
import { providerAddresses, providerSecrets } from './providers.ts';
import { loadSecrets, signingKey } from './secrets.ts';

const script = join(import.meta.dirname, '..', 'demo-token.ts');

/** Runs the token script as its users do. */
async function demoToken(dataDir: string, ...args: string[]) {
  const child = spawn(process.execPath, [script, ...args], {
    env: { REFLEKT_DATA: dataDir, REFLEKT_STAGE: '' },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  child.stderr.on('data', (text) => {
    stderr += text;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  return { code, stdout, stderr };
}

const parts = (token: string) =>
  token
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));

const folders = Array.from({ length: 8 }, () => join(temporaryFolder(), 'data'));
const folder = (): string => folders.pop() ?? '';

describe('secrets', () => {
  test('are made once, at random, for the owner only', async () => {
    const dataDir = folder();
    const first = await loadSecrets(dataDir, 'dev');
    expect(Buffer.from(signingKey(first, 'dev'), 'base64url')).toHaveLength(48);
    expect(statSync(join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(await loadSecrets(dataDir, 'dev')).toEqual(first);
    expect(signingKey(await loadSecrets(folder(), 'dev'), 'dev')).not.toBe(
      signingKey(first, 'dev'),
    );
  });

  test('of a further stage are added to the others', async () => {
    const dataDir = folder();
    const dev = await loadSecrets(dataDir, 'dev');
    const both = await loadSecrets(dataDir, 'staging');
    expect([...both.keys()]).toEqual(['reflekt/dev/jwt', 'reflekt/staging/jwt']);
    expect(both.get('reflekt/dev/jwt')).toBe(dev.get('reflekt/dev/jwt'));
  });

  test('that cannot be read are named, not replaced', async () => {
    const dataDir = folder();
    await loadSecrets(dataDir, 'dev');
    writeFileSync(join(dataDir, 'secrets.json'), '{ "half');
    await expect(loadSecrets(dataDir, 'dev')).rejects.toThrow(/secrets\.json is damaged/);
    expect(readFileSync(join(dataDir, 'secrets.json'), 'utf8')).toBe('{ "half');
  });

  test('of AI providers come from the environment, under the names of the cloud', () => {
    const environment = { ANTHROPIC_API_KEY: 'key', OPENAI_API_KEY: '' };
    expect([...providerSecrets(environment, 'dev')]).toEqual([
      ['reflekt/dev/anthropic', '{"current":"key"}'],
    ]);
  });

  test('are joined by the addresses that replace what functions declare', () => {
    const environment = {
      OPENAI_BASE_URL: 'http://127.0.0.1:9',
      ANTHROPIC_BASE_URL: '',
      STAGE: 'x',
    };
    expect(providerAddresses(environment)).toEqual({ OPENAI_BASE_URL: 'http://127.0.0.1:9' });
  });
});

describe('demo-token', () => {
  test('prints a token that the stored secret verifies, and nothing else', async () => {
    const dataDir = folder();
    const before = Math.floor(Date.now() / 1000);
    const { code, stdout, stderr } = await demoToken(dataDir, '--user', 'ada', '--tenant', 'acme');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const [header, claims] = parts(stdout);
    expect(header).toEqual({ alg: 'HS256', typ: 'JWT' });
    expect(claims).toEqual({
      sub: 'ada',
      email: 'ada@example.com',
      tenant_id: 'acme',
      role: 'user',
      iat: expect.any(Number),
      exp: claims.iat + 86_400,
    });
    expect(claims.iat).toBeGreaterThanOrEqual(before);
    const key = signingKey(await loadSecrets(dataDir, 'dev'), 'dev');
    const [signed, signature] = stdout.trim().split(/\.(?=[^.]*$)/);
    expect(createHmac('sha256', key).update(String(signed)).digest('base64url')).toBe(signature);
  });

  test('processes that start at once in an empty folder agree on one secret', async () => {
    const dataDir = folder();
    const tokens = await Promise.all(Array.from({ length: 6 }, () => demoToken(dataDir)));
    const key = signingKey(await loadSecrets(dataDir, 'dev'), 'dev');
    for (const { code, stdout } of tokens) {
      const [signed, signature] = stdout.trim().split(/\.(?=[^.]*$)/);
      expect(code).toBe(0);
      expect(createHmac('sha256', key).update(String(signed)).digest('base64url')).toBe(signature);
    }
  });

  test('takes its options in any form', async () => {
    const dataDir = folder();
    for (const expires of [['--expires', '-5'], ['--expires=-5'], ['--', '--expires', '-5']]) {
      const [, claims] = parts((await demoToken(dataDir, ...expires)).stdout);
      expect(claims).toMatchObject({ sub: 'demo', tenant_id: 'default', exp: claims.iat - 5 });
    }
    const [, claims] = parts((await demoToken(dataDir, '--user', 'a@b.de')).stdout);
    expect(claims.email).toBe('a@b.de');
  });

  test.each([
    [['--colour', 'red']],
    [['stray']],
    [['--expires', 'soon']],
    [['--user']],
    [['--user', '']],
    [['--tenant', '']],
    [['--tenant', 'a#b']],
    [['--tenant', 'x'.repeat(65)]],
  ])('refuses %j in one line', async (args) => {
    const { code, stdout, stderr } = await demoToken(folders[0] ?? '', ...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('explains itself', async () => {
    const { code, stdout, stderr } = await demoToken(folders[0] ?? '', '--help');
    expect([code, stderr]).toEqual([0, '']);
    for (const flag of ['--user', '--tenant', '--expires']) expect(stdout).toContain(flag);
  });
});
