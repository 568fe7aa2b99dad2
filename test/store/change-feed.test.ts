import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Entry, EntryTombstone } from '@reflekt/shared/entities';
import { FaultInjector, IndexLag, seededRandom } from '@reflekt/shared/store/testing';
import type { Owner } from '@reflekt/shared/tables';
import { type Diary, openDiary, outcomeOf } from '../../lambdas/entries/testing/diary.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

/**
 * Milliseconds. The overlap covers the lag and the time between a write's timestamp and its commit. The writing goes on
 * for several times the overlap, so that most changes are only ever sent once.
 */
const LONGEST_LAG = 200;
const OVERLAP = 1_500;
const WRITERS = 8;
const STEPS = 30;
const LONGEST_PAUSE = 300;

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

type State = { version: number; state: 'live' | 'trash' | 'deleted'; title?: string };

const stateOf = (item: Entry | EntryTombstone): State =>
  'title' in item
    ? {
        version: item.version,
        title: item.title,
        state: item.deleted_at === null ? 'live' : 'trash',
      }
    : { version: item.version, state: 'deleted' };

/** A client of the feed by the contract: applies every item with a newer version than its own. */
class Follower {
  readonly known = new Map<string, State>();
  cursor: string | undefined;

  /** Reads one page. Returns true at the end of a pass. */
  async read(diary: Diary, limit: number): Promise<boolean> {
    const { items, next } = await diary.changes(this.cursor, limit);
    for (const item of items) {
      if (item.version > (this.known.get(item.id)?.version ?? 0)) {
        this.known.set(item.id, stateOf(item));
      }
    }
    this.cursor = next;
    return !next.includes('~');
  }
}

/** Writes, changes, trashes, restores and deletes entries, in conflict with other writers. */
async function write(diary: Diary, ids: string[], random: () => number): Promise<void> {
  for (let step = 0; step < STEPS; step++) {
    await sleep(random() * LONGEST_PAUSE);
    const id = ids[Math.floor(random() * ids.length)];
    const chance = random();
    if (id === undefined || chance < 0.35) {
      ids.push((await diary.create({ title: `new ${step}` })).id);
      continue;
    }
    const outcome = await outcomeOf(
      chance < 0.65
        ? diary.update(id, { title: `changed ${random()}` })
        : chance < 0.8
          ? diary.trash(id)
          : chance < 0.92
            ? diary.restore(id)
            : diary.deletePermanently(id),
    );
    // It is correct to refuse a change of an entry that another writer trashed or deleted.
    expect(['done', 'conflict', 'not-found']).toContain(outcome);
  }
}

/** The state of the server, read entry by entry. */
async function serverState(diary: Diary, ids: readonly string[]): Promise<Map<string, State>> {
  const states = new Map<string, State>();
  for (const id of ids) {
    const outcome = await outcomeOf(diary.read(id));
    if (outcome === 'done') states.set(id, stateOf(await diary.read(id)));
    else states.set(id, { version: 0, state: 'deleted' });
  }
  return states;
}

/** Lets a follower read while eight writers write, and then twice more without writes. */
async function follow(seed: number, overlap: number) {
  const random = seededRandom(seed);
  const owner: Owner = newOwner();
  const lag = new IndexLag(LONGEST_LAG, random, ({ id, updated_seq: seq }) => `${id?.S} ${seq?.S}`);
  const faults = new FaultInjector(random);
  faults.rates = { conflict: 0.05, throttled: 0.02, lostAnswer: 0.03, partial: 0.1 };
  const diary = () =>
    openDiary({
      client: lag.attach(faults.attach(store.client())),
      tables: store.tables,
      owner,
      feedOverlap: overlap,
    });
  const ids: string[] = [];
  let writing = true;
  const writers = Promise.all(
    Array.from({ length: WRITERS }, () => write(diary(), ids, random)),
  ).finally(() => {
    writing = false;
  });
  const follower = new Follower();
  const reader = diary();
  while (writing) await follower.read(reader, 1 + Math.floor(random() * 20));
  await writers;
  await sleep(LONGEST_LAG);
  while (!(await follower.read(reader, 1000)));
  while (!(await follower.read(reader, 1000)));
  faults.rates = {};
  return { known: follower.known, server: await serverState(reader, ids), hidden: lag.hidden };
}

/** The version of a tombstone is readable in the feed only, so its presence alone is compared. */
const comparable = (states: Map<string, State>) =>
  Object.fromEntries(
    [...states].map(([id, state]) => [id, state.state === 'deleted' ? 'deleted' : state]).sort(),
  );

test.each([1, 2])(
  "a follower that reads while eight writers write ends with exactly the server's state (seed %d)",
  async (seed) => {
    const { known, server, hidden } = await follow(seed, OVERLAP);
    expect(hidden).toBeGreaterThan(0);
    expect(server.size).toBeGreaterThan(WRITERS);
    expect(comparable(known)).toEqual(comparable(server));
  },
);
