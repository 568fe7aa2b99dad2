import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { type Entry, NOBODYS_ID } from '../support/contract.ts';
import { EventCloud, eventually } from '../support/event-cloud.ts';
import { type Insight, ledgerOf, statsOf } from '../support/game-client.ts';

let cloud: EventCloud;
beforeAll(async () => {
  cloud = await EventCloud.start();
}, 180_000);
afterAll(() => cloud.cloud.stop());

const write = async (client: Client, draft: object) => {
  const { status, body } = await client.post<Entry>('/entries', draft);
  expect(status).toBe(201);
  return body;
};
const insightOf = (client: Client, { id }: { id: string }) =>
  eventually('an insight', async () => {
    const { status, body } = await client.get<Insight>(`/entries/${id}/insights`);
    return status === 200 ? body : undefined;
  });
const pointsBecome = (client: Client, points: number) =>
  eventually(`${points} points`, async () => {
    const stats = await statsOf(client);
    return stats.points_balance === points ? stats : undefined;
  });
const namesAbout = async ({ id }: { id: string }) =>
  (await cloud.events())
    .filter(({ detail }) => detail.entry_id === id)
    .map(({ detailType }) => detailType);
const amountsOf = async (client: Client) =>
  (await ledgerOf(client)).map(({ reason, amount }) => `${reason} ${amount}`).sort();

/** Points of a first entry: the entry, the first of its day, and the achievement. */
const FIRST = 10 + 5 + 10;

describe('one POST /entries', () => {
  test('has exactly one insight and exactly the right points', async () => {
    const me = cloud.client('one');
    const entry = await write(me, { title: 'A walk', content: 'I was so happy by the sea today.' });
    const insight = await insightOf(me, entry);
    expect(insight).toMatchObject({
      status: 'ready',
      provider: 'lexicon',
      sentiment: 'positive',
      entry_version: 1,
      version: 1,
    });
    await pointsBecome(me, FIRST);
    await cloud.quiet();
    expect(await amountsOf(me)).toEqual([
      'achievement_unlocked 10',
      'entry_created 10',
      'first_entry_of_day 5',
    ]);
    expect((await me.get<Insight>(`/entries/${entry.id}/insights`)).body).toEqual(insight);
    expect((await namesAbout(entry)).sort()).toEqual(['EntryCreated', 'InsightGenerated']);
  });

  test('carries the id of its request to its events, and to those of its effects', async () => {
    const me = cloud.client('traced');
    const made = await me.post<Entry>('/entries', { content: 'A happy thought to follow.' });
    const requestId = made.headers['x-request-id'];
    const events = await eventually('both events', async () => {
      const about = (await cloud.events()).filter(({ detail }) => detail.entry_id === made.body.id);
      return about.length > 1 ? about : undefined;
    });
    expect(events.map(({ detail }) => detail.request_id)).toEqual([requestId, requestId]);
  });

  test('of a user whose id needs escaping works as any', async () => {
    const me = cloud.client('https://id.example/u?a=1#x|y');
    const entry = await write(me, { content: 'A lovely, happy day.' });
    expect((await insightOf(me, entry)).status).toBe('ready');
    await pointsBecome(me, FIRST);
  });

  test('with a prompt uses it', async () => {
    const me = cloud.client('prompted');
    const entry = await write(me, { content: 'Grateful.', prompt_id: NOBODYS_ID });
    const stats = await pointsBecome(me, FIRST + 5);
    expect(stats.prompts_used).toBe(1);
    expect(await namesAbout(entry)).toContain('PromptUsed');
  });
});

test('a burst of saves asks once', async () => {
  const me = cloud.client('burst');
  const entry = await write(me, { content: 'I' });
  const saves = ['I am', 'I am very', 'I am very happy', 'I am very happy today.'];
  for (const content of saves) await me.put(`/entries/${entry.id}`, { content });
  const insight = await insightOf(me, entry);
  expect(insight).toMatchObject({ entry_version: saves.length + 1, version: 1 });
  await cloud.quiet();
  expect((await namesAbout(entry)).filter((name) => name === 'InsightGenerated')).toHaveLength(1);
  expect((await statsOf(me)).points_balance).toBe(FIRST);
});

test('a change of neither title nor content asks for nothing', async () => {
  const me = cloud.client('tags');
  const entry = await write(me, { content: 'A happy entry about the garden.' });
  const insight = await insightOf(me, entry);
  await me.put(`/entries/${entry.id}`, { tags: ['garden'], favorite: true });
  await cloud.quiet();
  expect((await me.get<Insight>(`/entries/${entry.id}/insights`)).body).toEqual(insight);
});

test('asking twice gives points once', async () => {
  const me = cloud.client('asks');
  const entry = await write(me, { content: 'What a happy day this was.' });
  await insightOf(me, entry);
  for (let times = 0; times < 2; times++) {
    expect((await me.post(`/entries/${entry.id}/insights`)).status).toBe(202);
    await insightOf(me, entry);
  }
  await pointsBecome(me, FIRST + 5);
  await cloud.quiet();
  const stats = await statsOf(me);
  expect(stats).toMatchObject({ points_balance: FIRST + 5, insights_requested: 1 });
});

test('without consent nothing is looked at, and points are given all the same', async () => {
  const me = cloud.client('refuses');
  expect((await me.put('/settings', { ai_consent: 'none' })).status).toBe(200);
  const entry = await write(me, { content: 'I am happy that nobody reads this.' });
  await pointsBecome(me, FIRST);
  await cloud.quiet();
  expect((await me.get(`/entries/${entry.id}/insights`)).status).toBe(404);
  expect(await namesAbout(entry)).toEqual(['EntryCreated']);
});

describe('what goes away', () => {
  test('takes its points along, and brings them back', async () => {
    const me = cloud.client('trash');
    const kept = await write(me, { content: 'This one stays, happily.' });
    const entry = await write(me, { content: 'This one goes, sadly.' });
    await pointsBecome(me, FIRST + 10);
    await me.delete(`/entries/${entry.id}`);
    await pointsBecome(me, FIRST);
    await me.post(`/entries/${entry.id}/restore`);
    await pointsBecome(me, FIRST + 10);
    await me.delete(`/entries/${entry.id}`, { query: { permanent: true } });
    await pointsBecome(me, FIRST);
    await cloud.quiet();

    const stats = await statsOf(me);
    expect(stats).toMatchObject({ points_balance: FIRST, total_entries: 1 });
    const lines = await ledgerOf(me);
    expect(lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(FIRST);
    const about = lines.filter(({ entry_id }) => entry_id === entry.id);
    expect(about.reduce((sum, { amount }) => sum + amount, 0)).toBe(0);
    expect((await me.get(`/entries/${entry.id}/insights`)).status).toBe(404);
    expect((await me.get(`/entries/${kept.id}`)).status).toBe(200);
  });

  test('for good leaves no insight behind', async () => {
    const me = cloud.client('gone');
    const entry = await write(me, { content: 'I am happy, and about to vanish.' });
    await insightOf(me, entry);
    await me.delete(`/entries/${entry.id}`, { query: { permanent: true } });
    await eventually('the purge', async () => {
      const { status } = await me.get(`/entries/${entry.id}/insights`);
      return status === 404 ? true : undefined;
    });
    await cloud.quiet();
    expect((await namesAbout(entry)).at(-1)).toBe('EntryDeleted');
    // The achievement stays once reached.
    expect((await statsOf(me)).points_balance).toBe(10);
  });
});

test('after all this nothing has died', async () => {
  expect(await cloud.dead()).toEqual([]);
});
