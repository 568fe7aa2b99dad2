import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serviceVariables } from '@reflekt/shared/service';
import { build, type Metafile } from 'esbuild';
import { bundleServices, bundlingOptions } from './bundles.ts';
import { services } from './services.ts';
import { stages } from './stages.ts';

const run = promisify(execFile);

/** KiB that a bundle may have. Each KiB adds about 0.15 ms to every cold start: before raising a number, look at what came in. */
const BUDGET_KIB: Readonly<Record<string, number>> = {
  analytics: 310,
  'analytics-consumer': 275,
  authorizer: 240,
  entries: 304,
  'entries-consumer': 276,
  'entries-updater': 278,
  'entries-restore': 287,
  'filing-consumer': 292,
  gamification: 296,
  'gamification-consumer': 780,
  insights: 288,
  'insights-consumer': 840,
  meta: 312,
  letters: 302,
  outbox: 316,
  prompts: 362,
  'sealing-canary': 250,
  search: 334,
  'search-consumer': 300,
  settings: 280,
};

let folder: string;
let metafile: Metafile;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reflekt-bundles-test-'));
  metafile = await bundleServices(services, join(folder, 'first'));
  await bundleServices(services, join(folder, 'second'));
});
afterAll(() => rm(folder, { recursive: true }));

const bundleOf = (name: string) => join(folder, 'first', name, 'index.js');
const outputOf = (name: string) => metafile.outputs[`bundles/${name}/index.js`];

test('every bundle has a budget and is within it', async () => {
  const faults: string[] = [];
  for (const { name } of services) {
    const { size } = await stat(bundleOf(name));
    const kib = Math.ceil(size / 1024);
    const budget = BUDGET_KIB[name];
    if (budget === undefined) {
      faults.push(`${name} has no budget in BUDGET_KIB; its bundle has ${kib} KiB`);
    } else if (kib > budget) {
      faults.push(`${name} has ${kib} KiB, ${kib - budget} more than its budget of ${budget}`);
    }
  }
  const names = services.map(({ name }) => name);
  const gone = Object.keys(BUDGET_KIB).filter((name) => !names.includes(name));
  faults.push(...gone.map((name) => `${name} has a budget, but there is no such service`));
  expect(faults).toEqual([]);
});

describe.each([...services])('the bundle of $name', (service) => {
  const { name } = service;

  test('is CommonJS that exports a handler once its environment is there', async () => {
    const { config } = stages.dev;
    const given = serviceVariables(service).map((variable) => [variable, 'given']);
    const env = { ...Object.fromEntries(given), ...config, AWS_REGION: 'eu-west-1' };
    const { stdout } = await run(
      process.execPath,
      ['--print', `typeof require(${JSON.stringify(bundleOf(name))}).handler`],
      { env },
    );
    expect(stdout.trim()).toBe('function');
  });

  test('imports nothing but what Node has and what lies beside it, and nothing dynamically', async () => {
    const imports = outputOf(name)?.imports ?? [];
    expect(imports.length).toBeGreaterThan(0);
    const beside = (await readdir(join(folder, 'first', name))).map((file) => `./${file}`);
    expect(
      imports.map(({ path }) => path).filter((path) => !isBuiltin(path) && !beside.includes(path)),
    ).toEqual([]);
    expect(await readFile(bundleOf(name), 'utf8')).not.toMatch(/\bimport\(/);
  });

  test('what it loads lazily can be loaded from where it lies', async () => {
    const lazy = (outputOf(name)?.imports ?? []).filter(({ path }) => path.startsWith('./'));
    for (const { path } of lazy) {
      const file = join(folder, 'first', name, path);
      const { stdout } = await run(
        process.execPath,
        ['--print', `Object.keys(require(${JSON.stringify(file)})).length`],
        { env: { AWS_REGION: 'eu-west-1' } },
      );
      expect(Number(stdout)).toBeGreaterThan(0);
    }
  });

  test('has no way to credentials but the environment', () => {
    const inputs = Object.keys(outputOf(name)?.inputs ?? {});
    expect(inputs).toContain('lib/environment-credentials.ts');
    expect(
      inputs.filter((path) =>
        /node_modules\/@aws-sdk\/(credential-provider|client-sso|client-sts)/.test(path),
      ),
    ).toEqual([]);
  });

  test('holds no place of this checkout, and its map only places inside it', async () => {
    const code = await readFile(bundleOf(name), 'utf8');
    expect(code).not.toContain(process.cwd());
    const map = await readFile(`${bundleOf(name)}.map`, 'utf8');
    const { sources } = JSON.parse(map);
    expect(sources.length).toBeGreaterThan(10);
    for (const source of sources) {
      expect(source).toMatch(/^\.\.\/\.\.\/(lambdas|shared|lib|node_modules)\//);
    }
  });

  test('is the same when built again elsewhere', async () => {
    for (const file of ['index.js', 'index.js.map', 'package.json']) {
      const [first, second] = await Promise.all(
        ['first', 'second'].map((build) => readFile(join(folder, build, name, file))),
      );
      // Compared as a whole: Jest would look at megabytes byte by byte.
      expect([file, second?.equals(first ?? Buffer.of())]).toEqual([file, true]);
    }
  });
});

test('fails for a service without code, and says which file is missing', async () => {
  await expect(bundleServices([{ name: 'nobody' }], folder)).rejects.toMatchObject({
    name: 'BundlingFailed',
    message: expect.stringContaining('lambdas/nobody/index.ts'),
  });
});

test('fails for a module loaded lazily that would take the place of the bundle', async () => {
  const source = join(folder, 'lazy');
  await mkdir(join(source, 'parts'), { recursive: true });
  await writeFile(
    join(source, 'wiring.ts'),
    "export const load = () => import('./parts/index.ts');",
  );
  await writeFile(join(source, 'parts', 'index.ts'), 'export const part = 1;');
  const entry = relative('lambdas', join(source, 'wiring.ts'));
  await expect(bundleServices([{ name: 'lazy', entry }], folder)).rejects.toMatchObject({
    name: 'BundlingFailed',
    message: expect.stringContaining("import('./parts/index.ts') would take the place"),
  });
});

describe("the SDK's clients take credentials from the environment", () => {
  const CLIENTS = {
    dynamodb: {
      resolveDir: 'shared',
      contents: `import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
        await new DynamoDBClient({}).send(new GetItemCommand({ TableName: 't', Key: {} }))`,
    },
    secretsmanager: {
      resolveDir: 'lambdas/authorizer',
      contents: `import { SecretsManagerClient, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
        await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: 's' }))`,
    },
  };
  const credentials = {
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'anything',
    AWS_SESSION_TOKEN: 'a-session',
  };

  /** Runs a client against a server of ours; what the server was sent, and how the client ended. */
  async function call(client: keyof typeof CLIENTS, env: Record<string, string>) {
    const received: IncomingHttpHeaders[] = [];
    const server = createServer((request, response) => {
      received.push(request.headers);
      request.resume();
      response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const program = join(folder, `${client}.js`);
    const { contents, resolveDir } = CLIENTS[client];
    const body = contents.replace('await', 'export const done =');
    const { outputFiles } = await build({
      ...bundlingOptions,
      stdin: { contents: body, resolveDir, sourcefile: `${client}.ts`, loader: 'ts' },
      sourcemap: false,
      write: false,
    });
    await writeFile(program, outputFiles[0]?.contents ?? '');
    const ended = await run(
      process.execPath,
      ['--eval', `require(${JSON.stringify(program)}).done.catch((e) => console.log(e.message))`],
      { env: { ...env, AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` } },
    );
    server.close();
    return { received, stdout: ended.stdout };
  }

  test.each(['dynamodb', 'secretsmanager'] as const)('%s, with a session', async (client) => {
    const { received, stdout } = await call(client, credentials);
    expect(stdout).toBe('');
    expect(received).toHaveLength(1);
    expect(received[0]?.authorization).toMatch(
      new RegExp(`Credential=AKIDEXAMPLE/\\d{8}/eu-west-1/${client}/aws4_request`),
    );
    expect(received[0]?.['x-amz-security-token']).toBe('a-session');
  });

  test('fails before any request where there are none, and names the variables', async () => {
    const { received, stdout } = await call('dynamodb', {});
    expect(received).toEqual([]);
    expect(stdout).toContain('AWS_ACCESS_KEY_ID');
  });
});

const isBuiltin = (path: string) => process.getBuiltinModule(path) !== undefined;
