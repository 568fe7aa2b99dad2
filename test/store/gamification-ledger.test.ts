import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openGameHarness } from '../../lambdas/gamification/testing/harness.ts';
import { referenceNet } from '../../lambdas/gamification/testing/reference-game.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const open = (at: string) =>
  openGameHarness(at, { client: store.client(), tables: store.tables, owner: newOwner() });

describe('the ledger', () => {
  test('gives a reason for each amount, and explains what it takes back', async () => {
    const { diary, game, write, deliverNew } = open('2026-03-10T00:00:00Z');
    const { id } = await write('2026-03-10T08:00:00Z', 'UTC', 'word '.repeat(320));
    diary.requestInsight(id);
    diary.requestInsight(id);
    await deliverNew();
    await diary.trash(id);
    await deliverNew();
    const { items } = await game.transactions();
    const lines = items.map(({ amount, reason, entry_id }) => [amount, reason, entry_id]);
    expect(lines.reverse()).toEqual([
      [10, 'entry_created', id],
      [10, 'entry_word_bonus', id],
      [5, 'first_entry_of_day', undefined],
      [10, 'achievement_unlocked', undefined],
      [5, 'ai_insights', id],
      [-10, 'reversal', id],
      [-10, 'reversal', id],
      [-5, 'reversal', id],
      [-5, 'reversal', undefined],
    ]);
    await diary.restore(id);
    await deliverNew();
    expect(await game.stats()).toMatchObject({ points_balance: 40, insights_requested: 1 });
  });

  test('has one line for each level, without points', async () => {
    const { diary, game, deliverNew } = open('2026-03-10T12:00:00Z');
    for (let day = 1; day <= 9; day++) {
      await diary.write({ title: 'x', created_at: `2026-03-0${day}T08:00:00.000Z` });
    }
    await deliverNew();
    const levels = async () =>
      (await game.transactions()).items.filter(({ reason }) => reason === 'level_up');
    expect((await levels()).map(({ amount, description }) => [amount, description])).toEqual([
      [0, 'Level 3 reached: Regular Reflector'],
      [0, 'Level 2 reached: Journaling Beginner'],
    ]);
    for (const { id } of diary.state().entries) await diary.deletePermanently(id);
    await deliverNew();
    // Achievements stay with their points: 10 + 25 + 50.
    expect(await game.stats()).toMatchObject({ points_balance: 85, level: 1, total_entries: 0 });
    await diary.write({ content: 'word '.repeat(500) });
    await deliverNew();
    expect(await levels()).toHaveLength(2);
  });

  test('is read in pages that neither repeat nor lose a line, while it grows', async () => {
    const { diary, game, deliverNew } = open('2026-03-10T12:00:00Z');
    for (let day = 1; day <= 9; day++) {
      await diary.write({ title: 'x', created_at: `2026-03-0${day}T08:00:00.000Z` });
      if (day % 2 === 0) await deliverNew();
    }
    const whole = (await game.transactions()).items;
    const paged: typeof whole = [];
    let after: string | undefined;
    do {
      const page = await game.transactions(4, after);
      paged.push(...page.items);
      after = page.next ?? undefined;
      await deliverNew();
    } while (after !== undefined);
    expect(paged).toEqual(whole);
  });
});

describe('points by the contract', () => {
  test.each([
    [99, 0],
    [100, 5],
    [299, 5],
    [300, 10],
    [499, 10],
    [500, 15],
  ])('%i words give %i', async (words, bonus) => {
    const { write, net } = open('2026-03-10T00:00:00Z');
    const { id } = await write('2026-03-10T08:00:00Z', 'UTC', 'word '.repeat(words));
    expect((await net())[`entry_word_bonus ${id}`] ?? 0).toBe(bonus);
  });

  test('five good moods are an achievement, four are not', async () => {
    const { diary, game, deliverNew } = open('2026-03-10T12:00:00Z');
    const mood = async () => (await game.achievements()).find(({ id }) => id === 'mood_positive');
    for (const score of [4, 5, 4, 5, 3, 1]) await diary.write({ title: 'x', mood_score: score });
    await deliverNew();
    expect(await mood()).toMatchObject({ unlocked: false, progress: 4, requirement: 5 });
    await diary.write({ mood: 'grateful' });
    await deliverNew();
    expect(await mood()).toMatchObject({ unlocked: true, progress: 5, points: 30 });
  });

  test('there is a milestone at 7 days and another at 30', async () => {
    const { diary, game, deliverNew, net } = open('2026-03-10T12:00:00Z');
    for (let ago = 0; ago < 30; ago++) {
      const created_at = new Date(Date.parse('2026-03-10T08:00:00Z') - ago * 86_400_000);
      await diary.write({ title: 'x', created_at: created_at.toISOString() });
    }
    await deliverNew();
    expect(await net()).toMatchObject({
      'streak_milestone 2026-02-09 7': 50,
      'streak_milestone 2026-02-09 30': 200,
      'achievement_unlocked streak_30': 200,
      'achievement_unlocked level_5': 100,
    });
    expect(await game.stats()).toMatchObject({ current_streak: 30, level: 6 });
  });
});

describe('changes in many years at once', () => {
  test('take more than one transaction, and are all applied', async () => {
    const { diary, game, deliverNew, net } = open('2026-03-10T12:00:00Z');
    const newYears = Array.from({ length: 45 }, (_, index) => `${1900 + index * 2}-01-01`);
    for (const date of newYears) {
      await diary.write({ title: 'x', created_at: `${date}T12:00:00.000Z` });
    }
    await deliverNew();
    // Each of these is in one year and changes a date of the next: two years each.
    for (const date of newYears) {
      const eve = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
      await diary.write({ title: 'x', created_at: `${eve}T12:00:00.000Z` });
    }
    const before = await game.profile();
    await deliverNew();
    const after = await game.profile();
    expect((after?.revision ?? 0) - (before?.revision ?? 0)).toBeGreaterThan(1);
    const due = Object.entries(await net()).filter(([reason]) => !reason.startsWith('achievement'));
    expect(Object.fromEntries(due)).toEqual(referenceNet(diary.state()));
  });
});
