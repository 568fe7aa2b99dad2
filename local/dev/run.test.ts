import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { editTemplate, fixtureApp, temporaryFolder } from '../test-support/fixture-app.ts';

const script = join(import.meta.dirname, '..', 'test-support', 'run-app.ts');

/** A local cloud in its own process, as `dev` starts it. */
class Server {
  readonly child: ChildProcess;
  readonly lines: string[] = [];
  url = '';
  readonly ended: Promise<number | null>;

  constructor(
    root: string,
    dataDir: string,
    environment: Record<string, string> = {},
    flags: string[] = [],
  ) {
    this.child = spawn(process.execPath, [script, root, ...flags], {
      env: { PATH: process.env.PATH, PORT: '0', REFLEKT_DATA: dataDir, ...environment },
    });
    for (const output of [this.child.stdout, this.child.stderr]) {
      let rest = '';
      output?.setEncoding('utf8').on('data', (text: string) => {
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        this.lines.push(...lines);
      });
    }
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
  }

  /** Waits for a line of its output; fails when it ends without one. */
  async said(pattern: RegExp): Promise<string> {
    let isOver = false;
    void this.ended.then(() => {
      isOver = true;
    });
    for (;;) {
      const line = this.lines.find((candidate) => pattern.test(candidate));
      if (line !== undefined) return line;
      if (isOver) throw new Error(`ended without ${pattern}:\n${this.lines.join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async ready(): Promise<this> {
    this.url = (await this.said(/^Listening on /)).replace('Listening on ', '');
    return this;
  }

  async call(
    path: string,
    init?: RequestInit,
  ): Promise<{ status: number; body: string; headers: Headers }> {
    const response = await fetch(this.url + path, init);
    return { status: response.status, body: await response.text(), headers: response.headers };
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }
}

const servers: Server[] = [];
function start(...args: ConstructorParameters<typeof Server>): Server {
  const server = new Server(...args);
  servers.push(server);
  return server;
}
afterAll(async () => {
  await Promise.all(servers.map((server) => server.end('SIGTERM')));
});

describe('a local cloud', () => {
  const root = fixtureApp();
  const dataDir = join(temporaryFolder(), 'data');
  let server: Server;

  beforeAll(async () => {
    server = await start(root, dataDir).ready();
  });

  test('serves the API, its functions calling AWS under their own role', async () => {
    expect((await server.call('/notes/1', { method: 'PUT', body: 'kept' })).status).toBe(200);
    const { body } = await server.call('/notes/1');
    expect(JSON.parse(body)).toEqual({ Item: { id: { S: '1' }, text: { S: 'kept' } } });
    const denied = await server.call('/notes/1', { method: 'DELETE' });
    expect([denied.status, denied.body]).toEqual([
      400,
      expect.stringMatching(/AccessDenied.*dynamodb:DeleteItem.*reflekt-dev-Notes/),
    ]);
  });

  test('prints a token for a demo user and lines to try', () => {
    const text = server.lines.join('\n');
    expect(text).toMatch(/^ {2}TOKEN=[\w-]+\.[\w-]+\.[\w-]+$/m);
    expect(text.match(/^ {2}curl /gm)).toHaveLength(3);
    expect(text).toContain(`${server.url}/docs`);
  });

  test('shows the API reference without asking anybody else', async () => {
    const page = await server.call('/docs');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const links = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect((await server.call(link)).status).toBe(200);
    expect((await server.call('/docs/start.js')).body).toContain("'/openapi.json'");
  });

  test('has tools, for programs on this machine only', async () => {
    expect(JSON.parse((await server.call('/_local/events')).body)).toEqual({ events: [] });
    const foreign = { headers: { Origin: 'https://evil.example' } };
    expect((await server.call('/_local/events', foreign)).status).toBe(403);
    expect((await server.call('/_local/nothing')).status).toBe(404);
  });

  test('does not share its data folder', async () => {
    const second = start(root, dataDir);
    expect(await second.ended).toBe(1);
    expect(second.lines).toEqual([
      expect.stringContaining(`in use by process ${server.child.pid}`),
    ]);
  });

  test('keeps what it acknowledged when it is killed, and starts again', async () => {
    await server.call('/notes/2', { method: 'PUT', body: 'acknowledged' });
    await server.end('SIGKILL');
    server = await start(root, dataDir).ready();
    expect((await server.call('/notes/2')).body).toContain('acknowledged');
    expect(server.lines.some((line) => line.startsWith('Synthesiz'))).toBe(false);
  });

  test('leaves no engine behind when its terminal is closed', async () => {
    const { pid } = JSON.parse(readFileSync(join(dataDir, 'engine.json'), 'utf8'));
    expect(await server.end('SIGHUP')).toBe(0);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    server = await start(root, dataDir).ready();
  });

  test('stops at data of before the sealing, until it is reset', async () => {
    await server.end();
    rmSync(join(dataDir, 'format'));
    const refused = start(root, dataDir);
    expect(await refused.ended).toBe(1);
    expect(refused.lines).toEqual([expect.stringMatching(`^The data folder ${dataDir} .*--reset`)]);
    server = await start(root, dataDir, {}, ['--reset']).ready();
    await server.call('/notes/2', { method: 'PUT', body: 'acknowledged' });
  });

  test('makes KMS fail when told so', async () => {
    const told = await server.call('/_local/kms?state=throttle', { method: 'POST' });
    expect([told.status, JSON.parse(told.body)]).toEqual([200, { state: 'throttle' }]);
    expect((await server.call('/_local/kms?state=odd', { method: 'POST' })).status).toBe(400);
  });

  test('ends by itself when asked to, and gives the folder back', async () => {
    expect(await server.end('SIGTERM')).toBe(0);
    server = await start(root, dataDir, {}, ['--reset']).ready();
    expect((await server.call('/notes/2')).body).toBe('{}');
    expect(await server.end('SIGINT')).toBe(0);
  });
});

describe('a change of the sources', () => {
  const root = fixtureApp();
  const dataDir = join(temporaryFolder(), 'data');
  const source = join(root, 'lambdas', 'echo', 'index.js');
  let server: Server;

  const answer = async () => (await server.call('/open')).headers.get('x-service');
  const replace = (path: string, from: string, to: string) =>
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));

  beforeAll(async () => {
    server = await start(root, dataDir).ready();
    // A file system may take a moment until a watch sees anything.
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
  afterEach(() => {
    server.lines.length = 0;
  });

  test('renews the functions whose code differs, and no others', async () => {
    expect(await answer()).toBe('echo');
    replace(source, "'echo'", "'renewed'");
    expect(await server.said(/^Reloaded/)).toBe('Reloaded echo.');
    expect(await answer()).toBe('renewed');
  });

  test('that does not build is told, and the old code goes on', async () => {
    replace(source, "'renewed'", "'renewed");
    await server.said(/SyntaxError/);
    await server.said(/the old code goes on running/);
    expect(await answer()).toBe('renewed');
    replace(source, "'renewed", "'again'");
    await server.said(/^Reloaded echo/);
    expect(await answer()).toBe('again');
  });

  test('to the template starts everything anew, behind the same port', async () => {
    editTemplate(root, (resources) => {
      resources.Default5xxResponse = { Type: 'AWS::CloudWatch::Alarm' };
    });
    await server.said(/^The template has changed/);
    const { status, body } = await server.call('/trouble/throw', { method: 'POST' });
    expect([status, body]).toEqual([502, '{"message":"Internal server error"}']);
  });

  test('to something that the local cloud does not know changes nothing', async () => {
    editTemplate(root, (resources) => {
      resources.Database = { Type: 'AWS::RDS::DBInstance' };
    });
    await server.said(/^Database: the local cloud does not know/);
    expect(await answer()).toBe('again');
  });
});

describe('a start that cannot succeed ends with code 1 and one line', () => {
  const dataDir = join(temporaryFolder(), 'data');
  const root = fixtureApp();
  const strange = fixtureApp();
  const broken = fixtureApp();

  const fails = async (server: Server, line: string | RegExp) => {
    expect(await server.ended).toBe(1);
    const own = server.lines.filter((text) => !/^Synthesized|^Synthesizing/.test(text));
    expect(own).toEqual([expect.stringMatching(line)]);
  };

  test('when the port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await fails(start(root, dataDir, { PORT: String(port) }), `^Port ${port} is in use`);
    other.close();
  });

  test('when a setting is wrong', async () => {
    await fails(start(root, dataDir, { PORT: 'x' }), /^PORT must be a number/);
  });

  test('when no engine answers', async () => {
    const environment = { DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' };
    await fails(start(root, dataDir, environment), /^No DynamoDB engine answers/);
  });

  test('when the template has what the local cloud does not know', async () => {
    editTemplate(strange, (resources) => {
      resources.Database = { Type: 'AWS::RDS::DBInstance' };
    });
    await fails(start(strange, dataDir), /^Database: the local cloud does not know/);
  });

  test('when the template is broken', async () => {
    writeFileSync(join(broken, 'lib', 'template.json'), '{ "Resources": ');
    await fails(start(broken, dataDir), /template\.json cannot be read as JSON/);
  });

  test('when the data folder cannot be made', async () => {
    await fails(
      start(root, join(root, 'cdk.json', 'data')),
      /^The folder .*cdk\.json\/data cannot be made; .*ENOTDIR/,
    );
  });
});
