import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Entry } from '@reflekt/shared/entities';
import fc from 'fast-check';
import { openGameHarness } from '../../lambdas/gamification/testing/harness.ts';
import { HARD, type History } from '../../lambdas/gamification/testing/history.ts';
import {
  liveDates,
  referenceCurrentStreak,
  referenceNet,
  referenceTotals,
} from '../../lambdas/gamification/testing/reference-game.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const open = (at: string) =>
  openGameHarness(at, { client: store.client(), tables: store.tables, owner: newOwner() });
type Harness = ReturnType<typeof open>;

/** The pages that a writer can open: everything that the game says. */
async function pagesOf({ game }: Harness) {
  const [{ items }, achievements, stats] = await Promise.all([
    game.transactions(),
    game.achievements(),
    game.stats(),
  ]);
  return { items, unlocked: achievements.filter(({ unlocked }) => unlocked), stats };
}

/** What the game says, without the figures that simply count. */
async function saidBy(harness: Harness) {
  const { items, unlocked, stats } = await pagesOf(harness);
  const { points_balance, level, longest_streak: _, ...others } = stats;
  return { items, unlocked, points_balance, level, next: others.points_to_next_level };
}

const dayOf = (day: number) => `2026-03-${String(day).padStart(2, '0')}`;
const at = (day: number) => `${dayOf(day)}T12:00:00.000Z`;

describe('an entry that might ask for help', () => {
  test('is silent from the first moment, and its day counts', async () => {
    const harness = open(at(1));
    const before = await saidBy(harness);
    const content = `${HARD} ${'word '.repeat(600)}`;
    const { id } = await harness.diary.write({ content, mood_score: 5 });
    harness.diary.requestInsight(id);
    await harness.deliverNew();
    expect(await saidBy(harness)).toEqual(before);
    expect(await harness.game.stats()).toMatchObject({
      current_streak: 1,
      longest_streak: 1,
      total_entries: 1,
      last_entry_date: dayOf(1),
    });
    // The achievements of an entry come with the first one that is not quiet.
    await harness.write(at(1), 'UTC', 'An ordinary day.');
    expect((await pagesOf(harness)).unlocked.map(({ id: one }) => one)).toEqual(['first_entry']);
  });

  test('is silent without consent to any analysis', async () => {
    const harness = open(at(1));
    await harness.diary.setConsent('none');
    await harness.deliverNew();
    await harness.write(at(1), 'UTC', HARD);
    expect((await pagesOf(harness)).items).toEqual([]);
  });

  test('brings no level and no streak, day after day, and breaks none', async () => {
    const harness = open(at(1));
    const { write } = harness;
    for (const day of [1, 2, 3]) await write(at(day), 'UTC', 'An ordinary day.');
    const before = await saidBy(harness);
    for (const day of [4, 5, 6, 7, 8, 9, 10]) await write(at(day), 'UTC', HARD);
    expect(await saidBy(harness)).toEqual(before);
    expect(await harness.game.stats()).toMatchObject({ current_streak: 10, total_entries: 10 });

    await write(at(11), 'UTC', 'A better day.');
    const net = await harness.net();
    expect(net).toMatchObject({
      [`streak_continued ${dayOf(11)}`]: 15,
      [`streak_milestone ${dayOf(1)} 7`]: 50,
      'achievement_unlocked streak_7': 50,
    });
    expect(net).not.toHaveProperty('achievement_unlocked entries_10');
    expect(Object.keys(net).filter((cause) => /2026-03-(0[4-9]|10)/.test(cause))).toEqual([]);

    // A hard day that goes breaks nothing that was told, and brings no milestone to the rest of its streak.
    const told = await saidBy(harness);
    const { diary, deliverNew } = harness;
    for (const id of diary.state().quiet) {
      await diary.trash(id);
      await deliverNew();
      expect(await saidBy(harness)).toEqual(told);
    }
  });

  test('that was an ordinary one before the edit keeps what it had, in the trash and beyond', async () => {
    const harness = open(at(1));
    const { diary, deliverNew, write } = harness;
    await write(at(1), 'UTC', 'word '.repeat(120));
    const { id } = await write(at(2), 'UTC', 'word '.repeat(120));
    await write(at(3), 'UTC', 'An ordinary day.');
    const before = await saidBy(harness);
    const steps: readonly (() => Promise<void>)[] = [
      () => diary.change(id, { content: HARD }),
      () => diary.trash(id),
      () => diary.restore(id),
      () => diary.change(id, { content: `${HARD} Really.` }),
      () => diary.trash(id),
      () => diary.deletePermanently(id),
    ];
    for (const step of steps) {
      await step();
      await deliverNew();
      expect(await saidBy(harness)).toEqual(before);
    }
    expect(await harness.game.stats()).toMatchObject({ total_entries: 2, current_streak: 1 });
  });

  test('becomes part of the game when its text no longer asks for help, once', async () => {
    const harness = open(at(1));
    const { diary, deliverNew } = harness;
    const { id } = await harness.write(at(1), 'UTC', HARD);
    await diary.change(id, { content: 'I feel better.' });
    await deliverNew();
    const once = await saidBy(harness);
    expect(once.items.map(({ amount }) => amount)).toEqual([10, 5, 10]);
    await diary.change(id, { content: HARD });
    await deliverNew();
    await diary.change(id, { content: 'I feel better.' });
    await deliverNew();
    expect(await saidBy(harness)).toEqual(once);
  });

  test('takes nothing back from the days beside it, whether it comes or goes', async () => {
    const harness = open(at(1));
    const { diary, deliverNew, write } = harness;
    // With one rest day a week, the Sunday before would join the Tuesday and use up the week's rest on Monday.
    await diary.setRestDays(1, '2026-02-23');
    await write(at(3), 'UTC', 'Tuesday.');
    await write(at(5), 'UTC', 'Thursday.');
    const before = await saidBy(harness);
    expect(await harness.net()).toHaveProperty(`streak_continued ${dayOf(5)}`, 15);
    const hard = await diary.write({ content: HARD, created_at: at(1) });
    await deliverNew();
    const reversals = (await saidBy(harness)).items.filter(({ amount }) => amount < 0);
    expect(reversals).toEqual([]);
    await diary.deletePermanently(hard.id);
    await deliverNew();
    expect((await saidBy(harness)).items.filter(({ amount }) => amount < 0)).toEqual([]);
    expect((await saidBy(harness)).points_balance).toBeGreaterThanOrEqual(before.points_balance);
  });
});

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('ordinary' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('hard' as const), words: fc.nat(700) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('next day' as const) }) },
  ...(['trash', 'restore', 'delete', 'ask', 'rewrite', 'prompt'] as const).map((kind) => ({
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant(kind), which: fc.nat(20) }),
  })),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Does something to a hard entry. */
async function touch(diary: History, one: Extract<Step, { which: number }>): Promise<void> {
  const { entries, quiet } = diary.state();
  const hard = entries.filter(({ id }) => quiet.has(id));
  const entry = hard[one.which % Math.max(1, hard.length)];
  if (!entry) return;
  if (one.kind === 'delete') return diary.deletePermanently(entry.id);
  if (one.kind === 'restore') return diary.restore(entry.id);
  if (entry.deleted_at) return;
  if (one.kind === 'trash') return diary.trash(entry.id);
  if (one.kind === 'ask') return diary.requestInsight(entry.id);
  if (one.kind === 'prompt') {
    return diary.change(entry.id, { prompt_id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' });
  }
  return diary.change(entry.id, { content: `${HARD} ${'word '.repeat(one.which * 40)}` });
}

test('no history of hard entries moves a line of the ledger', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      let day = 1;
      const harness = open(at(day));
      const { diary, deliverNew, write, game, streakAt } = harness;
      /** All hard entries that ever were. */
      const hard = new Map<string, Entry>();
      for (const one of steps) {
        if (one.kind === 'next day') day = Math.min(day + 1, 28);
        else if (one.kind === 'ordinary') await write(at(day), 'UTC', 'An ordinary day.');
        else {
          const before = await saidBy(harness);
          if (one.kind === 'hard') await write(at(day), 'UTC', `${HARD} ${'a '.repeat(one.words)}`);
          else await touch(diary, one);
          await deliverNew();
          expect(await saidBy(harness)).toEqual(before);
          const { entries, quiet } = diary.state();
          for (const entry of entries) if (quiet.has(entry.id)) hard.set(entry.id, entry);
        }
      }
      const state = diary.state();
      const [{ net, sum }, stats] = await Promise.all([game.ledger(), game.stats()]);
      expect(stats.points_balance).toBe(sum);
      expect((await game.profile())?.totals ?? referenceTotals(state)).toEqual(
        referenceTotals(state),
      );
      const streak = referenceCurrentStreak(liveDates(state), state.restDays, dayOf(day));
      expect((await streakAt(at(day)))[0]).toBe(streak);
      // A hard entry that is gone has not broken the streaks that were told.
      const ever = [...hard.values()].map((entry) => ({ ...entry, deleted_at: null }));
      const others = state.entries.filter(({ id }) => !hard.has(id));
      const quiet = new Set(hard.keys());
      const due = referenceNet({ ...state, entries: [...others, ...ever], quiet });
      const given = Object.fromEntries(
        Object.entries(net).filter(([cause]) => !cause.startsWith('achievement')),
      );
      expect(given).toEqual(due);
    }),
    { numRuns: 25 },
  );
});
