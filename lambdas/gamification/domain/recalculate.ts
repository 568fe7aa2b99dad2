import { POINTS, type RestDays } from '@reflekt/shared/entities';
import { type Contribution, countsInsight, entryLines, type LiveEntry } from './contribution.ts';
import { type DayNumber, dateOf, type RestRule } from './days.ts';
import type { Line } from './ledger-reason.ts';
import { levelOf, newlyReached, type Profile } from './profile.ts';
import type { StreakCalendar } from './streak-calendar.ts';
import { type Streak, splitIntoStreaks } from './streaks.ts';

/** The change of an entry's contribution. */
export interface Change {
  entryId: string;
  before: Contribution | undefined;
  after: Contribution;
}

/** The local dates of the changed entries, before and after. */
export const touchedDays = (changes: readonly Change[]): DayNumber[] =>
  changes.flatMap(({ before, after }) =>
    [before?.live, after.live].flatMap((live) => (live ? [live.day] : [])),
  );

function count(book: StreakCalendar, live: LiveEntry | null | undefined, by: 1 | -1): void {
  if (!live) return;
  const { entries, own } = book.day(live.day);
  book.setDay(live.day, { entries: entries + by, own: own + (live.imported ? 0 : by) });
}

/** Brings the amounts of dates, and of the streaks that start on them, to what is due now. */
function settleDays(
  book: StreakCalendar,
  days: readonly DayNumber[],
  rest: RestRule,
): { lines: Line[]; longest: number } {
  const lines: Line[] = [];
  const runs = splitIntoStreaks(
    days.filter((day) => book.has(day)),
    rest,
  );
  const startOf = new Map<DayNumber, Streak>(runs.map((run) => [run.start, run]));
  for (const day of days) {
    const before = book.day(day);
    const run = startOf.get(day);
    const own = before.own > 0;
    const due = {
      firstOfDay: own ? POINTS.firstOfDay : 0,
      streak: own && !run ? POINTS.streakDay : 0,
    };
    const date = dateOf(day);
    const first = due.firstOfDay - before.firstOfDay;
    const streak = due.streak - before.streak;
    if (first !== 0) lines.push({ cause: { kind: 'first_entry_of_day', date }, amount: first });
    if (streak !== 0) lines.push({ cause: { kind: 'streak_continued', date }, amount: streak });
    if (first !== 0 || streak !== 0) book.setDay(day, due);
    for (const milestone of POINTS.milestones) {
      const points = run && run.length >= milestone.days ? milestone.points : 0;
      const amount = points - book.milestone(day, milestone.days);
      if (amount === 0) continue;
      const cause = { kind: 'streak_milestone' as const, start: date, days: milestone.days };
      lines.push({ cause, amount });
      book.setMilestone({ start: day, days: milestone.days, amount: points });
    }
  }
  return { lines, longest: Math.max(0, ...runs.map(({ length }) => length)) };
}

function addUp(profile: Profile, changes: readonly Change[]): Profile {
  const totals = { ...profile.totals };
  let { longest_entry } = profile;
  const add = (contribution: Contribution | undefined, by: 1 | -1) => {
    const live = contribution?.live;
    if (!contribution || !live) return;
    totals.entries += by;
    totals.words += by * live.words;
    totals.positive_moods += live.positiveMood ? by : 0;
    totals.prompts += live.prompted ? by : 0;
    totals.insights += countsInsight(contribution) ? by : 0;
  };
  for (const { before, after } of changes) {
    add(before, -1);
    add(after, 1);
    longest_entry = Math.max(longest_entry, after.live?.words ?? 0);
  }
  return { ...profile, totals, longest_entry };
}

const sum = (lines: readonly Line[]) => lines.reduce((total, { amount }) => total + amount, 0);

/** Unlocks the achievements that a profile has reached. The points of one may reach the level of another. */
function unlock(profile: Profile, now: string): { profile: Profile; lines: Line[] } {
  const lines: Line[] = [];
  let next = profile;
  for (let reached = newlyReached(next); reached.length > 0; reached = newlyReached(next)) {
    const gained = reached.map(({ id, points }) => ({
      cause: { kind: 'achievement_unlocked' as const, achievement: id },
      amount: points,
    }));
    const stamps = Object.fromEntries(reached.map(({ id }) => [id, now]));
    const unlocked = { ...next.unlocked, ...stamps };
    next = { ...next, unlocked, points: next.points + sum(gained) };
    lines.push(...gained);
  }
  const { level } = levelOf(next.points);
  for (let reached = next.level + 1; reached <= level; reached++) {
    lines.push({ cause: { kind: 'level_up', level: reached }, amount: 0 });
  }
  return { profile: { ...next, level: Math.max(next.level, level) }, lines };
}

/**
 * Recalculates an owner's game after changes of contributions or rest days. The result depends on the state alone and
 * not on the order of changes, except for achievements and records, which stay once reached.
 * @param calendar the dates around the changes; it is changed in place
 * @param input.days from `calendar.around`: all dates whose amounts may change
 * @returns the profile with the old revision, and the new ledger lines
 */
export function recalculate(
  before: Profile,
  book: StreakCalendar,
  demand: {
    changes: readonly Change[];
    days: readonly DayNumber[];
    restDays: RestDays;
    rest: RestRule;
    now: string;
  },
): { profile: Profile; lines: Line[] } {
  const { changes, now } = demand;
  for (const { before: was, after } of changes) {
    count(book, was?.live, -1);
    count(book, after.live, 1);
  }
  const lines = changes.flatMap(({ entryId, before: was, after }) =>
    entryLines(entryId, was, after),
  );
  const settled = settleDays(book, demand.days, demand.rest);
  lines.push(...settled.lines);

  const summed = addUp(before, changes);
  const importTold = summed.import_told || changes.some(({ after }) => after.live?.imported);
  if (importTold && !summed.import_told) lines.push({ cause: { kind: 'import' }, amount: 0 });
  const unlocked = unlock(
    {
      ...summed,
      import_told: importTold,
      rest_days: demand.restDays,
      longest_streak: Math.max(summed.longest_streak, settled.longest),
      points: summed.points + sum(lines),
      updated_at: now,
    },
    now,
  );
  return { profile: unlocked.profile, lines: [...lines, ...unlocked.lines] };
}
