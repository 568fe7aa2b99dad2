import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EntryDraft } from '@reflekt/shared/entities';
import { allTables, openMembers, SEALED_MEMBER } from '@reflekt/shared/tables';
import type { Answer, Client } from '../support/client.ts';
import { type Entry, NOBODYS_ID } from '../support/contract.ts';
import { EventCloud, eventually } from '../support/event-cloud.ts';
import { statsOf } from '../support/game-client.ts';

/** The engine's own files, where the tables stand at rest. Keys name the owner. */
const KEYED_FILES = /events\.sqlite|dynamodb\.sqlite/;
const CONSUMER_QUEUES = [
  'entries-consumer',
  'gamification-consumer',
  'insights-consumer',
  'search-consumer',
];

/** Words that occur nowhere else, one for each place where a user can put something. */
const canary = (place: string) => `Canary${place}Qv9`;
const WORD = /canary\w+qv9/gi;
/** With characters that need escaping in keys, messages and logs. */
const USER = `${canary('user')}|a#b=c/d?e@example.com`;

let cloud: EventCloud;
const refusals: string[] = [];

beforeAll(async () => {
  cloud = await EventCloud.start();
}, 180_000);
afterAll(() => cloud.cloud.stop());

/** Members of a draft that can hold nothing of the writer's own words. */
const WORDLESS = [
  'category_id',
  'coordinates',
  'created_at',
  'favorite',
  'mood_score',
  'prompt_id',
  'time_zone',
];

/** A word in each writable member that takes one, as text or in a list, so that a new member is tried too. */
const words: Record<string, unknown> = {};
for (const [name, schema] of Object.entries(EntryDraft.entries)) {
  for (const value of [canary(name), [canary(name), canary(`${name}2`)]]) {
    const { issues } = await schema['~standard'].validate(value);
    if (issues === undefined) words[name] = value;
  }
}

const draftOf = (members: object = {}) => ({
  ...words,
  title: `${canary('title')} I was so happy`,
  content:
    `${canary('content')} We walked by the sea and I was happy with ${canary('Person')}. `.repeat(
      20,
    ),
  mood_score: 5,
  ...members,
});

test('every member of a draft holds a word, or can hold none', () => {
  const members = Object.keys(EntryDraft.entries);
  expect(members.filter((name) => !(name in words)).sort()).toEqual(WORDLESS);
});

const refused = async (request: Promise<Answer<unknown>>) => {
  const answer = await request;
  refusals.push(answer.text);
  expect(answer.status).toBeGreaterThanOrEqual(400);
};

/** Everything that becomes an event, once each. */
async function live(me: Client): Promise<void> {
  const entry = (await me.post<Entry>('/entries', draftOf({ prompt_id: NOBODYS_ID }))).body;
  const path = `/entries/${entry.id}`;
  await me.put(path, { content: `${canary('edited')} I was sad.`, tags: [canary('tag3')] });
  await me.post(`${path}/insights`);
  // What asks for help is treated apart: it must not show anywhere either.
  await me.post(
    '/entries',
    draftOf({ content: `${canary('help')} I want to kill myself tonight.` }),
  );
  await me.post(
    '/entries',
    draftOf({ content: `${canary('foreign')} Ich bin heute sehr traurig.` }),
  );
  const trashed = (await me.post<Entry>('/entries', draftOf())).body;
  await me.delete(`/entries/${trashed.id}`);
  await me.post(`/entries/${trashed.id}/restore`);
  await me.delete(`/entries/${trashed.id}`);
  const gone = (await me.post<Entry>('/entries', draftOf())).body;
  await me.delete(`/entries/${gone.id}`, { query: { permanent: true } });
  await me.put('/settings', { privacy_level: canary('privacy'), language: 'en' });

  const searched = { text: `${canary('content')} -${canary('excluded')}`, tags: canary('tag3') };
  await me.get('/entries/search', { query: searched });
  await me.get('/entries/tags');
  await me.post('/entries/suggest-tags', { content: canary('suggest') });
  await refused(me.get('/entries/search', { query: { mood: canary('mood').repeat(9) } }));
  await refused(me.post(`/entries/${NOBODYS_ID}/insights`, { why: canary('ask') }));
  await refused(me.put('/settings', { theme: canary('theme') }));
  await refused(
    me.put('/settings', { time_zone: canary('zone'), language: `${canary('language')}!` }),
  );
  await refused(me.get('/gamification/transactions', { query: { cursor: canary('cursor') } }));
  await refused(me.get('/gamification/transactions', { query: { limit: canary('limit') } }));
  await eventually('points', async () =>
    (await statsOf(me)).total_entries >= 3 ? true : undefined,
  );
}

/** Files of the data folder, the engine's among them, and what the cloud printed. */
function written(): Map<string, string> {
  const files = new Map<string, string>();
  const visit = (folder: string) => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) visit(path);
      else files.set(path, readFileSync(path, 'latin1'));
    }
  };
  visit(cloud.cloud.dataDir);
  const output = join(cloud.cloud.address.home, 'output.log');
  return files.set(output, readFileSync(output, 'utf8'));
}

/** User ids belong into events and messages, and into no log. */
const leaksIn = (text: string, { userMay }: { userMay: boolean }) =>
  [...new Set(text.match(WORD) ?? [])].filter((word) => !(userMay && /^canaryuser/i.test(word)));

/** Put into a table in the clear, behind the cloud's back. */
const putByTheTest = new Set([canary('stored'), canary('date')]);

test('nothing that a writer wrote is in any table, log, event, message, dead letter, file or refusal', async () => {
  const me = cloud.client(USER);
  await live(me);
  await cloud.quiet();

  // Every item of every owner: open members, and the rest in one sealed blob. A new table is looked at at once.
  let sealed = 0;
  for (const table of allTables) {
    for (const item of await cloud.rawItems(table.name)) {
      if (String(item[table.key.partition.name]).startsWith('#')) continue;
      const open = openMembers(table);
      const plain = Object.keys(item).filter((name) => !open.has(name) && name !== SEALED_MEMBER);
      expect([table.name, plain]).toEqual([table.name, []]);
      expect(leaksIn(JSON.stringify(item), { userMay: true })).toEqual([]);
      if (item[SEALED_MEMBER] !== undefined) sealed += 1;
    }
  }
  expect(sealed).toBeGreaterThan(10);

  // Faults: a message of each queue that nobody can work on, and storage that cannot be read.
  for (const name of CONSUMER_QUEUES) {
    cloud.inject(
      `reflekt-dev-${name}`,
      JSON.stringify({ 'detail-type': 'EntryCreated', detail: {} }),
    );
  }
  const corrupted = (await me.post<Entry>('/entries', draftOf({ title: canary('corrupted') })))
    .body;
  await cloud.corrupt(corrupted.id, { word_count: canary('stored') });
  await refused(me.get(`/entries/${corrupted.id}`));
  await refused(me.put(`/entries/${corrupted.id}`, { title: canary('late') }));
  await cloud.corrupt(corrupted.id, { entry_date: canary('date'), version: 7 });
  await eventually('a parked record', async () =>
    (await cloud.queue('reflekt-dev-outbox-parked')).visible > 0 ? true : undefined,
  );
  await eventually('messages put back', async () => {
    const codes = cloud.cloud.logLines().map(({ error_code }) => error_code);
    return codes.includes('unreadable_event') && codes.includes('defect') ? true : undefined;
  });
  await eventually('a dead letter', async () => {
    cloud.giveUp('reflekt-dev-insights-consumer');
    // Its messages wake the pollers.
    await me.post('/entries', draftOf());
    const { visible } = await cloud.queue('reflekt-dev-insights-consumer-dead-letters');
    return visible > 0 ? true : undefined;
  });

  const files = written();
  const events = JSON.stringify(await cloud.events());
  const queues = JSON.stringify(await cloud.queues());
  // The test sees what it looks at.
  expect(events).toContain('EntryCreated');
  expect(queues).toContain('EntryCreated');
  expect([...files.keys()].filter((path) => /\.log$/.test(path)).length).toBeGreaterThan(4);

  const leaks = [...files].flatMap(([path, text]) => {
    const words = leaksIn(text, { userMay: KEYED_FILES.test(path) }).filter(
      (word) => !(KEYED_FILES.test(path) && putByTheTest.has(word)),
    );
    return words.map((word) => `${path.slice(cloud.cloud.address.home.length)}: ${word}`);
  });
  expect(leaks).toEqual([]);
  expect(leaksIn(events, { userMay: true })).toEqual([]);
  expect(leaksIn(queues, { userMay: true })).toEqual([]);
  expect(leaksIn(refusals.join('\n'), { userMay: false })).toEqual([]);
}, 600_000);
