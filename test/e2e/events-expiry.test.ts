import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Entry } from '../support/contract.ts';
import { EventCloud, eventually } from '../support/event-cloud.ts';
import { statsOf } from '../support/game-client.ts';

const DAY = 24 * 3_600_000;
/** The trash keeps an entry for 30 days. */
const inDays = (days: number) => new Date(Date.now() + days * DAY);

let cloud: EventCloud;
beforeAll(async () => {
  cloud = await EventCloud.start();
}, 180_000);
afterAll(() => cloud.cloud.stop());

/** Shows what is in the trash too. */
const TRASHED = { query: 'trashed=true' };

/** A user with an entry that has been in the trash, and has a revision. */
async function trashed(user: string) {
  const me = cloud.client(user);
  // With a key, since a 503 may have come after the write.
  const headers = { 'idempotency-key': user };
  const made = await me.post<Entry>('/entries', { content: 'A happy entry.' }, { headers });
  expect(made.status).toBe(201);
  const { id } = made.body;
  const path = `/entries/${id}`;
  expect((await me.put(path, { content: 'A happier entry.' })).status).toBe(200);
  expect((await me.delete(path)).status).toBe(204);
  const statusIs = (wanted: number) =>
    eventually(`status ${wanted}`, async () =>
      (await me.get(path, TRASHED)).status === wanted ? true : undefined,
    );
  const { body: inTrash } = await me.get<Entry>(path, TRASHED);
  return { me, path, id, version: inTrash.version, statusIs };
}

test('an entry leaves the trash for good after 30 days, and not before', async () => {
  const { me, path, id, version, statusIs } = await trashed('patient');
  await cloud.expire(inDays(29));
  await cloud.quiet();
  expect((await me.get(path, TRASHED)).status).toBe(200);

  await cloud.expire(inDays(31));
  await statusIs(404);
  await cloud.quiet();
  expect((await me.get(`${path}/revisions`)).status).toBe(404);
  expect((await me.get(`${path}/insights`)).status).toBe(404);
  expect(await statsOf(me)).toMatchObject({ total_entries: 0 });
  const told = (await cloud.events())
    .filter(({ detail }) => detail.entry_id === id)
    .map(({ detailType, detail }) => `${detailType} ${detail.permanent ?? ''}`.trim());
  expect(told.slice(-3)).toEqual(['EntryDeleted false', 'TrashExpired', 'EntryDeleted true']);
  const { body } = await me.get<{ items: { id: string; deleted_at?: string }[] }>(
    '/entries/changes',
  );
  expect(body.items).toContainEqual({ id, version: version + 1, deleted_at: expect.any(String) });
});

test('one that was restored stays, with its points', async () => {
  const { me, path } = await trashed('restorer');
  expect((await me.post(`${path}/restore`)).status).toBe(200);
  await cloud.expire(inDays(31));
  await cloud.quiet();
  expect((await me.get<Entry>(path, TRASHED)).body.deleted_at).toBeNull();
  expect(await statsOf(me)).toMatchObject({ total_entries: 1 });
});

test('one that is thrown away again begins its 30 days anew', async () => {
  const { me, path, statusIs } = await trashed('again');
  expect((await me.post(`${path}/restore`)).status).toBe(200);
  expect((await me.delete(path)).status).toBe(204);
  await cloud.expire(inDays(29));
  await cloud.quiet();
  expect((await me.get(path, TRASHED)).status).toBe(200);
  await cloud.expire(inDays(31));
  await statusIs(404);
});

test('restoring at the very moment is all or nothing', async () => {
  const users = Array.from({ length: 12 }, (_, n) => `racer-${n}`);
  const racers = await Promise.all(users.map(trashed));
  const [, ...restored] = await Promise.all([
    cloud.expire(inDays(31)),
    ...racers.map(({ me, path }) => me.post(`${path}/restore`)),
  ]);
  await cloud.quiet();
  for (const [n, { me, path }] of racers.entries()) {
    const answer = await me.get<Entry>(path, TRASHED);
    const told = restored[n]?.status;
    const won = told === 200;
    // Who was told that it is back has it back; who was told that it is gone has it no more.
    expect([n, told, answer.status]).toEqual([n, ...(won ? [200, 200] : [404, 404])]);
    if (won) expect(answer.body.deleted_at).toBeNull();
    expect(await statsOf(me)).toMatchObject({ total_entries: won ? 1 : 0 });
  }
  expect(await cloud.dead()).toEqual([]);
});
