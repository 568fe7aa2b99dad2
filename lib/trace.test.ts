import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { explainTrace } from './trace.ts';

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reflekt-trace-test-'));
  await run(process.execPath, ['bin/bundle.ts', folder]);
});
afterAll(() => rm(folder, { recursive: true }));

/** What the command prints for a text on its standard input. */
async function explained(input: string, service = 'authorizer'): Promise<string> {
  const command = spawn(process.execPath, ['bin/explain-trace.ts', join(folder, service)]);
  command.stdin.end(input);
  return text(command.stdout);
}

describe('explain-trace', () => {
  test('puts places in our sources where a stack names places in the bundle', async () => {
    // Without its environment the bundle throws as it loads, deep in a function of shared/.
    const bundle = join(folder, 'authorizer/index.js');
    const crash = await run(process.execPath, ['--eval', `require(${JSON.stringify(bundle)})`], {
      env: {},
    }).catch((error: { stderr: string }) => error);
    expect(crash.stderr).toMatch(/index\.js:\d+:\d+/);
    const stack = crash.stderr.slice(crash.stderr.indexOf('Error:'));
    expect(await explained(stack)).toMatch(/ \(shared\/service\/index\.ts:\d+:\d+\)/);
  });

  test('knows the places in what a bundle loads lazily', async () => {
    const module = JSON.stringify(join(folder, 'insights-consumer/redact.js'));
    const crash = await run(process.execPath, ['--eval', `require(${module}).redact(null)`]).catch(
      (error: { stderr: string }) => error,
    );
    const stack = crash.stderr.slice(crash.stderr.indexOf('TypeError:'));
    expect(await explained(stack, 'insights-consumer')).toMatch(
      / \(lambdas\/insights\/redaction\/redact\.ts:\d+:\d+\)/,
    );
  });

  test('leaves everything else as it is', async () => {
    const line = '{"level":"error","stack":"at handle (node:events:12:3)"}\n';
    expect(await explained(line)).toBe(line);
  });

  test('fails without a folder, with its usage', async () => {
    await expect(run(process.execPath, ['bin/explain-trace.ts'])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Usage: node bin/explain-trace.ts'),
    });
  });
});

describe('explainTrace', () => {
  // One mapping: line 1, column 1 of the bundle is line 1, column 1 of lambdas/a.ts.
  const map = {
    version: 3,
    file: 'index.js',
    sources: ['../../lambdas/a.ts'],
    sourcesContent: [],
    names: [],
    mappings: 'AAAA',
    sourceRoot: '',
  };

  test('replaces every place, however the folder is called', () => {
    const trace = 'at f (/var/task/index.js:1:1) | at g (index.js:1:1) | at "asset.1/index.js:1:1"';
    expect(explainTrace(trace, { 'index.js': map })).toBe(
      'at f (lambdas/a.ts:1:1) | at g (lambdas/a.ts:1:1) | at "lambdas/a.ts:1:1"',
    );
  });

  test('leaves a place that the map does not know', () => {
    expect(explainTrace('at f (index.js:1:1)', { 'index.js': { ...map, mappings: '' } })).toBe(
      'at f (index.js:1:1)',
    );
  });
});
