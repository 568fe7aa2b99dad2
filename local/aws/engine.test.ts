import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, test } from '@jest/globals';
import { findEngineBinary } from './engine-binary.ts';
import {
  dynamo,
  eventually,
  type Harness,
  start,
  table,
  temporaryFolder,
} from './test-support/harness.ts';

const harnesses: Harness[] = [];
const begin = async (dataDir?: string): Promise<Harness> => {
  const harness = await start({ tables: [table('notes')], ...(dataDir && { dataDir }) });
  harnesses.push(harness);
  return harness;
};
afterEach(async () => {
  for (const harness of harnesses.splice(0)) await harness.dispose();
});

const put = (harness: Harness, id: string) =>
  dynamo(harness).send(new PutItemCommand({ TableName: 'notes', Item: { id: { S: id } } }));
const get = async (harness: Harness, id: string) =>
  (await dynamo(harness).send(new GetItemCommand({ TableName: 'notes', Key: { id: { S: id } } })))
    .Item;
const enginePid = async (harness: Harness): Promise<number> =>
  JSON.parse(await readFile(join(harness.dataDir, 'engine.json'), 'utf8')).pid;
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the engine', () => {
  test('killed while it runs, is started again with everything acknowledged; calls meanwhile are told to retry', async () => {
    const harness = await begin();
    await put(harness, 'kept');
    const killed = await enginePid(harness);
    process.kill(killed, 'SIGKILL');
    const faults: unknown[] = [];
    const item = await eventually('an answer after the restart', async () => {
      try {
        return await get(harness, 'kept');
      } catch (error) {
        faults.push(error);
        return undefined;
      }
    });
    expect(item).toEqual({ id: { S: 'kept' } });
    for (const fault of faults) {
      expect(fault).toMatchObject({ name: 'InternalServerError', $fault: 'server' });
    }
    expect(await enginePid(harness)).not.toBe(killed);
    expect(harness.lines).toContain('the database engine died; starting it again');
  });

  test('left behind by a killed run, is ended before the next starts on the same data', async () => {
    const first = await begin();
    await put(first, 'kept');
    const abandoned = await enginePid(first);
    const second = await begin(first.dataDir);
    expect(second.lines).toContain(`ending the engine of an earlier run (pid ${abandoned})`);
    expect(isAlive(abandoned)).toBe(false);
    expect(await get(second, 'kept')).toEqual({ id: { S: 'kept' } });
  });

  test('a recorded pid that is another program by now is let be', async () => {
    const bystander = spawn('sleep', ['60']);
    try {
      const dataDir = await temporaryFolder();
      await writeFile(
        join(dataDir, 'engine.json'),
        JSON.stringify({ pid: bystander.pid, command: 'dynoxide serve' }),
      );
      await begin(dataDir);
      expect(bystander.exitCode).toBeNull();
      expect(isAlive(bystander.pid ?? 0)).toBe(true);
    } finally {
      bystander.kill();
    }
  });

  test('listens where no web page finds it', async () => {
    const record = await readFile(join((await begin()).dataDir, 'engine.json'), 'utf8');
    const { hostname } = new URL(JSON.parse(record).endpoint);
    expect(hostname).toMatch(process.platform === 'linux' ? /^127\.(?!0\.0\.)/ : /^127\.0\.0\.1$/);
  });

  test('ends with the endpoint and leaves no record', async () => {
    const harness = await begin();
    const pid = await enginePid(harness);
    await harness.close();
    expect(isAlive(pid)).toBe(false);
    await expect(enginePid(harness)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('fails in one line when its file cannot be opened', async () => {
    const dataDir = await temporaryFolder();
    await mkdir(join(dataDir, 'dynamodb.sqlite'));
    await expect(begin(dataDir)).rejects.toThrow(/^The database engine does not start: [^\n]+$/);
    await rm(dataDir, { recursive: true });
  });

  test.each([
    ['nonsense', 'DYNAMODB_ENDPOINT must be an address of the form http://host:port.'],
    ['http://127.0.0.1:1', 'No DynamoDB engine answers at DYNAMODB_ENDPOINT (127.0.0.1:1).'],
  ])('fails in one line when told to use %s', async (engineEndpoint, message) => {
    await expect(start({ engineEndpoint })).rejects.toThrow(message);
  });

  test('can be an engine that runs already', async () => {
    const first = await begin();
    const record = JSON.parse(await readFile(join(first.dataDir, 'engine.json'), 'utf8'));
    const second = await start({
      tables: [table('notes')],
      engineEndpoint: record.endpoint,
    });
    await put(second, 'shared');
    expect(await get(first, 'shared')).toEqual({ id: { S: 'shared' } });
    await second.dispose();
    expect(isAlive(record.pid)).toBe(true);
  });

  test('without a build for the platform or a binary on the PATH, both ways out are named', () => {
    const platform = Object.getOwnPropertyDescriptor(process, 'platform');
    Object.defineProperty(process, 'platform', { value: 'plan9' });
    try {
      expect(() => findEngineBinary({ PATH: '/nowhere' })).toThrow(
        /^No build .* plan9-.*DYNAMODB_ENDPOINT.*dynoxide binary on the PATH\.$/,
      );
    } finally {
      if (platform) Object.defineProperty(process, 'platform', platform);
    }
  });
});
