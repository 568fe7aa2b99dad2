import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { pagesOf } from '../support/collect.ts';
import type { Entry, List } from '../support/contract.ts';
import { EventCloud, eventually } from '../support/event-cloud.ts';
import { ledgerOf, statsOf } from '../support/game-client.ts';
import { hasPepys, pepysDays, pepysDrafts } from '../support/pepys.ts';

/** Entries written at the same time. */
const CONCURRENCY = 8;
/** The members of an insight that are compared. */
type InsightShape = { entry_id: string; version: number; support: object | null };

let cloud: EventCloud;
let pepys: Client;
const days = pepysDays();
if (!hasPepys) console.log('The Pepys diary is not beside the repository: its tests are skipped.');

/** Writes the drafts in their order, some at once. */
async function writeAll(drafts: readonly object[]): Promise<Entry[]> {
  const made: Entry[] = [];
  for (let at = 0; at < drafts.length; at += CONCURRENCY) {
    const answers = await Promise.all(
      drafts.slice(at, at + CONCURRENCY).map((draft, n) =>
        // With a key, since a 503 may have come after the write.
        pepys.post<Entry>('/entries', draft, { headers: { 'idempotency-key': `p-${at + n}` } }),
      ),
    );
    for (const { status, body } of answers) {
      expect(status).toBe(201);
      made.push(body);
    }
  }
  return made;
}

/** Read capacity units that a request used, from its log line; the line may come a little after the answer. */
async function readUnits(requestId: string): Promise<number> {
  for (let tries = 0; tries < 200; tries++) {
    const line = cloud.cloud
      .logs()
      .get('entries.log')
      ?.split('\n')
      .find((one) => one.includes(requestId) && one.endsWith('}') && one.includes('"rcu"'));
    if (line !== undefined) return JSON.parse(line).rcu;
    await sleep(25);
  }
  throw new Error('the request left no line in the log');
}

(hasPepys ? describe : describe.skip)('the diary of Samuel Pepys, 3,413 entries', () => {
  let written: Entry[] = [];
  let pages: List<Entry>[] = [];

  // A cloud of its own, whose events come to rest.
  beforeAll(async () => {
    cloud = await EventCloud.start();
    pepys = cloud.client('pepys');
    written = await writeAll(pepysDrafts());
    pages = await pagesOf<Entry>(pepys, '/entries', { limit: 1000, order: 'asc' });
  });
  afterAll(() => cloud.cloud.stop());

  test('is written back-dated, each entry on its day in London', () => {
    expect(written).toHaveLength(3413);
    expect(written.map(({ entry_date }) => entry_date)).toEqual(days.map(({ date }) => date));
  });

  test('is paged through whole, in order, with no byte changed', () => {
    const read = pages.flatMap(({ items }) => items);
    expect(read).toHaveLength(days.length);
    const differing = days.filter(
      ({ date, content }, n) => read[n]?.content !== content || read[n]?.entry_date !== date,
    );
    expect(differing.map(({ date }) => date)).toEqual([]);
    expect(new Set(read.map(({ id }) => id)).size).toBe(days.length);
  });

  test('is read back one by one, every hundredth, as it was answered when written', async () => {
    for (let n = 0; n < written.length; n += 100) {
      const entry = written[n];
      expect((await pepys.get<Entry>(`/entries/${entry?.id}`)).body).toEqual(entry);
    }
  });

  test('is listed by the month without reading more than the month', async () => {
    const month = await pepys.get<List<Entry>>('/entries', {
      query: { from_date: '2016-09-01', to_date: '2016-09-30', limit: 1000 },
    });
    expect(month.body.next_cursor).toBeNull();
    const dates = month.body.items.map(({ entry_date }) => entry_date);
    expect(dates.reverse()).toEqual(
      days.map(({ date }) => date).filter((date) => date.startsWith('2016-09-')),
    );

    let everything = 0;
    let cursor: string | null = null;
    do {
      const query: Record<string, string> = cursor === null ? {} : { cursor };
      const page: { body: List<Entry>; headers: Record<string, unknown> } = await pepys.get<
        List<Entry>
      >('/entries', { query: { limit: 1000, ...query } });
      everything += await readUnits(String(page.headers['x-request-id']));
      cursor = page.body.next_cursor;
    } while (cursor !== null);

    const bytes = (entries: readonly unknown[]) => Buffer.byteLength(JSON.stringify(entries));
    const share = bytes(month.body.items) / bytes(written);
    const ofMonth = await readUnits(String(month.headers['x-request-id']));
    expect(everything).toBeGreaterThan(500);
    // A day and a half on both sides may be read as well, since zones differ.
    expect(ofMonth).toBeLessThan(everything * share * (33.5 / 30) + 2);
    expect(ofMonth).toBeLessThan(everything / 50);
  });

  test('is remembered on a day: the same day of the earlier years', async () => {
    const { body } = await pepys.get<List<Entry>>('/entries/on-this-day', {
      query: { date: '2021-05-31' },
    });
    expect(body.items.map(({ entry_date }) => entry_date)).toEqual(
      days
        .map(({ date }) => date)
        .filter((date) => date.endsWith('-05-31') && date < '2021')
        .reverse(),
    );
  });

  test('has every effect of its burst of events once, and no message dies', async () => {
    await eventually('points for all', async () =>
      (await statsOf(pepys)).total_entries === written.length ? true : undefined,
    );
    await cloud.quiet();
    const words = written.reduce((sum, { word_count }) => sum + word_count, 0);
    expect(await statsOf(pepys)).toMatchObject({
      total_entries: written.length,
      total_words: words,
    });

    // Each entry has an insight, made once.
    const asksForHelp = new Set<string>();
    for (let at = 0; at < written.length; at += 50) {
      const batch = written.slice(at, at + 50);
      const answers = await Promise.all(
        batch.map(({ id }) => pepys.get<InsightShape>(`/entries/${id}/insights`)),
      );
      for (const { status, body } of answers) {
        expect([status, body.version]).toEqual([200, 1]);
        if (body.support !== null) asksForHelp.add(body.entry_id);
      }
    }
    // Each has its points once, but for those that ask for help.
    const points = new Map<string, number>();
    for (const { entry_id: id, amount } of await ledgerOf(pepys)) {
      if (id !== undefined) points.set(id, (points.get(id) ?? 0) + amount);
    }
    const due = ({ id, word_count: count }: Entry) =>
      asksForHelp.has(id) ? 0 : 10 + (count >= 500 ? 15 : count >= 300 ? 10 : count >= 100 ? 5 : 0);
    expect(written.filter((entry) => (points.get(entry.id) ?? 0) !== due(entry))).toEqual([]);
    expect(await cloud.dead()).toEqual([]);
  });
});
