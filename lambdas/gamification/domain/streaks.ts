import { type DayNumber, type RestRule, weekOf } from './days.ts';

/**
 * The longest step between two dates of a streak. With two rest days per week, Saturday to Tuesday is the longest gap.
 */
export const WIDEST_STEP = 5;

/** A series of dates with entries whose missed dates are all covered by rest days. */
export interface Streak {
  start: DayNumber;
  last: DayNumber;
  /** Number of dates with entries; rest days do not count. */
  length: number;
  /** The newest ISO week with missed dates. */
  restWeek: number;
  restUsed: number;
}

const startStreak = (day: DayNumber): Streak => ({
  start: day,
  last: day,
  length: 1,
  restWeek: Number.NEGATIVE_INFINITY,
  restUsed: 0,
});

/** The streak with a later date added, or undefined where the missed dates in between break it. */
function extendStreak(streak: Streak, day: DayNumber, restRule: RestRule): Streak | undefined {
  if (day - streak.last > WIDEST_STEP) return undefined;
  let { restWeek, restUsed } = streak;
  for (let missed = streak.last + 1; missed < day; missed++) {
    const week = weekOf(missed);
    restUsed = week === restWeek ? restUsed + 1 : 1;
    restWeek = week;
    if (restUsed > restRule(week)) return undefined;
  }
  return { start: streak.start, last: day, length: streak.length + 1, restWeek, restUsed };
}

/** True where rest days alone can bridge the gap between two dates, without regard to earlier ones in the week. */
export const isBridged = (from: DayNumber, to: DayNumber, restRule: RestRule): boolean =>
  extendStreak(startStreak(from), to, restRule) !== undefined;

/**
 * Splits dates into streaks, forward in time. A date joins the streak before it while no ISO week of the streak has
 * more missed dates than rest days; otherwise it starts a new streak.
 * @param days ascending, without repetition
 */
export function splitIntoStreaks(days: readonly DayNumber[], restRule: RestRule): Streak[] {
  const streaks: Streak[] = [];
  for (const day of days) {
    const current = streaks.at(-1);
    const longer = current && extendStreak(current, day, restRule);
    if (longer) streaks[streaks.length - 1] = longer;
    else streaks.push(startStreak(day));
  }
  return streaks;
}

/**
 * The length of the streak that includes today or yesterday, bridged by rest days; 0 where there is none. Today is
 * never a missed date, because it is not over.
 */
export function currentStreak(
  streaks: readonly Streak[],
  today: DayNumber,
  restRule: RestRule,
): number {
  const streak = streaks.findLast(({ start }) => start <= today);
  if (!streak) return 0;
  return streak.last >= today || extendStreak(streak, today, restRule) ? streak.length : 0;
}
