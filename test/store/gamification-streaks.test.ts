import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openGameHarness } from '../../lambdas/gamification/testing/harness.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const open = (at: string) =>
  openGameHarness(at, { client: store.client(), tables: store.tables, owner: newOwner() });

describe('the local date counts', () => {
  test('23:59 and 00:01 are two days', async () => {
    const { write, streakAt, net } = open('2026-03-10T00:00:00Z');
    await write('2026-03-10T22:59:00Z', 'Europe/Berlin');
    await write('2026-03-10T23:01:00Z', 'Europe/Berlin');
    expect(await streakAt('2026-03-10T23:02:00Z')).toEqual([2, 2]);
    expect(await net()).toMatchObject({
      'first_entry_of_day 2026-03-10': 5,
      'first_entry_of_day 2026-03-11': 5,
      'streak_continued 2026-03-11': 15,
    });
  });

  test('two entries on one day are one day', async () => {
    const { write, streakAt, net } = open('2026-03-10T00:00:00Z');
    const first = await write('2026-03-10T08:00:00Z', 'UTC');
    const second = await write('2026-03-10T20:00:00Z', 'UTC');
    expect(await streakAt('2026-03-10T21:00:00Z')).toEqual([1, 1]);
    expect(await net()).toEqual({
      [`entry_created ${first.id}`]: 10,
      [`entry_created ${second.id}`]: 10,
      'first_entry_of_day 2026-03-10': 5,
      'achievement_unlocked first_entry': 10,
    });
  });

  test('days of 23 and 25 hours are ordinary days', async () => {
    const spring = open('2026-03-28T00:00:00Z');
    // Berlin changes to summer time on 29 March, and back on 25 October.
    await spring.write('2026-03-28T22:30:00Z', 'Europe/Berlin');
    await spring.write('2026-03-28T23:30:00Z', 'Europe/Berlin');
    await spring.write('2026-03-29T22:30:00Z', 'Europe/Berlin');
    expect(await spring.streakAt('2026-03-29T22:31:00Z')).toEqual([3, 3]);

    const autumn = open('2026-10-24T00:00:00Z');
    await autumn.write('2026-10-24T21:30:00Z', 'Europe/Berlin');
    await autumn.write('2026-10-24T22:30:00Z', 'Europe/Berlin');
    await autumn.write('2026-10-25T22:30:00Z', 'Europe/Berlin');
    await autumn.write('2026-10-25T23:30:00Z', 'Europe/Berlin');
    expect(await autumn.streakAt('2026-10-25T23:31:00Z')).toEqual([3, 3]);
  });

  test('Auckland to Los Angeles and back', async () => {
    const { diary, write, streakAt } = open('2026-06-01T00:00:00Z');
    await diary.setTimeZone('Pacific/Auckland');
    await write('2026-06-08T08:00:00Z', 'Pacific/Auckland');
    await write('2026-06-09T08:00:00Z', 'Pacific/Auckland');
    await write('2026-06-09T22:00:00Z', 'Pacific/Auckland');
    // In flight the date becomes the day before again: another entry of the same date.
    await write('2026-06-10T16:00:00Z', 'America/Los_Angeles');
    await write('2026-06-11T16:00:00Z', 'America/Los_Angeles');
    await diary.setTimeZone('America/Los_Angeles');
    expect(await streakAt('2026-06-11T20:00:00Z')).toEqual([4, 4]);
    // The way back skips 12 June: written in Los Angeles on the 11th, in Auckland on the 13th.
    await diary.setTimeZone('Pacific/Auckland');
    await write('2026-06-13T08:00:00Z', 'Pacific/Auckland');
    expect(await streakAt('2026-06-13T09:00:00Z')).toEqual([1, 4]);
    await diary.setRestDays(1, '2026-06-08');
    await write('2026-06-13T09:30:00Z', 'Pacific/Auckland');
    expect(await streakAt('2026-06-13T10:00:00Z')).toEqual([5, 5]);
  });

  test('a zone with a half hour', async () => {
    const { diary, write, streakAt } = open('2026-03-10T00:00:00Z');
    await diary.setTimeZone('Asia/Kolkata');
    await write('2026-03-10T18:29:00Z', 'Asia/Kolkata');
    await write('2026-03-10T18:31:00Z', 'Asia/Kolkata');
    expect(await streakAt('2026-03-10T18:32:00Z')).toEqual([2, 2]);
    // Alive to the end of the 12th there, which is 18:30 in UTC.
    expect(await streakAt('2026-03-12T18:29:00Z')).toEqual([2, 2]);
    expect(await streakAt('2026-03-12T18:31:00Z')).toEqual([0, 2]);
  });

  test('without a zone in the settings, today is in the zone of the newest entry', async () => {
    const { write, streakAt } = open('2026-03-10T00:00:00Z');
    await write('2026-03-10T08:00:00Z', 'America/Los_Angeles');
    // The 12th in UTC, and still the 11th there.
    expect(await streakAt('2026-03-12T06:59:00Z')).toEqual([1, 1]);
    expect(await streakAt('2026-03-12T07:01:00Z')).toEqual([0, 1]);
  });

  test('the zone of the settings precedes that of the newest entry', async () => {
    const { diary, write, streakAt } = open('2026-03-10T00:00:00Z');
    await diary.setTimeZone('Pacific/Auckland');
    await write('2026-03-10T20:00:00Z', 'America/Los_Angeles');
    // In Auckland the 12th begins at 11:00 UTC of the 11th; in Los Angeles it is the 11th much longer.
    expect(await streakAt('2026-03-11T10:59:00Z')).toEqual([1, 1]);
    expect(await streakAt('2026-03-11T11:01:00Z')).toEqual([0, 1]);
  });

  test('an owner without entries has no streak', async () => {
    const { game } = open('2026-03-10T00:00:00Z');
    expect(await game.stats()).toMatchObject({
      points_balance: 0,
      lifetime_points: 0,
      level: 1,
      level_title: 'Novice Writer',
      current_streak: 0,
      longest_streak: 0,
      last_entry_date: null,
      total_entries: 0,
      next_level_points: 100,
      points_to_next_level: 100,
    });
    expect((await game.achievements()).filter(({ unlocked }) => unlocked)).toEqual([]);
    expect((await game.transactions()).items).toEqual([]);
  });
});

describe('a missed day', () => {
  const days = ['2026-03-02', '2026-03-03', '2026-03-05', '2026-03-06'];

  test('ends a streak without rest days, at the end of the day', async () => {
    const { write, streakAt } = open('2026-03-01T00:00:00Z');
    for (const day of days.slice(0, 2)) await write(`${day}T12:00:00Z`, 'UTC');
    expect(await streakAt('2026-03-04T23:59:00Z')).toEqual([2, 2]);
    expect(await streakAt('2026-03-05T00:01:00Z')).toEqual([0, 2]);
    for (const day of days.slice(2)) await write(`${day}T12:00:00Z`, 'UTC');
    expect(await streakAt('2026-03-06T13:00:00Z')).toEqual([2, 2]);
  });

  test('is bridged by a rest day, which does not count', async () => {
    const { diary, write, streakAt, net } = open('2026-03-01T00:00:00Z');
    await diary.setRestDays(1, '2026-02-23');
    for (const day of days.slice(0, 2)) await write(`${day}T12:00:00Z`, 'UTC');
    expect(await streakAt('2026-03-05T23:59:00Z')).toEqual([2, 2]);
    expect(await streakAt('2026-03-06T00:01:00Z')).toEqual([0, 2]);
    for (const day of days.slice(2)) await write(`${day}T12:00:00Z`, 'UTC');
    expect(await streakAt('2026-03-06T13:00:00Z')).toEqual([4, 4]);
    expect(await net()).toMatchObject({ 'streak_continued 2026-03-05': 15 });
  });

  test('filled by a back-dated entry joins two streaks, and its deletion splits them again', async () => {
    const { diary, write, streakAt, net, deliverNew } = open('2026-03-01T00:00:00Z');
    const week = ['02', '03', '04', '06', '07', '08', '09'].map((day) => `2026-03-${day}`);
    for (const day of week) await write(`${day}T12:00:00Z`, 'UTC');
    const missing = await diary.write({ title: 'late', created_at: '2026-03-05T12:00:00.000Z' });
    await deliverNew();
    expect(await streakAt('2026-03-09T13:00:00Z')).toEqual([8, 8]);
    expect(await net()).toMatchObject({
      'streak_continued 2026-03-06': 15,
      'streak_milestone 2026-03-02 7': 50,
      'achievement_unlocked streak_7': 50,
    });
    await diary.deletePermanently(missing.id);
    await deliverNew();
    // Achievements stay; the points of the day go with it.
    expect(await streakAt('2026-03-09T13:00:00Z')).toEqual([4, 8]);
    const after = await net();
    expect(after).not.toHaveProperty('streak_continued 2026-03-06');
    expect(after).not.toHaveProperty('streak_milestone 2026-03-02 7');
    expect(after).not.toHaveProperty(`entry_created ${missing.id}`);
    expect(after).toHaveProperty('achievement_unlocked streak_7', 50);
  });
});

describe('a date that the calendar skipped', () => {
  test('breaks no streak there, and counts neither as a day nor as a rest', async () => {
    const { write, streakAt, net } = open('2011-12-20T00:00:00Z');
    const days = ['24', '25', '26', '27', '28', '29', '31'];
    // 21:00 in UTC is 11:00 in Apia until the 29th, and 11:00 of the day after from the 31st on.
    for (const day of days.slice(0, -1)) await write(`2011-12-${day}T21:00:00Z`, 'Pacific/Apia');
    expect(await streakAt('2011-12-30T23:00:00Z')).toEqual([6, 6]);
    await write('2011-12-30T21:00:00Z', 'Pacific/Apia');
    expect(await streakAt('2011-12-30T23:00:00Z')).toEqual([7, 7]);
    expect(await net()).toMatchObject({
      'streak_continued 2011-12-31': 15,
      'streak_milestone 2011-12-24 7': 50,
    });
  });

  test('joins in any order, and comes apart when the entries beside it go', async () => {
    const { diary, write, streakAt, deliverNew, net } = open('2011-12-20T00:00:00Z');
    const last = await write('2011-12-30T21:00:00Z', 'Pacific/Apia');
    expect(await net()).not.toHaveProperty('streak_continued 2011-12-31');
    const first = await write('2011-12-29T21:00:00Z', 'Pacific/Apia');
    expect(await streakAt('2011-12-30T23:00:00Z')).toEqual([2, 2]);
    expect(await net()).toHaveProperty('streak_continued 2011-12-31', 15);
    // One of them moves to a zone that had the date; the other still speaks for the writer's calendar.
    await diary.change(first.id, { time_zone: 'Pacific/Honolulu' });
    await deliverNew();
    expect(await net()).toHaveProperty('streak_continued 2011-12-31', 15);
    await diary.change(last.id, { time_zone: 'Pacific/Auckland' });
    await deliverNew();
    expect(await streakAt('2011-12-30T23:00:00Z')).toEqual([1, 2]);
    expect(await net()).not.toHaveProperty('streak_continued 2011-12-31');
  });

  test('breaks the streak of writers elsewhere, where it was a day', async () => {
    const { write, streakAt } = open('2011-12-20T00:00:00Z');
    await write('2011-12-29T12:00:00Z', 'Europe/Berlin');
    await write('2011-12-31T12:00:00Z', 'Europe/Berlin');
    expect(await streakAt('2011-12-31T13:00:00Z')).toEqual([1, 1]);
  });
});

describe('rest days that change', () => {
  test('are applied at the next event, back to the week of the change', async () => {
    const { diary, write, net } = open('2026-03-01T00:00:00Z');
    for (const day of ['02', '03', '05']) await write(`2026-03-${day}T12:00:00Z`, 'UTC');
    expect(await net()).not.toHaveProperty('streak_continued 2026-03-05');
    await diary.setRestDays(1, '2026-03-02');
    await write('2026-03-20T12:00:00Z', 'UTC');
    expect(await net()).toHaveProperty('streak_continued 2026-03-05', 15);
    await diary.setRestDays(0, '2026-03-02');
    await write('2026-03-25T12:00:00Z', 'UTC');
    expect(await net()).not.toHaveProperty('streak_continued 2026-03-05');
  });

  test('reach back to a milestone of a streak that began before that week', async () => {
    const { diary, write, net } = open('2026-03-01T00:00:00Z');
    await diary.setRestDays(1, '2026-03-09');
    const days = ['03', '04', '05', '06', '07', '08', '10'];
    for (const day of days) await write(`2026-03-${day}T12:00:00Z`, 'UTC');
    expect(await net()).toHaveProperty('streak_milestone 2026-03-03 7', 50);
    await diary.setRestDays(0, '2026-03-09');
    await write('2026-03-20T12:00:00Z', 'UTC');
    expect(await net()).not.toHaveProperty('streak_milestone 2026-03-03 7');
  });
});
