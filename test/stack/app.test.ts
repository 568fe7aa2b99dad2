import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reflekt-app-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The pinned CDK CLI, as people call it; what it writes goes to a folder of this test. */
const cdk = (...args: string[]) =>
  run('node_modules/.bin/cdk', ['--no-notices', ...args, '--output', join(folder, 'cdk.out')], {
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
  });

describe('cdk synth', () => {
  test('writes one stack for the stage, which `cdk deploy` needs not be told', async () => {
    await cdk('synth', '--context', 'env=prod', '--quiet');
    const { artifacts } = JSON.parse(await readFile(join(folder, 'cdk.out/manifest.json'), 'utf8'));
    const stacks = Object.keys(artifacts).filter(
      (id) => artifacts[id].type === 'aws:cloudformation:stack',
    );
    expect(stacks).toEqual(['reflekt-prod']);
  });

  test.each([
    ['no stage', []],
    ['an unknown stage', ['--context', 'env=production']],
  ])('fails for %s in two lines that say what to type', async (_, context) => {
    await expect(cdk('synth', ...context)).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^(No stage given|There is no stage "production")\. Say which with --context env=<stage>, one of dev, staging, prod: .*\n.*exited with error 1\n$/,
      ),
    });
  });

  test("starts the app with the repository's own Node, whatever node is on the path", async () => {
    const tooOld = join(folder, 'node');
    await writeFile(tooOld, '#!/bin/sh\nexit 99\n');
    await chmod(tooOld, 0o755);
    const { app } = JSON.parse(await readFile('cdk.json', 'utf8'));
    const env = { PATH: `${folder}:/usr/local/bin:/usr/bin:/bin` };
    await expect(run('sh', ['-c', app], { env })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('No stage given'),
    });
  });
});
