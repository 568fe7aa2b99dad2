import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Diary, openDiary } from '../../lambdas/entries/testing/diary.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

/** Read units of one request: 4 MB of an index. */
const MOST = 512;
/** Of one that answers all that it reads, consistently: 4 MB. */
const MOST_OF_ANSWERED = 1_024;
const YEARS = 10;
/** Not on the day, but within the instants that any zone's day could have. */
const NEIGHBOURS = 16;

let store: TestStore;
let diary: Diary;
let read = 0;
beforeAll(async () => {
  store = await openTestStore();
  const client = store.client();
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { ConsumedCapacity } = result.output as { ConsumedCapacity?: unknown };
      for (const one of [ConsumedCapacity ?? []].flat()) read += Number(Object(one).CapacityUnits);
      return result;
    },
    { step: 'initialize' },
  );
  diary = openDiary({ client, tables: store.tables, owner: newOwner(), timeout: 60_000 });
  for (let year = 2001; year < 2001 + YEARS; year++) {
    for (let n = 0; n < NEIGHBOURS; n++) {
      // Random, so that sealing makes it no shorter.
      const content = randomBytes(50_000).toString('base64');
      await diary.create({ content, created_at: `${year}-07-0${n % 2 ? 3 : 5}T12:00:00.000Z` });
    }
  }
}, 120_000);
afterAll(() => store.close());

type Ask = (after: string | undefined) => Promise<{ next: string | null; more?: boolean }>;
const lists: readonly [string, number, Ask][] = [
  ['a filter', MOST, (after) => diary.list({ mood: 'nobody' }, after)],
  ['a day', MOST, (after) => diary.onThisDay('2024-07-04', 100, after)],
  ['the change feed', MOST_OF_ANSWERED, (after) => diary.changes(after)],
];

test.each(lists)('a page by %s reads a bounded part, and comes to an end', async (_, most, ask) => {
  let after: string | undefined;
  for (let pages = 0; pages < 60; pages++) {
    read = 0;
    const { next, more } = await ask(after);
    expect(read).toBeLessThanOrEqual(most);
    // The feed always has a cursor; a pass of it ends.
    if (next === null || more === false) return;
    after = next;
  }
  throw new Error('it does not come to an end');
});
