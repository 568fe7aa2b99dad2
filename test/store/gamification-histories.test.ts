import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTables } from '@reflekt/shared/store/testing';
import { gamificationTable } from '@reflekt/shared/tables';
import fc from 'fast-check';
import { type Game, openGame } from '../../lambdas/gamification/testing/game.ts';
import { type History, openHistory } from '../../lambdas/gamification/testing/history.ts';
import {
  type DiaryState,
  liveDates,
  mondayOf,
  referenceAchievements,
  referenceCurrentStreak,
  referenceLongestStreak,
  referenceNet,
  referenceTotals,
} from '../../lambdas/gamification/testing/reference-game.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

const RUNS = 25;
const NOW = Date.parse('2026-03-20T12:00:00.000Z');
const DAY = 86_400_000;

let store: TestStore;
/** A second game table, so that one history can be delivered twice. */
let otherTables: Readonly<Record<string, string>>;
beforeAll(async () => {
  store = await openTestStore();
  const [spec] = [gamificationTable];
  const made = await createTables(store.client(), [spec], `other-${Date.now()}`);
  otherTables = { ...store.tables, ...made };
});
afterAll(() => store.close());

const ZONES = ['UTC', 'Pacific/Auckland', 'America/Los_Angeles', 'Asia/Kolkata'] as const;
const PROMPT = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

const which = fc.nat({ max: 30 });
const daysAgo = fc.integer({ min: 0, max: 40 });
const hour = fc.integer({ min: 0, max: 23 });
const words = fc.constantFrom(3, 120, 350, 700, 1_200);
const operation = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      daysAgo,
      hour,
      words,
      mood: fc.option(fc.integer({ min: 1, max: 5 })),
      zone: fc.constantFrom(...ZONES),
      prompted: fc.boolean(),
      imported: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('redate' as const), which, daysAgo, hour }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rewrite' as const), which, words }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('prompt' as const), which, prompted: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      which,
      zone: fc.constantFrom(...ZONES),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('trash' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const), which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('ask' as const), which }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('rest' as const),
      days: fc.integer({ min: 0, max: 2 }),
      daysAgo,
    }),
  },
  /** The consumer gets some of the events so far: in any order, repeatedly, or not yet. */
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      picks: fc.array(fc.nat({ max: 200 }), { minLength: 1, maxLength: 12 }),
    }),
  },
);
type Step = typeof operation extends fc.Arbitrary<infer T> ? T : never;
const history = fc.array(operation, { minLength: 5, maxLength: 45 });

const instant = (ago: number, at: number) =>
  new Date(NOW - ago * DAY - 12 * 3_600_000 + at * 3_600_000).toISOString();

/** Carries out one step. A step without an entry to work on does nothing. */
async function applyStep(step: Exclude<Step, { kind: 'deliver' }>, diary: History): Promise<void> {
  if (step.kind === 'write') {
    const draft = {
      content: 'word '.repeat(step.words),
      created_at: instant(step.daysAgo, step.hour),
      time_zone: step.zone,
      mood_score: step.mood,
      prompt_id: step.prompted ? PROMPT : null,
    };
    await (step.imported ? diary.importEntry(draft, 'elsewhere') : diary.write(draft));
    return;
  }
  if (step.kind === 'rest') {
    return diary.setRestDays(step.days, mondayOf(instant(step.daysAgo, 0).slice(0, 10)));
  }
  const all = diary.state().entries;
  const entry = all[step.which % Math.max(1, all.length)];
  if (!entry) return;
  if (step.kind === 'restore') return diary.restore(entry.id);
  if (step.kind === 'delete') return diary.deletePermanently(entry.id);
  if (step.kind === 'trash') {
    if (!entry.deleted_at) await diary.trash(entry.id);
    return;
  }
  if (entry.deleted_at) return;
  if (step.kind === 'ask') return diary.requestInsight(entry.id);
  if (step.kind === 'redate') {
    return diary.change(entry.id, { created_at: instant(step.daysAgo, step.hour) });
  }
  if (step.kind === 'rewrite') {
    return diary.change(entry.id, { content: 'word '.repeat(step.words) });
  }
  if (step.kind === 'move') return diary.change(entry.id, { time_zone: step.zone });
  return diary.change(entry.id, { prompt_id: step.prompted ? PROMPT : null });
}

/**
 * The states that the consumer can have seen: of each entry with a delivered event, its state at that time.
 * Achievements and the longest streak may come from any of them.
 */
class Seen {
  readonly #entries = new Map<string, DiaryState['entries'][number] | undefined>();
  readonly #asked = new Set<string>();
  achievements = new Set<string>();
  longest = 0;

  deliver(events: History['events'], state: DiaryState): void {
    for (const { name, detail } of events) {
      if (!('entry_id' in detail)) continue;
      const { entry_id: id } = detail;
      this.#entries.set(
        id,
        state.entries.find((entry) => entry.id === id),
      );
      if (name === 'AIInsightRequested') this.#asked.add(id);
    }
    const entries = [...this.#entries.values()].filter((entry) => entry !== undefined);
    const { restDays, quiet } = state;
    const seen = { entries, asked: this.#asked, restDays, quiet };
    this.longest = Math.max(this.longest, referenceLongestStreak(seen));
    this.achievements = referenceAchievements(seen, this.achievements);
  }
}

function shuffled<T>(values: readonly T[], seed: number): T[] {
  let state = seed;
  return values
    .map((value) => {
      state = (state * 48_271) % 2_147_483_647;
      return { value, at: state };
    })
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

async function deliver(game: Game, events: History['events'], seen: Seen, diary: History) {
  await game.deliver(events);
  seen.deliver(events, diary.state());
}

/** Carries out a history and delivers its events as it says; at the end all of them, in two batches. */
async function runHistory(steps: readonly Step[], seed: number) {
  const owner = newOwner();
  const parts = { client: store.client(), owner, now: () => NOW };
  const diary = openHistory({ ...parts, tables: store.tables });
  const game = openGame({ ...parts, tables: store.tables });
  const seen = new Seen();
  for (const step of steps) {
    if (step.kind !== 'deliver') {
      await applyStep(step, diary);
      continue;
    }
    const { events } = diary;
    const picked = step.picks.flatMap((pick) => events[pick % Math.max(1, events.length)] ?? []);
    if (picked.length > 0) await deliver(game, picked, seen, diary);
  }
  const rest = shuffled([...diary.events, ...diary.events.filter((_, i) => i % 3 === 0)], seed);
  const half = Math.floor(rest.length / 2);
  for (const part of [rest.slice(0, half), rest.slice(half)]) {
    // Batches of one transaction each, so that `Seen` knows every state that was written.
    for (let at = 0; at < part.length; at += 40) {
      await deliver(game, part.slice(at, at + 40), seen, diary);
    }
  }
  return { owner, diary, game, seen, parts };
}

const achievementsOf = (net: Record<string, number>) =>
  Object.keys(net)
    .filter((reason) => reason.startsWith('achievement_unlocked '))
    .map((reason) => reason.slice('achievement_unlocked '.length));
const withoutAchievements = (net: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(net).filter(([reason]) => !reason.startsWith('achievement_unlocked ')),
  );

describe('any history, however its events are delivered', () => {
  test('ends in the points and achievements of the final diary', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 1_000_000 }), async (steps, seed) => {
        const { diary, game, seen } = await runHistory(steps, seed);
        const state = diary.state();
        const [ledger, profile, stats] = await Promise.all([
          game.ledger(),
          game.profile(),
          game.stats(),
        ]);
        // Settings alone create no game.
        if (diary.events.every(({ name }) => name === 'SettingsChanged')) {
          expect(profile).toBeUndefined();
          return;
        }

        expect(withoutAchievements(ledger.net)).toEqual(referenceNet(state));
        expect(profile?.totals).toEqual(referenceTotals(state));
        expect(stats.points_balance).toBe(ledger.sum);
        expect(stats.current_streak).toBe(
          referenceCurrentStreak(liveDates(state), state.restDays, await todayOf(state)),
        );

        const held = achievementsOf(ledger.net);
        const unlocking = ledger.lines.filter(
          ({ reason }) => reason.kind === 'achievement_unlocked',
        );
        expect(unlocking).toHaveLength(held.length);
        expect(held).toEqual(expect.arrayContaining([...referenceAchievements(state, new Set())]));
        expect([...seen.achievements]).toEqual(expect.arrayContaining(held));
        expect(stats.longest_streak).toBeGreaterThanOrEqual(referenceLongestStreak(state));
        expect(stats.longest_streak).toBeLessThanOrEqual(seen.longest);
      }),
      { numRuns: RUNS },
    );
  });

  test('changes nothing when all events are delivered again', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 1_000_000 }), async (steps, seed) => {
        const { diary, game } = await runHistory(steps, seed);
        const before = await game.items();
        await game.deliver(shuffled([...diary.events, ...diary.events], seed + 1));
        expect(await game.items()).toEqual(before);
      }),
      { numRuns: RUNS },
    );
  });

  test('does not depend on the order of events, nor on repetitions', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.integer({ min: 1, max: 1_000_000 }), async (steps, seed) => {
        const { diary, game, parts } = await runHistory(steps, seed);
        const other = openGame({ ...parts, tables: otherTables });
        for (const event of shuffled(diary.events, seed + 2)) await other.deliver([event]);
        const [one, two] = [await game.ledger(), await other.ledger()];
        expect(withoutAchievements(one.net)).toEqual(withoutAchievements(two.net));
        expect((await game.profile())?.totals).toEqual((await other.profile())?.totals);
        expect((await game.stats()).current_streak).toBe((await other.stats()).current_streak);
      }),
      { numRuns: RUNS },
    );
  });
});

/** Today, in the zone of the newest live entry: the settings of these tests have no zone. */
async function todayOf({ entries }: DiaryState): Promise<string> {
  const newest = entries
    .filter((entry) => !entry.deleted_at)
    .sort((a, b) => (`${a.created_at}#${a.id}` < `${b.created_at}#${b.id}` ? 1 : -1))[0];
  const zone = newest?.time_zone ?? 'UTC';
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(NOW);
}
