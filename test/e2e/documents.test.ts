import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseRequest } from '../../lambdas/outbox/operations/republish-request.ts';
import { EventCloud } from '../support/event-cloud.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'docs/runbook.md'];
const run = promisify(execFile);

interface Command {
  document: string;
  text: string;
}

/** The lines of shell blocks, those that go on joined, and inline code that begins with a program's name. */
async function readCommands(document: string): Promise<Command[]> {
  const text = await readFile(join(ROOT, document), 'utf8');
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, body = '']) => body);
  const lines = blocks.flatMap((block) => block.replaceAll(/\\\n\s*/g, '').split('\n'));
  const prose = text.replaceAll(/^```.*?^```$/gms, '');
  const inline = [...prose.matchAll(/`((?:pnpm|npx|aws|curl|cdk|node) [^`]+)`/g)];
  return [...lines, ...inline.map(([, code = '']) => code)]
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => line !== '')
    .map((line) => ({ document, text: line.replace('npx --yes pnpm@10.34.9', 'pnpm') }));
}

const commands = (await Promise.all(DOCUMENTS.map(readCommands))).flat();
const scripts: Record<string, string> = JSON.parse(
  await readFile(join(ROOT, 'package.json'), 'utf8'),
).scripts;

/** Commands that another test runs, or that runs this one. */
const RUN_ELSEWHERE: readonly [RegExp, string][] = [
  // A name in a sentence; that the script is there is tested below.
  [/^pnpm( run [\w-]+)?$/, 'below'],
  [/^pnpm dev$/, 'test/e2e/dev.test.ts'],
  [/^pnpm (test|run bundle out)$/, 'every pull request, lib/bundles.test.ts'],
  [/^pnpm (--silent )?run unseal /, 'test/sealing/unseal.test.ts'],
  [/^pnpm run restore-entry /, 'test/e2e/restore-entry.test.ts'],
  [/^pnpm --silent run explain-trace /, 'lib/trace.test.ts'],
  [/^git switch --detach /, 'nothing: it is git'],
  // The five lines of the README are run below as the script that they are.
  [/^(TOKEN=|api\(\)|api |sleep )/, 'below'],
  // Gives a shell the operator's access to the local cloud; the calls of the local cloud below begin with it.
  [/^(eval "\$\(node -p|`export AWS_ENDPOINT_URL)/, 'below'],
];

/** Kinds of commands, each with what makes one of them right. */
const kinds = {
  aws: { pattern: /^(aws|republish\(\)) |^}$/ },
  republish: { pattern: /^republish '/ },
  cdk: { pattern: /^pnpm run cdk / },
  tests: { pattern: /^pnpm test [^<]/ },
  anyTests: { pattern: /^pnpm test <path>$/ },
  local: { pattern: /^curl / },
} as const;

const ofKind = (kind: keyof typeof kinds) => [
  ...new Set(
    commands
      .map(({ text }) => text)
      .filter((text) => kinds[kind].pattern.test(text) && !isRunElsewhere(text)),
  ),
];
const isRunElsewhere = (text: string) => RUN_ELSEWHERE.some(([pattern]) => pattern.test(text));

test('every command of the documents is run by a test, or needs AWS', () => {
  const unknown = commands.filter(
    ({ text }) =>
      !isRunElsewhere(text) && !Object.values(kinds).some(({ pattern }) => pattern.test(text)),
  );
  expect(unknown).toEqual([]);
  expect(commands.length).toBeGreaterThan(50);
});

test('every script that a document runs is there', () => {
  const named = commands.flatMap(({ text }) =>
    [...text.matchAll(/pnpm (?:--silent )?(?:run )?([\w:-]+)/g)].map(([, name = '']) => name),
  );
  expect([...new Set(named)].filter((name) => scripts[name] === undefined)).toEqual([]);
});

test.each(ofKind('tests'))('%s finds tests under each of its paths', async (command) => {
  const paths = command
    .split(' ')
    .slice(2)
    .filter((word) => !word.startsWith('-'));
  for (const path of paths) {
    const { stdout } = await run('node_modules/.bin/jest', ['--listTests', path], { cwd: ROOT });
    expect(`${path}: ${stdout.includes(path)}`).toBe(`${path}: true`);
  }
});

test.each(ofKind('republish'))('%s is a request that the outbox takes', (command) => {
  const text = /'(.*)'/.exec(command)?.[1] ?? '';
  const instant = '2026-11-24T00:00:00Z';
  const payload = JSON.parse(
    text
      .replace(
        '"streamArn":"…"',
        '"streamArn":"arn:aws:dynamodb:x:1:table/reflekt-dev-Entries/stream/y"',
      )
      .replaceAll(/("approximateArrival\w+"):"…"/g, `$1:"${instant}"`),
  );
  expect(parseRequest({ republish: payload }, () => 'Entries')).toBeDefined();
});

describe('commands of the CDK', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reflekt-documents-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const onDev = new Set(ofKind('cdk').map((command) => command.replaceAll('<stage>', 'dev')));
  // Nobody has given it credentials: it must come as far as asking for them.
  test.each([...onDev])('%s needs nothing but an account', async (command) => {
    const words = command.split(' ').slice(3);
    const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
    const env = {
      ...Object.fromEntries(environment),
      HOME: folder,
      AWS_EC2_METADATA_DISABLED: 'true',
      CDK_DISABLE_CLI_TELEMETRY: 'true',
    };
    const args = ['--no-notices', ...words, '--output', join(folder, 'cdk.out')];
    // In place of a person's answers.
    if (words[0] === 'destroy') args.push('--force');
    if (words[0] === 'import') args.push('--resource-mapping-inline', '{}');
    const failed = await run('node_modules/.bin/cdk', args, { cwd: ROOT, env }).then(
      () => 'it succeeded',
      ({ stderr }) => String(stderr),
    );
    expect(failed).toMatch(/credentials|Unable to resolve AWS account/);
    expect(failed).not.toContain('No stage given');
  });
});

describe('commands of the local cloud', () => {
  let cloud: EventCloud;
  beforeAll(async () => {
    cloud = await EventCloud.start();
  }, 180_000);
  afterAll(() => cloud.cloud.stop());

  const here = (text: string) =>
    text
      .replaceAll('http://127.0.0.1:4000', cloud.cloud.url)
      .replace('.reflekt/aws.json', join(cloud.cloud.dataDir, 'aws.json'))
      .replace(
        '{"republish":{…}}',
        '{"republish":{"everybody":true,"since":"2026-01-01T00:00:00Z"}}',
      )
      .replace('<queue>', 'reflekt-dev-entries-consumer-dead-letters');
  const bash = async (script: string) => {
    const env = { ...process.env, REFLEKT_DATA: cloud.cloud.dataDir };
    return (await run('bash', ['-ec', script], { cwd: ROOT, env })).stdout;
  };

  test.each(ofKind('local').map((command) => [command]))('%s', async (command) => {
    const runbook = await readFile(join(ROOT, 'docs/runbook.md'), 'utf8');
    const access = /^```sh\n(eval "\$\(node -p.*?)^```$/ms.exec(runbook)?.[1] ?? '';
    const needsAccess = command.includes('AWS_ENDPOINT_URL');
    const outcome = JSON.parse(await bash(here(`${needsAccess ? access : ''}${command}`)));
    for (const member of ['error', 'errorMessage', 'message']) {
      expect(outcome).not.toHaveProperty(member);
    }
    // Whatever it set, the next command finds the cloud as it was.
    await bash(here("curl -sX POST 'http://127.0.0.1:4000/_local/kms?state=ok'"));
  });

  test('the lines to try give an entry, a list and points', async () => {
    const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
    const block = /^```sh\n(TOKEN=.*?)^```$/ms.exec(readme)?.[1] ?? '';
    const script = here(block)
      .replace(
        'npx --yes pnpm@10.34.9 --silent run demo-token',
        `'${process.execPath}' local/demo-token.ts`,
      )
      .replace(/^sleep \d+; /m, '');
    const [entry = '', list = '', stats = ''] = (await bash(script)).trim().split('\n');
    expect(JSON.parse(entry)).toMatchObject({ title: 'First', tags: ['start'] });
    expect(JSON.parse(list).items).toHaveLength(1);
    expect(JSON.parse(stats)).toHaveProperty('points_balance');
  });
});
