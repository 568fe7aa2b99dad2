import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type AttributeValue, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTables } from '@reflekt/shared/store/testing';
import { entriesTable, entryKey, Owner } from '@reflekt/shared/tables';
import { DAY, formatInstant } from '@reflekt/shared/time';
import type { Client } from '../support/client.ts';
import type { Entry, List, Tombstone } from '../support/contract.ts';
import { EventCloud } from '../support/event-cloud.ts';
import { statsOf } from '../support/game-client.ts';

const run = promisify(execFile);
const ENTRIES = 'reflekt-dev-Entries';

type JsonItem = Record<string, AttributeValue>;

let cloud: EventCloud;
let folder: string;
let engine: ReturnType<EventCloud['engine']>;
beforeAll(async () => {
  cloud = await EventCloud.start();
  folder = await mkdtemp(join(tmpdir(), 'reflekt-restore-'));
  engine = cloud.engine();
}, 180_000);
afterAll(async () => {
  engine.destroy();
  await cloud.cloud.stop();
  await rm(folder, { recursive: true });
});

function keyOf(user: string, id: string) {
  const owner = Owner.of({ tenant_id: 'default', user_id: user });
  if (!owner) throw new Error('not a possible owner');
  return entryKey(owner, id);
}

/** All items under an entry, as they stand at rest. */
async function itemsUnder(user: string, id: string): Promise<JsonItem[]> {
  const { Items = [] } = await engine.send(
    new QueryCommand({
      TableName: ENTRIES,
      KeyConditionExpression: 'id = :id',
      ExpressionAttributeValues: { ':id': { S: keyOf(user, id).id } },
      ConsistentRead: true,
    }),
  );
  return Items;
}

/** A file as the CLI of AWS prints an item. */
async function save(item: JsonItem): Promise<string> {
  const path = join(folder, `${crypto.randomUUID()}.json`);
  const text = JSON.stringify({ Item: item }, (_name, member) =>
    member instanceof Uint8Array ? Buffer.from(member).toString('base64') : member,
  );
  await writeFile(path, text);
  return path;
}

const backUp = async (user: string, id: string): Promise<string> => {
  const item = (await itemsUnder(user, id)).find(({ owner }) => owner !== undefined);
  if (!item) throw new Error('the entry is not stored');
  return save(item);
};

const restore = (...args: readonly string[]) =>
  run(process.execPath, ['bin/restore-entry.ts', '--local', ...args], {
    env: { ...process.env, REFLEKT_DATA: cloud.cloud.dataDir },
  }).then(
    ({ stdout }) => ({ code: 0, out: JSON.parse(stdout), error: '' }),
    ({ code, stderr }) => ({ code, out: undefined, error: String(stderr) }),
  );

/** Three days in a row, of which the last is today, the middle one being the entry in question. */
async function writeStreak(me: Client): Promise<Entry> {
  const written: Entry[] = [];
  for (const daysAgo of [2, 1, 0]) {
    const created_at = formatInstant(Date.now() - daysAgo * DAY);
    const content = `A happy and grateful walk by the river, ${daysAgo} days ago.`;
    written.push((await me.post<Entry>('/entries', { content, created_at })).body);
  }
  await cloud.quiet();
  const [, middle] = written;
  if (!middle) throw new Error('nothing was written');
  return middle;
}

async function effectsOf(me: Client, id: string) {
  const { points_balance, total_entries, longest_streak } = await statsOf(me);
  const stats = await me.get<{ current_streak: number }>('/gamification/stats');
  const insight = await me.get<{ sentiment: string }>(`/entries/${id}/insights`);
  return {
    points_balance,
    total_entries,
    longest_streak,
    current_streak: stats.body.current_streak,
    insight: insight.status === 200 ? insight.body.sentiment : insight.status,
  };
}

/** The newest state of an entry in the change feed. */
async function inFeed(me: Client, id: string): Promise<Entry | Tombstone | undefined> {
  const { body } = await me.get<List<Entry | Tombstone>>('/entries/changes', {
    query: { limit: 100 },
  });
  return body.items.findLast((item) => item.id === id);
}

describe('restoring an entry', () => {
  test('after a permanent deletion brings back points, streak, insight and its place in the feed', async () => {
    const me = cloud.client('restores');
    const { id, content } = await writeStreak(me);
    const before = await effectsOf(me, id);
    expect(before).toMatchObject({ total_entries: 3, current_streak: 3, insight: 'positive' });
    const file = await backUp('restores', id);

    await me.delete(`/entries/${id}`, { query: { permanent: true } });
    await cloud.quiet();
    expect(await effectsOf(me, id)).toMatchObject({ total_entries: 2, current_streak: 1 });
    const tombstone = await inFeed(me, id);
    expect(tombstone).not.toHaveProperty('content');

    expect(await restore('--item', file)).toEqual({
      code: 0,
      out: { restored: true, entry_version: Number(tombstone?.version) + 1, revisions: 0 },
      error: '',
    });
    await cloud.quiet();
    expect(await effectsOf(me, id)).toEqual(before);
    expect(await inFeed(me, id)).toMatchObject({
      content,
      version: Number(tombstone?.version) + 1,
      deleted_at: null,
    });
    expect((await me.get(`/entries/${id}`)).status).toBe(200);
    expect(await cloud.dead()).toEqual([]);

    // Once more changes nothing.
    expect((await restore('--item', file)).out).toMatchObject({ restored: false });
  });

  test('after a later edit gives the words of the backup, and keeps the later ones as a revision', async () => {
    const me = cloud.client('edits');
    const { id, content } = await writeStreak(me);
    const file = await backUp('edits', id);
    const before = await effectsOf(me, id);
    const long = 'A sad and terrible evening. '.repeat(60);
    const edited = await me.put<Entry>(`/entries/${id}`, { content: long });
    await cloud.quiet();
    expect((await effectsOf(me, id)).points_balance).toBeGreaterThan(before.points_balance);

    const { out } = await restore('--item', file);
    expect(out).toEqual({
      restored: true,
      entry_version: edited.body.version + 1,
      revisions: 0,
    });
    await cloud.quiet();
    expect((await me.get<Entry>(`/entries/${id}`)).body.content).toBe(content);
    expect(await effectsOf(me, id)).toEqual(before);
    const revisions = await me.get<List<Entry>>(`/entries/${id}/revisions`);
    expect(revisions.body.items[0]?.content).toBe(long);
  });

  test('from a recovered table brings its revisions too', async () => {
    const me = cloud.client('history');
    const { id } = await writeStreak(me);
    await me.put(`/entries/${id}`, { content: 'The second words.' });
    const names = await createTables(engine, [entriesTable], 'recovered');
    const table = String(names.Entries);
    for (const Item of await itemsUnder('history', id)) {
      await engine.send(new PutItemCommand({ TableName: table, Item }));
    }
    const before = await me.get<List<Entry>>(`/entries/${id}/revisions`);
    expect(before.body.items.length).toBeGreaterThan(0);
    await me.delete(`/entries/${id}`, { query: { permanent: true } });
    await cloud.quiet();

    const key = JSON.stringify(keyOf('history', id));
    const { out } = await restore('--table', table, '--key', key);
    expect(out).toMatchObject({ restored: true, revisions: before.body.items.length });
    expect((await me.get<Entry>(`/entries/${id}`)).body.content).toBe('The second words.');
    const after = await me.get<List<Entry>>(`/entries/${id}/revisions`);
    expect(after.body).toEqual(before.body);
    expect(
      await restore('--table', table, '--key', key.replace(id, `${id.slice(0, -1)}0`)),
    ).toMatchObject({ code: 1 });
  });

  test('mends one that no longer opens, and one whose item is gone', async () => {
    const me = cloud.client('broken');
    const { id, content, version } = await writeStreak(me);
    const file = await backUp('broken', id);
    await cloud.corrupt(id, { version: version + 5 });
    expect((await me.get(`/entries/${id}`)).status).toBe(500);
    expect((await restore('--item', file)).out).toMatchObject({ entry_version: version + 6 });
    expect((await me.get<Entry>(`/entries/${id}`)).body.content).toBe(content);
    await cloud.quiet();

    // Past the service: consumers know a version that the table no longer has.
    const stats = await statsOf(me);
    await cloud.remove(keyOf('broken', id));
    expect((await restore('--item', file)).out).toMatchObject({ entry_version: version + 7 });
    await cloud.quiet();
    expect(await statsOf(me)).toMatchObject({ points_balance: stats.points_balance });
  });

  test("puts nothing under another's name, and says why", async () => {
    const me = cloud.client('victim');
    const { id } = await writeStreak(me);
    await writeStreak(cloud.client('thief'));
    const [item] = await itemsUnder('victim', id);
    const thief = keyOf('thief', id);
    const moved = { ...item, id: { S: thief.id }, owner: { S: 'default#thief' } };
    const refused = await restore('--item', await save(moved));
    expect(refused).toMatchObject({ code: 1, error: expect.stringContaining('does not open') });
    expect((await cloud.client('thief').get(`/entries/${id}`)).status).toBe(404);
    const timer = { id: { S: thief.id }, tenant_id: { S: 'default#expiry' } };
    expect((await restore('--item', await save(timer))).error).toContain('no entry');
    expect((await restore()).error).toContain('Usage:');
  });
});
