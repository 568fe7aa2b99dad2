import { beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { type Entry, NOBODYS_ID, type Problem } from '../support/contract.ts';
import { eventually } from '../support/event-cloud.ts';
import { newUser } from '../support/shared-cloud.ts';

type Answered = { entry_id: string; entryId: string; sentiment: string }[];

let me: Client;
let first: Entry;
let second: Entry;
const PATH = '/entries/insights/batch';
const batch = async (client: Client, ids: readonly string[]) =>
  (await client.post<Answered>(PATH, { entry_ids: ids })).body.map(({ entry_id }) => entry_id);

beforeAll(async () => {
  me = newUser();
  const write = async (title: string) =>
    (await me.post<Entry>('/entries', { title, content: 'We walked along the river today.' })).body;
  first = await write('First');
  second = await write('Second');
  for (const { id } of [first, second]) {
    await eventually('an insight', async () => {
      const { status } = await me.get(`/entries/${id}/insights`);
      return status === 200 || undefined;
    });
  }
});

test('gives those that are there, each once, in the order of the ids, with the frontend’s spelling', async () => {
  const ids = [second.id, NOBODYS_ID, 'no id', first.id, second.id];
  const { status, body } = await me.post<Answered>(PATH, { entry_ids: ids });
  expect(status).toBe(200);
  expect(body).toMatchObject([
    { entry_id: second.id, entryId: second.id },
    { entry_id: first.id, entryId: first.id },
  ]);
  expect(await batch(me, [])).toEqual([]);
});

test('gives nothing of another, of the trash, and without consent', async () => {
  expect(await batch(newUser(), [first.id, second.id])).toEqual([]);
  await me.delete(`/entries/${first.id}`);
  expect(await batch(me, [first.id, second.id])).toEqual([second.id]);
  await me.put('/settings', { ai_consent: 'none' });
  expect(await batch(me, [second.id])).toEqual([]);
});

test('takes at most a hundred ids', async () => {
  const ids = Array.from({ length: 101 }, () => NOBODYS_ID);
  const { status, body } = await me.post<Problem>(PATH, { entry_ids: ids });
  expect([status, body.errors]).toMatchObject([422, [{ pointer: '/entry_ids' }]]);
});
