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

const runFrom = (day: DayNumber): Streak => ({
  start: day,
  last: day,
  length: 1,
  restWeek: Number.NEGATIVE_INFINITY,
  restUsed: 0,
});

/** The streak with a later date added, or undefined where the missed dates in between break it. */
function extended(run: Streak, day: DayNumber, rest: RestRule): Streak | undefined {
  if (day - run.last > WIDEST_STEP) return undefined;
  let { restWeek, restUsed } = run;
  for (let missed = run.last + 1; missed < day; missed++) {
    const week = weekOf(missed);
    restUsed = week === restWeek ? restUsed + 1 : 1;
    restWeek = week;
    if (restUsed > rest(week)) return undefined;
  }
  return { start: run.start, last: day, length: run.length + 1, restWeek, restUsed };
}

/** True where rest days alone can bridge the gap between two dates, without regard to earlier ones in the week. */
export const bridges = (from: DayNumber, to: DayNumber, rest: RestRule): boolean =>
  extended(runFrom(from), to, rest) !== undefined;

/**
 * Splits dates into streaks, forward in time. A date joins the streak before it while no ISO week of the streak has
 * more missed dates than rest days; otherwise it starts a new streak.
 * @param days ascending, without repetition
 */
export function splitIntoStreaks(days: readonly DayNumber[], rest: RestRule): Streak[] {
  const runs: Streak[] = [];
  for (const day of days) {
    const current = runs.at(-1);
    const longer = current && extended(current, day, rest);
    if (longer) runs[runs.length - 1] = longer;
    else runs.push(runFrom(day));
  }
  return runs;
}

/**
 * The length of the streak that includes today or yesterday, bridged by rest days; 0 where there is none. Today is
 * never a missed date, because it is not over.
 */
export function currentStreak(runs: readonly Streak[], today: DayNumber, rest: RestRule): number {
  const run = runs.findLast(({ start }) => start <= today);
  if (!run) return 0;
  return run.last >= today || extended(run, today, rest) ? run.length : 0;
}
