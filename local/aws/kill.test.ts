import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, test } from '@jest/globals';
import { endStaleEngine } from './engine-record.ts';
import { clientConfig, eventually, temporaryFolder } from './test-support/harness.ts';

const program = join(import.meta.dirname, 'test-support', 'journal-process.ts');
const children: ChildProcess[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) {
    await endStaleEngine(folder, () => {});
    await rm(folder, { recursive: true, force: true });
  }
});

async function run(dataDir: string, effects: string) {
  const child = spawn(process.execPath, [program, dataDir, effects], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [url] = await once(createInterface(child.stdout), 'line');
  return { child, client: new DynamoDBClient(clientConfig(String(url))) };
}

describe('kill -9', () => {
  test('while notes are written and delivered loses none that was acknowledged, and no effect of it', async () => {
    const dataDir = await temporaryFolder();
    folders.push(dataDir);
    const effects = join(dataDir, 'effects.txt');
    const done = (): Set<string> =>
      new Set(existsSync(effects) ? readFileSync(effects, 'utf8').split('\n').filter(Boolean) : []);
    const acknowledged: string[] = [];
    let count = 0;
    for (let round = 0; round < 4; round += 1) {
      const { child, client } = await run(dataDir, effects);
      const write = async (): Promise<void> => {
        for (;;) {
          count += 1;
          const id = `note-${count}`;
          await client.send(new PutItemCommand({ TableName: 'notes', Item: { id: { S: id } } }));
          acknowledged.push(id);
        }
      };
      // Each writer ends with the connection that the kill breaks.
      const writers = Promise.allSettled(Array.from({ length: 4 }, write));
      await sleep(300 + 200 * round);
      child.kill('SIGKILL');
      await writers;
    }
    await run(dataDir, effects);
    await eventually('every acknowledged note’s effect', () => {
      const seen = done();
      return acknowledged.every((id) => seen.has(id)) ? true : undefined;
    });
    expect(acknowledged.length).toBeGreaterThan(20);
  });
});
