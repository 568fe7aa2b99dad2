import { type DayNumber, type RestRule, weekOf } from './days.ts';

/** At most two rest days a week, so Saturday to Tuesday is the longest row of missed dates a run survives. */
export const WIDEST_STEP = 5;

/** A row of dates with entries in which no missed date was one too many. */
export interface Streak {
  start: DayNumber;
  last: DayNumber;
  /** Dates with entries; bridging dates do not count. */
  length: number;
  /** The newest ISO week with missed dates, and how many of them the run has used. */
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

/** The run as it is with a later date added, or undefined where the missed dates in between break it. */
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

/** Whether missed dates between two dates can be bridged by themselves, whatever the run has used before. */
export const bridges = (from: DayNumber, to: DayNumber, rest: RestRule): boolean =>
  extended(runFrom(from), to, rest) !== undefined;

/**
 * Splits dates into runs the way they are lived, forward in time: a date joins the run before it as long as
 * no ISO week of the run then has more missed dates than it allows; else it starts a run.
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
 * The length of the run that is alive today: today or yesterday, after bridging, is in it. Today itself is
 * never missed, since it is not over.
 */
export function currentStreak(runs: readonly Streak[], today: DayNumber, rest: RestRule): number {
  const run = runs.findLast(({ start }) => start <= today);
  if (!run) return 0;
  return run.last >= today || extended(run, today, rest) ? run.length : 0;
}
