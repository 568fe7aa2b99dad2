import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from '@jest/globals';
import { cloud } from '../support/shared-cloud.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const home = mkdtempSync(join(tmpdir(), 'reflekt-dev-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Runs `dev` to its end, on a data folder of its own unless told otherwise. */
async function dev(
  environment: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
) {
  const child = spawn(process.execPath, [...nodeOptions, join(ROOT, 'local', 'main.ts')], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', REFLEKT_DATA: join(home, 'data'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 100_000,
  });
  const [code, stdout, stderr] = await Promise.all([
    new Promise<number | null>((resolve) => child.once('close', resolve)),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, stdout, stderr };
}

const notAFolder = join(home, 'file');
writeFileSync(notAFolder, '');
/** A platform for which no engine is published, as far as the program can see. */
const ELSEWHERE = "data:text/javascript,Object.defineProperty(process,'platform',{value:'sunos'})";

test.each<[string, Record<string, string>, string[], RegExp]>([
  ['the port is in use', { PORT: new URL(cloud.url).port }, [], /^Port \d+ is in use; set PORT/],
  ['the port is no number', { PORT: 'http' }, [], /^PORT must be a number/],
  ['the stage is unknown', { REFLEKT_STAGE: 'nowhere' }, [], /nowhere.*dev.*prod/],
  [
    'the data folder is in use',
    { REFLEKT_DATA: cloud.dataDir },
    [],
    /is in use by process \d+; stop it, or set REFLEKT_DATA/,
  ],
  ['the data folder is a file', { REFLEKT_DATA: notAFolder }, [], /is not a folder/],
  [
    'no engine answers',
    { DYNAMODB_ENDPOINT: 'http://127.0.0.1:1' },
    [],
    /^No DynamoDB engine answers at DYNAMODB_ENDPOINT/,
  ],
  [
    'the platform has no engine',
    { DYNAMODB_ENDPOINT: '', PATH: '/usr/bin:/bin' },
    ['--import', ELSEWHERE],
    /sunos.*DYNAMODB_ENDPOINT.*dynoxide/,
  ],
])(
  'where %s, dev ends with one line and exit code 1',
  async (_, environment, options, line) => {
    const { code, stdout, stderr } = await dev(environment, options);
    expect(stderr.trimEnd()).toMatch(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
    expect(stdout).not.toContain('Listening');
  },
  120_000,
);
