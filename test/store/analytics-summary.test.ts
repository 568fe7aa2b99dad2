import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Entry, Insight } from '@reflekt/shared/entities';
import { MOOD_SCORES } from '@reflekt/shared/entities';
import { readSettings, StoredCategory } from '@reflekt/shared/store';
import { openTestDatabase, seededRandom } from '@reflekt/shared/store/testing';
import { categoriesTable, categoryKey, type Owner } from '@reflekt/shared/tables';
import { DAY, localDate } from '@reflekt/shared/time';
import { ulid } from 'ulid';
import { openAnalytics } from '../../lambdas/analytics/testing/analytics.ts';
import {
  referenceDifference,
  referenceMoods,
  referenceSummary,
} from '../../lambdas/analytics/testing/reference.ts';
import { openWrittenDiary } from '../../lambdas/analytics/testing/written-diary.ts';
import { outcomeOf } from '../../lambdas/entries/testing/diary.ts';
import { openGame } from '../../lambdas/gamification/testing/game.ts';
import { openHistory } from '../../lambdas/gamification/testing/history.ts';
import { writeSettings } from '../../lambdas/settings/store/write-settings.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

const NOW = Date.parse('2026-03-20T12:00:00.000Z');
const ZONES = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata'];
const KEYWORDS = ['garden', 'Garden', 'sea', 'Ελένη', 'rain', 'the boat', 'bread', '雨'];
const TAGS = ['home', 'Work', 'sport'];
const MOODS = Object.keys(MOOD_SCORES);
const CATEGORIES = new Map(
  ['Travel', 'People', 'Uncategorized'].map((name) => [ulid(), name] as const),
);

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

async function setSettings(owner: Owner, change: object): Promise<void> {
  const db = openTestDatabase(store.client(), store.tables);
  const before = await readSettings(db, owner);
  const next = { ...before, ...change, version: before.version + 1 };
  await writeSettings(db, owner, before, next, 'request-of-a-test');
}

/** A diary of the last months with all that digests hold, some of it analysed, with its events delivered. */
async function writeDiary(seed: number, size: number, days: number) {
  const random = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const owner = newOwner();
  const diary = openWrittenDiary(parts(owner));
  const analytics = openAnalytics({ ...parts(owner), categoryNames: CATEGORIES });
  const entries: Entry[] = [];
  const insights = new Map<string, Insight>();
  for (let n = 0; n < size; n++) {
    const zone = pick(ZONES);
    const at = NOW - Math.floor(random() * days * DAY);
    const mood = random() < 0.6 ? pick(MOODS) : null;
    const { entry, event } = await diary.write({
      content: `Entry ${n}.`,
      word_count: Math.floor(random() * 700),
      created_at: new Date(at).toISOString(),
      time_zone: zone,
      entry_date: localDate(at, zone) ?? '',
      mood,
      mood_score: mood === null ? null : (MOOD_SCORES[mood] ?? null),
      tags: TAGS.filter(() => random() < 0.3),
      category_id: random() < 0.5 ? pick([...CATEGORIES.keys(), ulid()]) : null,
    });
    entries.push(entry);
    const events = [event];
    if (random() < 0.7) {
      const found = {
        sentiment: 'mixed' as const,
        sentiment_score: Math.round(random() * 200 - 100) / 100,
        keywords: KEYWORDS.filter(() => random() < 0.3),
      };
      const made = await diary.analyse(entry, random() < 0.1 ? 'support' : found);
      insights.set(entry.id, made.insight);
      events.push(made.event);
    }
    await analytics.deliver(events);
  }
  return { owner, diary, analytics, state: { entries, insights, categoryNames: CATEGORIES } };
}

type Written = Awaited<ReturnType<typeof writeDiary>>;

/** Numbers within the rounding of answers, and everything else exactly. */
const close = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_name, member) =>
    typeof member === 'number' && !Number.isInteger(member) ? expect.closeTo(member, 5) : member,
  );

describe.each([1, 2, 3])('a diary (seed %d) against a plain recomputation', (seed) => {
  let written: Written;
  beforeAll(async () => {
    written = await writeDiary(seed, 150, 120);
  });
  const RANGES = [
    ['2026-01-15', '2026-02-20'],
    ['2026-03-01', '2026-03-20'],
    ['2025-01-01', '2026-03-21'],
    ['2026-03-19', '2026-03-19'],
    ['2024-01-01', '2024-01-31'],
  ] as const;

  test.each(RANGES)('sums up %s to %s', async (from, to) => {
    const answer = await written.analytics.read({ from_date: from, to_date: to });
    const { top_keywords, ...reference } = referenceSummary(written.state, from, to);
    expect(answer).toMatchObject(close(reference) as object);
    expect(answer.top_keywords.map((word) => word.toLowerCase())).toEqual(top_keywords);
    expect(answer).toMatchObject({ time_period: 'custom', from_date: from, to_date: to });
  });

  test.each(RANGES)('gives the moods of %s to %s', async (from, to) => {
    const answer = await written.analytics.moods({ from_date: from, to_date: to });
    const reference = referenceMoods(written.state, from, to);
    expect(answer.moods.map(({ date, value }) => [date, value])).toEqual(close(reference.values));
    expect(answer.average).toEqual(close(reference.average));
    expect(answer.distribution.map(({ count }) => count)).toEqual(reference.distribution);
    expect(
      answer.moving_average.map(({ date, average_7_days: short, average_28_days: long }) => [
        date,
        short,
        long,
      ]),
    ).toEqual(close(reference.moving));
  });

  test('compares moods by circumstance, and says nothing of fewer than five', async () => {
    const range = { from_date: '2025-01-01', to_date: '2026-03-21' };
    const { correlations, n } = await written.analytics.correlations(range);
    const { entries } = written.state;
    const withMood = entries.filter(({ mood_score }) => mood_score !== null);
    expect(n).toBe(withMood.length);
    const weekday = (entry: Entry) =>
      new Date(entry.entry_date)
        .toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' })
        .toLowerCase();
    const hour = (entry: Entry) =>
      String(
        new Date(
          new Date(entry.created_at).toLocaleString('en-US', { timeZone: entry.time_zone }),
        ).getHours(),
      );
    const valuesOf: Record<string, (entry: Entry) => readonly string[]> = {
      tag: ({ tags }) => tags,
      category: ({ category_id }) => [CATEGORIES.get(category_id ?? '') ?? ''],
      weekday: (entry) => [weekday(entry)],
      hour: (entry) => [hour(entry)],
    };
    const due = Object.entries(valuesOf).flatMap(([factor, values]) =>
      [...new Set(withMood.flatMap(values))]
        .filter((value) => value !== '')
        .map((value) => {
          const has = (entry: Entry) => values(entry).includes(value);
          const { from_date: from, to_date: to } = range;
          return { factor, value, ...referenceDifference(written.state, from, to, has) };
        })
        .filter(({ n: inside, others }) => inside >= 5 && others >= 5),
    );
    const sorted = (rows: readonly { factor: string; value: string }[]) =>
      rows.map(({ factor, value }) => `${factor} ${value}`).sort();
    expect(sorted(correlations)).toEqual(sorted(due));
    for (const row of correlations) {
      const reference = due.find((d) => d.factor === row.factor && d.value === row.value);
      expect(row.n).toBe(reference?.n);
      expect(row.difference).toBeCloseTo(reference?.difference ?? Number.NaN, 5);
      const [low = 0, high = 0] = row.interval;
      expect(low).toBeLessThan(row.difference);
      expect(high).toBeGreaterThan(row.difference);
    }
    const sizes = correlations.map(({ difference }) => Math.abs(difference));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  test('has a cell for each day of a year', async () => {
    const { year, days } = await written.analytics.calendar(2026);
    expect(year).toBe(2026);
    expect(days).toHaveLength(365);
    for (const { date, entry_count, word_count, mood } of days) {
      const on = written.state.entries.filter((entry) => entry.entry_date === date);
      expect(entry_count).toBe(on.length);
      expect(word_count).toBe(on.reduce((sum, entry) => sum + entry.word_count, 0));
      expect(mood === null).toBe(on.every(({ mood_score }) => mood_score === null));
    }
  });
});

describe('periods', () => {
  test('without an entry have zeros and empty lists', async () => {
    const analytics = openAnalytics(parts(newOwner()));
    expect(await analytics.read()).toEqual({
      time_period: 'month',
      from_date: '2026-03-01',
      to_date: '2026-03-20',
      entry_count: 0,
      entry_frequency: [],
      category_distribution: [],
      mood_trends: [],
      writing_patterns: [],
      word_count_average: 0,
      word_count_total: 0,
      top_keywords: [],
      longest_streak_days: 0,
      current_streak_days: 0,
      as_of: new Date(NOW).toISOString(),
    });
    expect(await analytics.moods({ time_period: 'all' })).toMatchObject({
      moods: [],
      average: 0,
      moving_average: [],
      distribution: [],
    });
    expect(await analytics.correlations()).toMatchObject({ n: 0, correlations: [] });
  });

  test("are those of today in the owner's zone, with weeks as set", async () => {
    const owner = newOwner();
    const analytics = openAnalytics(parts(owner));
    await setSettings(owner, { time_zone: 'Pacific/Auckland', week_starts_on: 'saturday' });
    // 12:00 UTC on Friday is Saturday in Auckland.
    const range = async (time_period: 'day' | 'week' | 'month' | 'year') => {
      const { from_date, to_date } = await analytics.read({ time_period });
      return [from_date, to_date];
    };
    expect(await range('day')).toEqual(['2026-03-21', '2026-03-21']);
    expect(await range('week')).toEqual(['2026-03-21', '2026-03-21']);
    expect(await range('month')).toEqual(['2026-03-01', '2026-03-21']);
    expect(await range('year')).toEqual(['2026-01-01', '2026-03-21']);
    await setSettings(owner, { week_starts_on: 'monday' });
    expect(await range('week')).toEqual(['2026-03-16', '2026-03-21']);
    await setSettings(owner, { time_zone: null, week_starts_on: 'sunday' });
    expect(await range('week')).toEqual(['2026-03-15', '2026-03-20']);
  });

  test('follow the zone of the newest entry where none is set', async () => {
    const owner = newOwner();
    const { entry } = await openWrittenDiary(parts(owner)).write({
      title: 'x',
      created_at: '2026-03-20T11:30:00.000Z',
      time_zone: 'Pacific/Auckland',
      entry_date: '2026-03-21',
    });
    expect(entry.entry_date).toBe('2026-03-21');
    const { to_date } = await openAnalytics(parts(owner)).read({ time_period: 'day' });
    expect(to_date).toBe('2026-03-21');
  });

  test('all time begins with the first entry, and ends with the last, at the earliest today', async () => {
    const owner = newOwner();
    const diary = openWrittenDiary(parts(owner));
    const analytics = openAnalytics(parts(owner));
    const write = async (entry_date: string) => {
      const { event } = await diary.write({ title: 'x', entry_date });
      await analytics.deliver([event]);
    };
    await write('2026-03-18');
    const short = await analytics.read({ time_period: 'all' });
    expect(short.entry_frequency).toEqual([
      { date: '2026-03-18', count: 1 },
      { date: '2026-03-19', count: 0 },
      { date: '2026-03-20', count: 0 },
    ]);
    await write('2026-03-21');
    expect((await analytics.read({ time_period: 'all' })).to_date).toBe('2026-03-21');
    // Days of two thousand years would not fit into an answer.
    await write('0001-01-01');
    const long = await analytics.read({ time_period: 'all' });
    expect(long.from_date).toBe('0001-01-01');
    expect(long.entry_frequency).toHaveLength(3);
    expect((await analytics.moods({ time_period: 'all' })).from_date).toBe('0001-01-01');
  });

  test('that end before they begin are refused, by name', async () => {
    const analytics = openAnalytics(parts(newOwner()));
    const backwards = { from_date: '2026-03-02', to_date: '2026-03-01' };
    const { read, moods, correlations, rebuild } = analytics;
    for (const request of [read, moods, correlations, rebuild]) {
      expect(await outcomeOf(request(backwards))).toBe('invalid');
    }
  });
});

test('without consent nothing that an analysis found is shown, and all of it comes back with consent', async () => {
  const { owner, analytics } = await writeDiary(9, 20, 15);
  const before = await analytics.read({ time_period: 'all' });
  expect(before.mood_trends).not.toEqual([]);
  await setSettings(owner, { ai_consent: 'none' });
  const range = { time_period: 'all' as const };
  expect(await analytics.read(range)).toMatchObject({
    entry_count: 20,
    mood_trends: [],
    top_keywords: [],
  });
  const { moods } = await analytics.moods(range);
  expect(moods.map(({ sentiment }) => sentiment)).toEqual(moods.map(() => null));
  await setSettings(owner, { ai_consent: 'local' });
  expect(await analytics.read(range)).toEqual(before);
});

test('an insight about an earlier text, or an entry that asks for help, has no sentiment', async () => {
  const owner = newOwner();
  const diary = openWrittenDiary(parts(owner));
  const analytics = openAnalytics(parts(owner));
  const { entry, event } = await diary.write({ content: 'One.' });
  const found = { sentiment: 'positive' as const, sentiment_score: 0.5, keywords: ['one'] };
  const other = await diary.analyse({ ...entry, content: 'Another text.' }, found);
  await analytics.deliver([event, other.event]);
  expect((await analytics.read()).mood_trends).toEqual([]);
  const fitting = await diary.analyse(entry, found);
  await analytics.deliver([fitting.event]);
  expect((await analytics.read()).mood_trends).toHaveLength(1);
  const support = await diary.analyse(entry, 'support');
  await analytics.deliver([support.event]);
  const { entry_count, mood_trends, top_keywords } = await analytics.read();
  expect({ entry_count, mood_trends, top_keywords }).toEqual({
    entry_count: 1,
    mood_trends: [],
    top_keywords: [],
  });
});

test('streaks are those of the game, also the longest of entries that have gone', async () => {
  const owner = newOwner();
  const history = openHistory(parts(owner));
  const game = openGame(parts(owner));
  const analytics = openAnalytics(parts(owner));
  const written = [];
  for (const day of ['09', '10', '11', '12', '19', '20']) {
    written.push(await history.write({ title: 'x', created_at: `2026-03-${day}T08:00:00.000Z` }));
  }
  await game.deliver(history.events.splice(0));
  await history.trash(written[1]?.id ?? '');
  await game.deliver(history.events.splice(0));
  const { current_streak, longest_streak } = await game.stats();
  expect([current_streak, longest_streak]).toEqual([2, 4]);
  expect(await analytics.read()).toMatchObject({
    current_streak_days: current_streak,
    longest_streak_days: longest_streak,
  });
});

test('categories are told by their names of now; of one that is gone, nothing', async () => {
  const owner = newOwner();
  const diary = openWrittenDiary(parts(owner));
  const analytics = openAnalytics(parts(owner));
  const [id, gone] = [ulid(), ulid()];
  const at = new Date(NOW).toISOString();
  const members = { color: '#6b7280', created_at: at, updated_at: at, version: 1 };
  const keys = { ...categoryKey(owner, id), owner: owner.key, name_key: 'name#of-a-test' };
  const put = StoredCategory.encode({ ...keys, ...members, name: 'Garden' });
  await openTestDatabase(store.client(), store.tables).write([{ put, table: categoriesTable }]);
  for (const category_id of [id, id, gone, null]) {
    const { event } = await diary.write({ title: 'x', category_id });
    await analytics.deliver([event]);
  }
  expect((await analytics.read()).category_distribution).toEqual([
    { category: 'Garden', count: 2, percentage: 50 },
    { category: 'Uncategorized', count: 2, percentage: 50 },
  ]);
});
