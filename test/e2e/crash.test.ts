import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askAgain } from '../support/ask-again.ts';
import { Client } from '../support/client.ts';
import { itemsOf } from '../support/collect.ts';
import type { Entry, List } from '../support/contract.ts';
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts';

const ROUNDS = 3;
const WRITERS = 8;

let cloud: LocalCloud;
beforeAll(async () => {
  cloud = await startLocalCloud();
}, 180_000);
afterAll(() => cloud.stop());

interface Written {
  key: string;
  title: string;
  /** What was acknowledged last; undefined where no answer came. */
  entry?: Entry;
  /** Whether a change was on its way when the power went. */
  changing: boolean;
}

/** Creates and changes entries until there is nobody to answer. */
async function writeUntilCut(client: Client, name: string, log: Written[]): Promise<void> {
  for (let n = 0; ; n++) {
    const written: Written = { key: `${name}-${n}`, title: `${name} ${n}`, changing: false };
    log.push(written);
    try {
      const draft = { title: written.title, content: 'as written' };
      written.entry = (await create(client, written.key, draft)).body;
      written.changing = true;
      const { id } = written.entry;
      const changed = await askAgain(() =>
        client.put<Entry>(`/entries/${id}`, { content: 'as changed' }),
      );
      expect(changed.status).toBe(200);
      written.entry = changed.body;
      written.changing = false;
    } catch (error) {
      if (isCut(error)) return;
      throw error;
    }
  }
}

const create = async (client: Client, key: string, draft: object) => {
  const answer = await askAgain(() =>
    client.post<Entry>('/entries', draft, { headers: { 'idempotency-key': key } }),
  );
  expect(answer.status).toBe(201);
  return answer;
};

/** A connection that ended without an answer; everything else is a failure of the test. */
const isCut = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  ['ECONNRESET', 'ECONNREFUSED', 'EPIPE'].includes(String(error.code));

function killEngine(): void {
  const { pid } = JSON.parse(readFileSync(join(cloud.dataDir, 'engine.json'), 'utf8'));
  process.kill(pid, 'SIGKILL');
}

/** What the restarted cloud has of what was acknowledged, and of a change that was not. */
async function verify(client: Client, { entry, changing }: Written): Promise<void> {
  if (!entry) return;
  const { status, body } = await askAgain(() => client.get<Entry>(`/entries/${entry.id}`));
  expect(status).toBe(200);
  // A change that nobody acknowledged was either made whole or not at all.
  if (changing && body.version === 2) expect(body.content).toBe('as changed');
  else expect(body).toEqual(entry);
  const kept = await askAgain(() => client.get<List<Entry>>(`/entries/${entry.id}/revisions`));
  expect(kept.body.items.map(({ content, version }) => [content, version])).toEqual(
    body.version === 2 ? [['as written', 1]] : [],
  );
}

/** The client sends what was not answered once more, and then again. */
async function retry(client: Client, written: Written): Promise<void> {
  const draft = { title: written.title, content: 'as written' };
  const first = await create(client, written.key, draft);
  const again = await create(client, written.key, draft);
  expect(again.body).toEqual(first.body);
}

test('killed while eight writers write, it starts again with everything it acknowledged, and nothing half', async () => {
  const writer = new Client(() => cloud.url, `Bearer ${cloud.token('writer')}`);
  const all: Written[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // The served document is fetched once per address, before anything can be cut.
    await writer.get('/health');
    const log: Written[] = [];
    const writers = Array.from({ length: WRITERS }, (_, n) =>
      writeUntilCut(writer, `r${round}w${n}`, log),
    );
    while (log.length < WRITERS * 4 + round * 7) await sleep(5);
    const killed = cloud.kill();
    // In every other round the database dies with the server.
    if (round % 2 === 1) killEngine();
    await Promise.all([killed, ...writers]);
    await cloud.restart();

    for (const written of log) await verify(writer, written);
    const unanswered = log.filter(({ entry }) => !entry);
    expect(unanswered.length).toBeLessThanOrEqual(WRITERS);
    await Promise.all(unanswered.map((written) => retry(writer, written)));
    all.push(...log);
    const titles = (await itemsOf<Entry>(writer, '/entries')).map(({ title }) => title).sort();
    expect(titles).toEqual(all.map(({ title }) => title).sort());
  }
}, 300_000);
