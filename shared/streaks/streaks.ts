import { type DayNumber, type RestRule, weekOf } from './days.ts';

/**
 * The longest step between two dates of a streak. With two rest days per week, Saturday to Tuesday is the longest gap,
 * and one date more may have been skipped in between.
 */
export const WIDEST_STEP = 6;

/** The facts about single dates that streaks depend on. */
export interface DateFacts {
  /** True for a date that the writer's zone skipped. It cannot be missed. */
  isSkipped(day: DayNumber): boolean;
  /** True for a date with an entry that is not quiet. */
  isToldOf(day: DayNumber): boolean;
}

const ORDINARY: DateFacts = { isSkipped: () => false, isToldOf: () => true };

/** A series of dates with entries whose missed dates are all covered by rest days. */
export interface Streak {
  start: DayNumber;
  last: DayNumber;
  /** Number of dates with entries; rest days do not count. */
  length: number;
  /** Its length up to the last date that is not quiet, which is the length that the game speaks of. */
  toldLength: number;
  /** The newest ISO week with missed dates. */
  restWeek: number;
  restUsed: number;
}

const startStreak = (day: DayNumber, facts: DateFacts): Streak => ({
  start: day,
  last: day,
  length: 1,
  toldLength: facts.isToldOf(day) ? 1 : 0,
  restWeek: Number.NEGATIVE_INFINITY,
  restUsed: 0,
});

/** The streak with a later date added, or undefined where the missed dates in between break it. */
function extendStreak(
  streak: Streak,
  day: DayNumber,
  restRule: RestRule,
  facts: DateFacts,
): Streak | undefined {
  if (day - streak.last > WIDEST_STEP) return undefined;
  let { restWeek, restUsed } = streak;
  for (let missed = streak.last + 1; missed < day; missed++) {
    if (facts.isSkipped(missed)) continue;
    const week = weekOf(missed);
    restUsed = week === restWeek ? restUsed + 1 : 1;
    restWeek = week;
    if (restUsed > restRule(week)) return undefined;
  }
  const length = streak.length + 1;
  const toldLength = facts.isToldOf(day) ? length : streak.toldLength;
  return { start: streak.start, last: day, length, toldLength, restWeek, restUsed };
}

/** True where rest days and skipped dates alone can bridge the gap between two dates, without regard to earlier ones in the week. */
export const isBridged = (
  from: DayNumber,
  to: DayNumber,
  restRule: RestRule,
  facts: DateFacts,
): boolean => extendStreak(startStreak(from, facts), to, restRule, facts) !== undefined;

/**
 * Splits dates into streaks, forward in time. A date joins the streak before it while no ISO week of the streak has
 * more missed dates than rest days; otherwise it starts a new streak.
 * @param days ascending, without repetition
 */
export function splitIntoStreaks(
  days: readonly DayNumber[],
  restRule: RestRule,
  facts: DateFacts = ORDINARY,
): Streak[] {
  const streaks: Streak[] = [];
  for (const day of days) {
    const current = streaks.at(-1);
    const longer = current && extendStreak(current, day, restRule, facts);
    if (longer) streaks[streaks.length - 1] = longer;
    else streaks.push(startStreak(day, facts));
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
  facts: DateFacts = ORDINARY,
): number {
  const streak = streaks.findLast(({ start }) => start <= today);
  if (!streak) return 0;
  return streak.last >= today || extendStreak(streak, today, restRule, facts) ? streak.length : 0;
}
