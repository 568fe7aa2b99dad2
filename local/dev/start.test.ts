import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fixtureApp, temporaryFolder } from '../test-support/fixture-app.ts';
import { readConfiguration } from './configuration.ts';
import { checkFormat, clearDataFolder, lockDataFolder } from './data-folder.ts';
import { fingerprint } from './sources.ts';
import { synthesize } from './synthesis.ts';

describe('the configuration', () => {
  test('has defaults', () => {
    expect(readConfiguration('/repo', {}, [])).toEqual({
      root: '/repo',
      dataDir: '/repo/.reflekt',
      stage: 'dev',
      port: 4000,
      reset: false,
      engineEndpoint: undefined,
    });
  });

  test('comes from environment and flags', () => {
    const environment = {
      PORT: '0',
      REFLEKT_DATA: '/data',
      REFLEKT_STAGE: 'staging',
      DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000',
    };
    expect(readConfiguration('/repo', environment, ['--', '--reset'])).toEqual({
      root: '/repo',
      dataDir: '/data',
      stage: 'staging',
      port: 0,
      reset: true,
      engineEndpoint: 'http://127.0.0.1:8000',
    });
  });

  test.each([
    [{ PORT: 'http' }, [], /^PORT must/],
    [{ PORT: '65536' }, [], /^PORT must/],
    [{ PORT: '-1' }, [], /^PORT must/],
    [{ REFLEKT_STAGE: '../x' }, [], /^REFLEKT_STAGE must/],
    [{ DYNAMODB_ENDPOINT: 'localhost' }, [], /^DYNAMODB_ENDPOINT must/],
    [{}, ['--clean'], /^Unknown argument --clean/],
  ])('refuses %j %j', (environment, flags, message) => {
    expect(() => readConfiguration('/repo', environment, flags)).toThrow(message);
  });
});

describe('the data folder', () => {
  const base = temporaryFolder();
  const lockFile = (dataDir: string) => join(dataDir, 'server.lock');

  test('belongs to one server at a time', () => {
    const dataDir = join(base, 'one');
    const release = lockDataFolder(dataDir);
    // The lock of another process that lives: this one's parent.
    const [pid, started] = readFileSync(lockFile(dataDir), 'utf8').split(' ');
    expect(pid).toBe(String(process.pid));
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8').replace(/^.*\) /s, '');
    writeFileSync(lockFile(dataDir), `${process.ppid} ${stat.split(' ')[19]}`);
    expect(() => lockDataFolder(dataDir)).toThrow(`is in use by process ${process.ppid}`);
    expect(started).not.toBe('');
    release();
    lockDataFolder(dataDir)();
  });

  test.each([
    ['has ended', '4194304 1'],
    ['has ended, and its id is another one of now', `${process.ppid} 1`],
    ['was killed while it wrote', ''],
  ])('is taken over from a process that %s', (_case, holder) => {
    const dataDir = join(base, 'stale');
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(lockFile(dataDir), holder);
    lockDataFolder(dataDir)();
  });

  test('must be a folder', () => {
    const file = join(base, 'file');
    writeFileSync(file, '');
    expect(() => lockDataFolder(file)).toThrow('is not a folder');
  });

  // Node's own recursive mkdir never comes back from there.
  test('must be where folders can be made', () => {
    expect(() => lockDataFolder('/proc/reflekt/data')).toThrow(
      /^The folder \/proc\/reflekt cannot be made/,
    );
  });

  test('is made with all above it, and is nobody else’s to look into', () => {
    const dataDir = join(base, 'new', 'below', 'it');
    lockDataFolder(dataDir)();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  test('that was there before, open to all, is made private', () => {
    const dataDir = join(base, 'open');
    mkdirSync(dataDir, { mode: 0o755 });
    lockDataFolder(dataDir)();
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  test('has a format, and is taken on in that format only', () => {
    const dataDir = join(base, 'format');
    mkdirSync(dataDir);
    checkFormat(dataDir);
    writeFileSync(join(dataDir, 'dynamodb.sqlite'), '');
    checkFormat(dataDir);
    writeFileSync(join(dataDir, 'format'), '1\n');
    expect(() => checkFormat(dataDir)).toThrow(
      `The data folder ${dataDir} was written by another version (data format 1, here 2)`,
    );
    rmSync(join(dataDir, 'format'));
    expect(() => checkFormat(dataDir)).toThrow(/data format before 2, here 2.* --reset/);
  });

  test('is cleared only if it looks like one of ours', () => {
    const dataDir = join(base, 'other');
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'thesis.md'), 'years of work');
    expect(() => clearDataFolder(dataDir)).toThrow('--reset leaves it alone');
    expect(readFileSync(join(dataDir, 'thesis.md'), 'utf8')).toBe('years of work');
    writeFileSync(join(dataDir, 'secrets.json'), '{}');
    clearDataFolder(dataDir);
    expect(() => readFileSync(join(dataDir, 'thesis.md'))).toThrow('ENOENT');
  });
});

describe('the fingerprint', () => {
  const root = fixtureApp();

  test('changes with the content, the name and the number of sources, and with nothing else', () => {
    const original = fingerprint(root);
    const source = join(root, 'lambdas', 'echo', 'index.js');
    const content = readFileSync(source, 'utf8');

    writeFileSync(source, `${content}// more\n`);
    const changed = fingerprint(root);
    writeFileSync(source, content);
    expect([changed === original, fingerprint(root)]).toEqual([false, original]);

    const added = join(root, 'lambdas', 'echo', 'more.js');
    writeFileSync(added, '');
    expect(fingerprint(root)).not.toBe(original);
    rmSync(added);

    writeFileSync(join(root, 'lambdas', 'echo', 'index.test.ts'), '');
    mkdirSync(join(root, 'lambdas', 'echo', 'node_modules'));
    writeFileSync(join(root, 'lambdas', 'echo', 'node_modules', 'x.js'), '');
    writeFileSync(join(root, 'README.md'), '');
    expect(fingerprint(root)).toBe(original);
  });
});

describe('the synthesis', () => {
  const root = fixtureApp();

  test('happens when sources have changed, and says so', async () => {
    const said: string[] = [];
    const first = await synthesize(root, 'dev', (line) => said.push(line));
    expect(said).toHaveLength(2);
    expect(await synthesize(root, 'dev', (line) => said.push(line))).toBe(first);
    expect(said).toHaveLength(2);

    const template = join(root, 'lib', 'template.json');
    writeFileSync(template, readFileSync(template, 'utf8').replace('"fixture"', '"changed"'));
    const second = await synthesize(root, 'dev', (line) => said.push(line));
    expect(second).not.toBe(first);
    expect(said).toHaveLength(4);
    // Whoever runs the old one still finds its code.
    expect(readFileSync(join(first, 'manifest.json'), 'utf8')).toContain('reflekt-dev');
  });

  test('may happen twice at once', async () => {
    writeFileSync(join(root, 'lib', 'more.ts'), '');
    const run = () => synthesize(root, 'dev', () => {});
    const [one, two] = await Promise.all([run(), run()]);
    expect(one).toBe(two);
  });

  test('of sources that change meanwhile is not taken for that of the state before', async () => {
    const app = join(root, 'bin', 'app.ts');
    const source = join(root, 'lib', 'more.ts');
    const edit = `\nwriteFileSync(${JSON.stringify(source)}, String(Math.random()));\n`;
    writeFileSync(source, 'before');
    writeFileSync(app, readFileSync(app, 'utf8') + edit);
    const first = await synthesize(root, 'dev', () => {});
    expect(readFileSync(join(first, 'manifest.json'), 'utf8')).toContain('reflekt-dev');
    writeFileSync(source, 'before');
    expect(await synthesize(root, 'dev', () => {})).not.toBe(first);
  });

  test("fails with the app's own words, without stack", async () => {
    const failed = synthesize(root, 'production', () => {});
    await expect(failed).rejects.toThrow('Unknown stage "production". The stages are: dev');
    await expect(failed).rejects.toThrow(expect.not.stringContaining('\n    at '));
  });

  test('needs a cdk.json', async () => {
    await expect(synthesize(temporaryRoot, 'dev', () => {})).rejects.toThrow('cdk.json is missing');
  });
});

const temporaryRoot = temporaryFolder();
