import { describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { itemsOf, writeAll } from '../support/collect.ts';
import {
  type Entry,
  INSTANT,
  type List,
  type Problem,
  type Tombstone,
} from '../support/contract.ts';
import { newUser } from '../support/shared-cloud.ts';

type Change = Entry | Tombstone;
type Changes = List<Change> & { more: boolean };

/** A follower of the feed, as a client would write it: applies what has a newer version than its own. */
class Follower {
  readonly known = new Map<string, Change>();
  readonly #client: Client;
  readonly #limit: number;
  cursor: string | undefined;

  constructor(client: Client, limit: number) {
    this.#client = client;
    this.#limit = limit;
  }

  /** Reads until there is no more for now, and says what was new. */
  async catchUp(): Promise<Change[]> {
    const news: Change[] = [];
    for (;;) {
      const { status, body } = await this.#client.get<Changes>('/entries/changes', {
        query: {
          limit: this.#limit,
          ...(this.cursor === undefined ? {} : { cursor: this.cursor }),
        },
      });
      expect(status).toBe(200);
      expect(body.next_cursor).not.toBeNull();
      this.cursor = body.next_cursor ?? undefined;
      for (const item of body.items) {
        if ((this.known.get(item.id)?.version ?? 0) >= item.version) continue;
        this.known.set(item.id, item);
        news.push(item);
      }
      if (!body.more) return news;
    }
  }

  live = () =>
    [...this.known.values()].filter(
      (item): item is Entry => 'content' in item && item.deleted_at === null,
    );
}

const byId = (items: readonly Change[]) => [...items].sort((a, b) => (a.id < b.id ? -1 : 1));

describe.each([1, 3, 1000])('a follower that reads %i at a time', (limit) => {
  test('learns of creations, changes, trash, restore and permanent deletion, and ends with the server’s state', async () => {
    const me = newUser();
    const follower = new Follower(me, limit);
    expect(await follower.catchUp()).toEqual([]);

    const [a, b, c, d] = await writeAll(
      me,
      ['a', 'b', 'c', 'd'].map((title) => ({ title })),
    );
    expect(byId(await follower.catchUp())).toEqual(byId(await itemsOf(me, '/entries')));

    await me.put(`/entries/${a?.id}`, { content: 'changed' });
    await me.delete(`/entries/${b?.id}`);
    await me.delete(`/entries/${c?.id}`);
    await me.post(`/entries/${c?.id}/restore`);
    await me.delete(`/entries/${d?.id}`, { query: 'permanent=true' });
    await follower.catchUp();

    expect(byId(follower.live())).toEqual(byId(await itemsOf(me, '/entries')));
    expect(follower.known.get(b?.id ?? '')).toEqual(
      (await itemsOf(me, '/entries', { trashed: 'true' }))[0],
    );
    expect(follower.known.get(c?.id ?? '')).toMatchObject({ deleted_at: null, version: 3 });
    expect(follower.known.get(d?.id ?? '')).toEqual({
      id: d?.id,
      deleted_at: expect.stringMatching(INSTANT),
      version: 2,
    });
    // Nothing happened since: what is sent again is nothing new.
    expect(await follower.catchUp()).toEqual([]);
  });
});

describe('GET /entries/changes', () => {
  test('sends recent changes again, so that an index that lags loses nothing', async () => {
    const me = newUser();
    const [entry] = await writeAll(me, [{ title: 'x' }]);
    let cursor = '';
    for (let i = 0; i < 3; i++) {
      const { body } = await me.get<List<Change>>('/entries/changes', {
        query: cursor === '' ? {} : { cursor },
      });
      expect(body.items).toEqual([entry]);
      cursor = body.next_cursor ?? '';
    }
  });

  test('tells of an entry once, as it is now', async () => {
    const me = newUser();
    const [entry] = await writeAll(me, [{ title: 'x' }]);
    for (let i = 0; i < 5; i++) await me.put(`/entries/${entry?.id}`, { title: `${i}` });
    const { body } = await me.get<List<Entry>>('/entries/changes');
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ title: '4', version: 6 });
  });

  test('an entry that changes while the feed is read is not lost', async () => {
    const me = newUser();
    const written = await writeAll(
      me,
      Array.from({ length: 12 }, (_, i) => ({ title: `${i}` })),
    );
    const follower = new Follower(me, 5);
    const reading = follower.catchUp();
    await Promise.all(written.map(({ id }) => me.put(`/entries/${id}`, { content: 'later' })));
    await reading;
    await follower.catchUp();
    expect(byId(follower.live())).toEqual(byId(await itemsOf(me, '/entries')));
  });

  test('pages end by size too, and only `more` says that there is more', async () => {
    const me = newUser();
    // JSON writes each of these characters in six bytes, so few fit a page.
    const long = { content: '\u0001'.repeat(100_000) };
    await writeAll(
      me,
      Array.from({ length: 14 }, () => long),
    );
    const { body } = await me.get<Changes>('/entries/changes', { query: 'limit=100' });
    expect(body.items.length).toBeLessThan(14);
    expect(body.more).toBe(true);
    const follower = new Follower(me, 100);
    expect(byId(await follower.catchUp())).toEqual(byId(await itemsOf(me, '/entries')));
    expect(follower.known.size).toBe(14);
    expect(await follower.catchUp()).toEqual([]);
  });

  test('wants to be started again with a cursor older than 400 days', async () => {
    const me = newUser();
    const { body } = await me.get<List<Change>>('/entries/changes');
    const content = Buffer.from(body.next_cursor ?? '', 'base64url').toString();
    const aged = (days: number) =>
      Buffer.from(content.replace(/\d{13}/, String(Date.now() - days * 86_400_000))).toString(
        'base64url',
      );
    const asked = (cursor: string) => me.get<Problem>('/entries/changes', { query: { cursor } });
    expect((await asked(aged(399))).status).toBe(200);
    const { status, body: problem } = await asked(aged(401));
    expect([status, problem.type]).toEqual([400, 'start-again']);
  });

  test.each(['limit=0', 'limit=1001', 'limit=x'])('%s is 422', async (query) => {
    expect((await newUser().get('/entries/changes', { query })).status).toBe(422);
  });

  test.each(['x', '', 'WyJhIiwiYiJd'])('the cursor %j is 400', async (cursor) => {
    expect((await newUser().get('/entries/changes', { query: { cursor } })).status).toBe(400);
  });
});

test.each([['9999999999999'], ['9999999999999#7ZZZZZZZZZZZZZZZZZZZZZZZZZ~1700000000000']])(
  'a position ahead of the clock, %s, is no fault',
  async (position) => {
    const client = newUser();
    const { body } = await client.get<List<Change>>('/entries/changes');
    const [query] = JSON.parse(Buffer.from(body.next_cursor ?? '', 'base64url').toString());
    const cursor = Buffer.from(JSON.stringify([query, position])).toString('base64url');
    const { status } = await client.get('/entries/changes', { query: { cursor } });
    expect([200, 400]).toContain(status);
  },
);
