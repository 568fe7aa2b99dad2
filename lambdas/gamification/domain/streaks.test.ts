import { describe, expect, test } from '@jest/globals';
import {
  combineRestRules,
  createRestRule,
  currentStreak,
  dateOf,
  dayOf,
  firstDifference,
  mondayOf,
  type RestRule,
  StreakCalendar,
  splitIntoStreaks,
  yearOf,
} from '@reflekt/shared/streaks';
import fc from 'fast-check';
import { referenceCurrentStreak, referenceStreaks } from '../testing/reference-game.ts';

const none = createRestRule([]);
const restDaysRule = (days: number) => createRestRule([{ from_week: '0001-01-01', days }]);
const lengths = (dates: readonly string[], restRule = none) =>
  splitIntoStreaks(dates.map(dayOf), restRule).map(({ length }) => length);

describe('streaks', () => {
  test('are broken by a missed day, and bridged by a rest day, which does not count', () => {
    // Wednesday is missed.
    const dates = ['2026-03-02', '2026-03-03', '2026-03-05', '2026-03-06'];
    expect(lengths(dates)).toEqual([2, 2]);
    expect(lengths(dates, restDaysRule(1))).toEqual([4]);
  });

  test('need the rest days of each week separately', () => {
    // Sunday and Monday are missed, one of each week.
    expect(lengths(['2026-03-07', '2026-03-10'], restDaysRule(1))).toEqual([2]);
    // Monday and Tuesday are of one week.
    expect(lengths(['2026-03-08', '2026-03-11'], restDaysRule(1))).toEqual([1, 1]);
    expect(lengths(['2026-03-08', '2026-03-11'], restDaysRule(2))).toEqual([2]);
    // Saturday to Tuesday is the longest gap that two rest days per week can bridge.
    expect(lengths(['2026-03-06', '2026-03-11'], restDaysRule(2))).toEqual([2]);
    expect(lengths(['2026-03-05', '2026-03-11'], restDaysRule(2))).toEqual([1, 1]);
  });

  test('are broken by more missed days in a week than it has rest days', () => {
    // Written on Monday, Wednesday and Friday.
    expect(lengths(['2026-03-02', '2026-03-04', '2026-03-06'], restDaysRule(1))).toEqual([2, 1]);
  });

  test('keep the past when the setting changes', () => {
    const restRule = createRestRule([
      { from_week: '0001-01-01', days: 0 },
      { from_week: '2026-03-09', days: 1 },
    ]);
    expect(lengths(['2026-03-02', '2026-03-04', '2026-03-09', '2026-03-11'], restRule)).toEqual([
      1, 1, 2,
    ]);
  });

  test('continue over the ends of months, years and leap years', () => {
    expect(lengths(['2023-12-31', '2024-01-01', '2024-02-28', '2024-02-29', '2024-03-01'])).toEqual(
      [2, 3],
    );
  });
});

const HORIZON = 60;
const FIRST = dayOf('2025-12-10');
const aDay = fc.integer({ min: 0, max: HORIZON }).map((offset) => FIRST + offset);
const someDays = fc
  .uniqueArray(aDay, { maxLength: HORIZON })
  .map((days) => days.sort((a, b) => a - b));
const someRests = fc
  .array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 4 })
  .map((values) =>
    values.map((days, index) => ({ from_week: dateOf(dayOf('2025-12-08') + index * 14), days })),
  );

describe('compared with a reference that goes day by day', () => {
  test('streaks are the same', () => {
    fc.assert(
      fc.property(someDays, someRests, (days, rests) => {
        const streaks = splitIntoStreaks(days, createRestRule(rests));
        const reference = referenceStreaks(new Set(days.map(dateOf)), rests);
        expect(
          streaks.map(({ start, last, length }) => [dateOf(start), dateOf(last), length]),
        ).toEqual(reference.map((streak) => [streak[0], streak.at(-1), streak.length]));
      }),
    );
  });

  test('the current streak is the same on any day, also before and after the entries', () => {
    fc.assert(
      fc.property(
        someDays,
        someRests,
        fc.integer({ min: -3, max: HORIZON + 8 }),
        (days, rests, offset) => {
          const restRule = createRestRule(rests);
          const today = FIRST + offset;
          expect(currentStreak(splitIntoStreaks(days, restRule), today, restRule)).toBe(
            referenceCurrentStreak(new Set(days.map(dateOf)), rests, dateOf(today)),
          );
        },
      ),
    );
  });
});

describe('the dates around a change', () => {
  function calendarOf(days: readonly number[], years: readonly number[]): StreakCalendar {
    const calendar = new StreakCalendar();
    const day = { ...new StreakCalendar().day(0), entries: 1, own: 1 };
    for (const year of years) {
      const those = days.filter((one) => yearOf(one) === year);
      calendar.load(year, { days: new Map(those.map((one) => [one, day])), milestones: [] });
    }
    return calendar;
  }

  test('include every date whose streak differs before and after', () => {
    const change = fc.record({
      days: someDays,
      moved: fc.uniqueArray(aDay, { maxLength: 5 }),
      rests: someRests,
      newRests: fc.option(someRests, { nil: undefined }),
    });
    fc.assert(
      fc.property(change, ({ days, moved, rests, newRests = rests }) => {
        const [before, after] = [createRestRule(rests), createRestRule(newRests)];
        const next = [...new Set([...days, ...moved])]
          .filter((day) => days.includes(day) !== moved.includes(day))
          .sort((a, b) => a - b);
        const week = firstDifference(rests, newRests);
        const reruled = week === undefined ? [] : next.filter((day) => day >= mondayOf(week));
        const given = [...moved, ...reruled];
        const reach = calendarOf(next, [2025, 2026]).around(given, combineRestRules(before, after));
        if (!('days' in reach)) throw new Error('a year is missing');
        // The amounts of a date depend on the start of its streak and, on that date, on the length.
        const runIn = (all: readonly number[], restRule: RestRule) => {
          const streaks = splitIntoStreaks(all, restRule);
          return (day: number) => {
            if (!all.includes(day)) return undefined;
            const streak = streaks.findLast(({ start }) => start <= day);
            return streak?.start === day ? `starts ${streak.length}` : streak?.start;
          };
        };
        const [was, is] = [runIn(days, before), runIn(next, after)];
        const differing = [...new Set([...days, ...next])].filter((day) => was(day) !== is(day));
        expect(reach.days).toEqual(expect.arrayContaining(differing));
      }),
      { numRuns: 500 },
    );
  });

  test('require a neighbouring year only where a streak could reach it', () => {
    const inMay = dayOf('2026-05-05');
    expect(calendarOf([inMay], [2026]).around([inMay], none)).toEqual({ days: [inMay] });
    const newYear = dayOf('2026-01-02');
    expect(calendarOf([newYear], [2026]).around([newYear], none)).toEqual({
      missing: new Set([2025]),
    });
    const chain = [dayOf('2025-12-31'), dayOf('2026-01-01'), newYear];
    expect(calendarOf(chain, [2025, 2026]).around([newYear], none)).toEqual({ days: chain });
  });

  test('include the far end of a long chain that a change shifts', () => {
    // Every second day, with one rest day per week: removing a date moves the starts of all later streaks in the week.
    const restRule = restDaysRule(2);
    const days = Array.from({ length: 20 }, (_, index) => FIRST + index * 2);
    const reach = calendarOf(days, [2025, 2026]).around([FIRST + 4], restRule);
    expect(reach).toEqual({ days });
  });
});
