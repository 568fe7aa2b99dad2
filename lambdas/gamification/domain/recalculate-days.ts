import { POINTS } from '@reflekt/shared/entities';
import type { CalendarDay, StreakCalendar } from '@reflekt/shared/streaks';
import {
  type DayNumber,
  dateOf,
  type RestRule,
  type Streak,
  splitIntoStreaks,
} from '@reflekt/shared/streaks';
import type { LedgerLine } from './ledger-reason.ts';

/** One way to count the dates of quiet entries. */
interface Reading {
  starting: ReadonlyMap<DayNumber, Streak>;
  /** True where a date has what its own amounts need. */
  isOwn: (counts: CalendarDay) => boolean;
  /** The length of a streak by which it has milestones. */
  lengthOf: (streak: Streak) => number;
}

const isOwn = ({ own }: CalendarDay) => own > 0;
const isOwnOrQuiet = ({ own, quiet, gone }: CalendarDay) => own + quiet + gone > 0;
const byStart = (streaks: readonly Streak[]): ReadonlyMap<DayNumber, Streak> =>
  new Map(streaks.map((streak) => [streak.start, streak]));

/**
 * The amount that a cause has from now on. By the first reading the game speaks: dates of quiet entries, gone ones too,
 * continue streaks and give nothing themselves. By the others they count like all entries, or not at all. It rises to what is due as the game speaks, and falls below what was given
 * only where no reading gives so much: a quiet entry takes nothing back, neither when it comes nor when it goes.
 */
const settle = (
  given: number,
  [spoken, ...others]: readonly [Reading, ...Reading[]],
  due: (reading: Reading) => number,
): number => Math.max(due(spoken), Math.min(given, Math.max(...others.map(due))));

/** Brings the amounts of dates, and of the streaks that start on them, to what is due now. */
export function recalculateDays(
  calendar: StreakCalendar,
  days: readonly DayNumber[],
  restRule: RestRule,
): { lines: LedgerLine[]; longest: number; longestTold: number } {
  const lines: LedgerLine[] = [];
  const split = (has: (day: DayNumber) => boolean) =>
    splitIntoStreaks(days.filter(has), restRule, calendar);
  const withQuiet = split((day) => calendar.hasOrHad(day));
  const starting = byStart(withQuiet);
  const withoutQuiet = byStart(split((day) => calendar.isToldOf(day)));
  const lengthOf = ({ length }: Streak) => length;
  const readings: readonly [Reading, ...Reading[]] = [
    { starting, isOwn, lengthOf: ({ toldLength }) => toldLength },
    { starting, isOwn: isOwnOrQuiet, lengthOf },
    { starting: withoutQuiet, isOwn, lengthOf },
  ];
  for (const day of days) {
    const date = dateOf(day);
    const counts = calendar.day(day);
    const firstOfDay = settle(counts.firstOfDay, readings, ({ isOwn }) =>
      isOwn(counts) ? POINTS.firstOfDay : 0,
    );
    const streak = settle(counts.streak, readings, ({ isOwn, starting }) =>
      isOwn(counts) && !starting.has(day) ? POINTS.streakDay : 0,
    );
    const changes = [
      { kind: 'first_entry_of_day' as const, amount: firstOfDay - counts.firstOfDay },
      { kind: 'streak_continued' as const, amount: streak - counts.streak },
    ].filter(({ amount }) => amount !== 0);
    lines.push(...changes.map(({ kind, amount }) => ({ reason: { kind, date }, amount })));
    if (changes.length > 0) calendar.setDay(day, { firstOfDay, streak });
    for (const { days: length, points } of POINTS.milestones) {
      const given = calendar.milestone(day, length);
      const amount = settle(given, readings, ({ starting, lengthOf }) => {
        const started = starting.get(day);
        return started && lengthOf(started) >= length ? points : 0;
      });
      if (amount === given) continue;
      const reason = { kind: 'streak_milestone' as const, start: date, days: length };
      lines.push({ reason, amount: amount - given });
      calendar.setMilestone({ start: day, days: length, amount });
    }
  }
  const live = split((day) => calendar.has(day));
  return {
    lines,
    longest: Math.max(0, ...live.map(({ length }) => length)),
    longestTold: Math.max(0, ...withQuiet.map(({ toldLength }) => toldLength)),
  };
}
