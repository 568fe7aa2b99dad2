import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Entry, Insight } from '@reflekt/shared/entities';
import type { DigestState, UnreadableDigest } from '@reflekt/shared/store';
import {
  openRawTable,
  openTestDatabase,
  putMany,
  rawItemOf,
  seededRandom,
} from '@reflekt/shared/store/testing';
import { analyticsTable, digestKey, type Owner } from '@reflekt/shared/tables';
import { DAY } from '@reflekt/shared/time';
import type { DigestEvent } from '../../lambdas/analytics/operations/apply-events.ts';
import { openAnalytics } from '../../lambdas/analytics/testing/analytics.ts';
import { referenceMoods, referenceSummary } from '../../lambdas/analytics/testing/reference.ts';
import { openWrittenDiary } from '../../lambdas/analytics/testing/written-diary.ts';
import { openHistory } from '../../lambdas/gamification/testing/history.ts';
import { analyseByLexicon } from '../../lambdas/insights/lexicon/index.ts';
import { hasPepys, pepysDrafts } from '../support/pepys.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

const NOW = Date.parse('2026-03-20T12:00:00.000Z');
const EDITS = 500;
const AT_ONCE = 16;
const BATCH = 50;
/** The month whose cost is counted; Pepys wrote every day of it. */
const MONTH = { from_date: '2016-09-01', to_date: '2016-09-30' };
/** Read units that a month may cost, all reads of the request together. */
const MONTH_BUDGET = 8;
const MOODS = ['happy', 'content', 'neutral', 'tired', 'sad'];

if (!hasPepys) console.log('The Pepys diary is not beside the repository: its tests are skipped.');

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const parts = (owner: Owner) => ({
  client: store.client(),
  tables: store.tables,
  owner,
  now: () => NOW,
});

async function inParts<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < things.length; at += AT_ONCE) {
    await Promise.all(things.slice(at, at + AT_ONCE).map(work));
  }
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const mixed = [...values];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}

type Digests = Map<string, DigestState | UnreadableDigest>;

/** What digests say, without what differs for each write of the same. */
const contentsOf = (digests: Digests) =>
  [...digests]
    .flatMap(([id, state]): object[] => {
      if ('unreadable' in state) return [{ entry_id: id }];
      return state.digest === null ? [] : [state.digest];
    })
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

(hasPepys ? describe : describe.skip)('the diary of Samuel Pepys, with 500 edits', () => {
  const owner = newOwner();
  const insights = new Map<string, Insight>();
  let analytics: ReturnType<typeof openAnalytics>;
  let entries: Entry[] = [];
  let byEvents: Digests;

  beforeAll(async () => {
    const random = seededRandom(1660);
    const history = openHistory(parts(owner));
    const analyser = openWrittenDiary(parts(owner));
    analytics = openAnalytics(parts(owner));
    const events: DigestEvent[] = [];

    const analyse = async (entry: Entry) => {
      const made = await analyser.analyse(entry, analyseByLexicon(entry.content));
      insights.set(entry.id, made.insight);
      events.push(made.event);
    };
    const drafts = pepysDrafts().map((draft) => ({
      ...draft,
      created_at: draft.created_at.replace('Z', '.000Z'),
    }));
    await inParts(drafts, async (draft) => {
      const mood = random() < 0.5 ? (MOODS[Math.floor(random() * MOODS.length)] ?? null) : null;
      const tags = random() < 0.2 ? ['diary'] : [];
      await analyse(await history.importEntry({ ...draft, mood, tags }, 'pepys'));
    });
    const deliver = async (some: readonly DigestEvent[]) => {
      for (let at = 0; at < some.length; at += BATCH)
        await analytics.deliver(some.slice(at, at + BATCH));
    };
    /** Events of the history that concern digests. */
    const taken = () =>
      history.events
        .splice(0)
        .flatMap((event): DigestEvent[] =>
          event.name === 'EntryCreated' ||
          event.name === 'EntryUpdated' ||
          event.name === 'EntryDeleted'
            ? [event]
            : [],
        );
    // The first half comes before the edits, the rest among them, and some twice.
    const first = shuffled([...taken(), ...events.splice(0)], random);
    const half = first.slice(0, first.length / 2);
    await deliver(half);
    for (let n = 0; n < EDITS; n++) {
      const { entries: all } = history.state();
      const entry = all[Math.floor(random() * all.length)] as Entry;
      const isLive = entry.deleted_at === null;
      const what = random();
      if (!isLive)
        await (what < 0.7 ? history.restore(entry.id) : history.deletePermanently(entry.id));
      else if (what < 0.35) {
        await history.change(entry.id, { content: `${entry.content} Up betimes, edit ${n}.` });
        await analyse(history.entry(entry.id) as Entry);
      } else if (what < 0.5) await history.change(entry.id, { mood: 'grateful', favorite: true });
      else if (what < 0.65) {
        await history.change(entry.id, {
          created_at: `2016-0${1 + (n % 9)}-1${n % 10}T22:30:00.000Z`,
        });
      } else if (what < 0.75) await history.change(entry.id, { tags: ['navy', `Tag ${n % 5}`] });
      else if (what < 0.9) await history.trash(entry.id);
      else await history.deletePermanently(entry.id);
    }
    const late = shuffled([...first.slice(first.length / 2), ...taken(), ...events], random);
    await deliver(late);
    await deliver(late.slice(0, 500));
    byEvents = await analytics.digests();
    entries = history.state().entries.filter(({ deleted_at }) => deleted_at === null);
  });

  /** The diary for the plain recomputation. */
  const state = () => {
    const about = new Map([...insights].filter(([id]) => entries.some((entry) => entry.id === id)));
    return { entries, insights: about, categoryNames: new Map<string, string>() };
  };

  test('has one digest for each live entry, and for no other', () => {
    expect(entries.length).toBeGreaterThan(3_200);
    const live = [...byEvents].filter(([, s]) => !('unreadable' in s) && s.digest !== null);
    expect(live.map(([id]) => id).sort()).toEqual(entries.map(({ id }) => id).sort());
  });

  test('is rebuilt to the very same digests, without a write', async () => {
    const { units, answer } = await analytics.rebuild(MONTH);
    expect(units.write).toBe(0);
    expect(await analytics.digests()).toEqual(byEvents);
    expect(answer).toEqual(await analytics.read(MONTH));
    console.log(`A rebuild of ${entries.length} entries took ${units.read} read units.`);
  });

  test('is rebuilt from nothing, and from damaged and wrong digests', async () => {
    const db = openTestDatabase(store.client(), store.tables, {
      deadline: Date.now() + 60_000,
      capacity: { read: 0, write: 0 },
    });
    const table = openRawTable(store.client(), store.tables[analyticsTable.name] ?? '');
    const ids = entries.map(({ id }) => id);
    const key = (n: number) => digestKey(owner, ids[n] ?? '');
    // A tenth is lost; others hold the content of another entry, or what nobody can open.
    await db.removeMany(
      analyticsTable,
      ids.filter((_, n) => n % 10 === 0).map((id) => digestKey(owner, id)),
    );
    const damaged = await table.read(key(1));
    await table.put({ ...damaged, sealed: { B: Buffer.alloc(80, 1) } });
    await table.put({ ...(await table.read(key(2))), ...rawItemOf(key(3)) });
    await table.put({
      ...rawItemOf(digestKey(owner, '01ARZ3NDEKTSV4RRFFQ69G5FAV')),
      ...(await without(table, key(4))),
    });
    expect(contentsOf(await analytics.digests())).not.toEqual(contentsOf(byEvents));
    await analytics.rebuild();
    expect(contentsOf(await analytics.digests())).toEqual(contentsOf(byEvents));

    await db.removeMany(
      analyticsTable,
      [...byEvents.keys()].map((id) => digestKey(owner, id)),
    );
    expect((await analytics.digests()).size).toBeLessThanOrEqual(1);
    const { answer } = await analytics.rebuild({ time_period: 'all' });
    expect(contentsOf(await analytics.digests())).toEqual(contentsOf(byEvents));
    expect(answer).toEqual(await analytics.read({ time_period: 'all' }));
  });

  const without = async (table: ReturnType<typeof openRawTable>, key: object) => {
    const { owner: _owner, sk: _sk, ...rest } = await table.read(key as never);
    return rest;
  };

  test.each([
    ['2016-09-01', '2016-09-30'],
    ['2012-01-01', '2013-12-31'],
    ['2010-01-01', '2026-03-20'],
  ])('agrees with a plain recomputation, %s to %s', async (from_date, to_date) => {
    const { top_keywords, ...reference } = referenceSummary(state(), from_date, to_date);
    const answer = await analytics.read({ from_date, to_date });
    const close = JSON.parse(JSON.stringify(reference), (_name, value) =>
      typeof value === 'number' && !Number.isInteger(value) ? expect.closeTo(value, 5) : value,
    );
    expect(answer).toMatchObject(close);
    expect(answer.top_keywords.map((word) => word.toLowerCase())).toEqual(top_keywords);
    const moods = await analytics.moods({ from_date, to_date });
    const { values } = referenceMoods(state(), from_date, to_date);
    expect(moods.moods.map(({ date }) => date)).toEqual(values.map(([date]) => date));
  });

  test('costs the units of a month, whatever the size of the diary', async () => {
    const { units, answer } = await analytics.measured(MONTH);
    expect(answer.entry_count).toBeGreaterThan(20);
    expect(units.read).toBeLessThanOrEqual(MONTH_BUDGET);
    console.log(`A month among ${entries.length} entries took ${units.read} read units.`);
  });

  test('takes at most 400 bytes an entry', async () => {
    const table = openRawTable(store.client(), store.tables[analyticsTable.name] ?? '');
    let bytes = 0;
    for (let n = 0; n < 100; n++) {
      const item = await table.read(digestKey(owner, entries[n * 30]?.id ?? ''));
      for (const [name, value] of Object.entries(item)) {
        bytes += name.length + (value.B?.length ?? Object.values(value).join('').length);
      }
    }
    expect(bytes / 100).toBeLessThan(400);
    console.log(`A digest takes ${Math.round(bytes / 100)} bytes on average.`);
  });
});

describe('the cost of a month', () => {
  test.each([100, 20_000])('in a diary of %d entries', async (size) => {
    const owner = newOwner();
    const tables = { client: store.client(), name: store.tables[analyticsTable.name] ?? '' };
    const month = { from_date: '2026-02-01', to_date: '2026-02-28' };
    const diary = openWrittenDiary(parts(owner));
    const analytics = openAnalytics(parts(owner));
    for (let day = 1; day <= 28; day++) {
      const entry_date = `2026-02-${String(day).padStart(2, '0')}`;
      const { entry, event } = await diary.write({ title: 'x', entry_date, tags: ['one', 'two'] });
      const keywords = Array.from({ length: 8 }, (_, n) => `keyword${n} of ${day}`);
      const found = { sentiment: 'positive' as const, sentiment_score: 0.5, keywords };
      await analytics.deliver([event, (await diary.analyse(entry, found)).event]);
    }
    // What is not of the month is never read, so anything of the same size stands for it.
    const others = Array.from({ length: size - 28 }, (_, n) => ({
      ...digestKey(owner, `of-another-month-${n}`),
      entry_date: new Date(NOW - (60 + n) * DAY).toISOString().slice(0, 10),
      sealed: new Uint8Array(300),
    }));
    await putMany(tables.client, tables.name, others);
    const { units, answer } = await analytics.measured(month);
    expect(answer.entry_count).toBe(28);
    expect(units.read).toBeLessThanOrEqual(MONTH_BUDGET);
    console.log(`A month among ${size} entries took ${units.read} read units.`);
  });
});
