import { POINTS, type RestDays } from '@reflekt/shared/entities';
import { type Contribution, entryLines, isInsightCounted, type LiveEntry } from './contribution.ts';
import { type DayNumber, dateOf, type RestRule } from './days.ts';
import type { LedgerLine } from './ledger-reason.ts';
import { levelOf, newlyReached, type Profile } from './profile.ts';
import type { StreakCalendar } from './streak-calendar.ts';
import { type Streak, splitIntoStreaks } from './streaks.ts';

/** The change of an entry's contribution. */
export interface ContributionChange {
  entryId: string;
  before: Contribution | undefined;
  after: Contribution;
}

/** The local dates of the changed entries, before and after. */
export const touchedDays = (changes: readonly ContributionChange[]): DayNumber[] =>
  changes.flatMap(({ before, after }) =>
    [before?.live, after.live].flatMap((live) => (live ? [live.day] : [])),
  );

function countEntry(
  calendar: StreakCalendar,
  live: LiveEntry | null | undefined,
  by: 1 | -1,
): void {
  if (!live) return;
  const { entries, own } = calendar.day(live.day);
  calendar.setDay(live.day, { entries: entries + by, own: own + (live.imported ? 0 : by) });
}

/** Brings the amounts of dates, and of the streaks that start on them, to what is due now. */
function recalculateDays(
  calendar: StreakCalendar,
  days: readonly DayNumber[],
  restRule: RestRule,
): { lines: LedgerLine[]; longest: number } {
  const lines: LedgerLine[] = [];
  const streaks = splitIntoStreaks(
    days.filter((day) => calendar.has(day)),
    restRule,
  );
  const startingOn = new Map<DayNumber, Streak>(streaks.map((streak) => [streak.start, streak]));
  for (const day of days) {
    const before = calendar.day(day);
    const started = startingOn.get(day);
    const own = before.own > 0;
    const due = {
      firstOfDay: own ? POINTS.firstOfDay : 0,
      streak: own && !started ? POINTS.streakDay : 0,
    };
    const date = dateOf(day);
    const first = due.firstOfDay - before.firstOfDay;
    const streak = due.streak - before.streak;
    if (first !== 0) lines.push({ reason: { kind: 'first_entry_of_day', date }, amount: first });
    if (streak !== 0) lines.push({ reason: { kind: 'streak_continued', date }, amount: streak });
    if (first !== 0 || streak !== 0) calendar.setDay(day, due);
    for (const milestone of POINTS.milestones) {
      const points = started && started.length >= milestone.days ? milestone.points : 0;
      const amount = points - calendar.milestone(day, milestone.days);
      if (amount === 0) continue;
      const reason = { kind: 'streak_milestone' as const, start: date, days: milestone.days };
      lines.push({ reason, amount });
      calendar.setMilestone({ start: day, days: milestone.days, amount: points });
    }
  }
  return { lines, longest: Math.max(0, ...streaks.map(({ length }) => length)) };
}

function recalculateTotals(profile: Profile, changes: readonly ContributionChange[]): Profile {
  const totals = { ...profile.totals };
  let { longest_entry } = profile;
  const add = (contribution: Contribution | undefined, by: 1 | -1) => {
    const live = contribution?.live;
    if (!contribution || !live) return;
    totals.entries += by;
    totals.words += by * live.words;
    totals.positive_moods += live.positiveMood ? by : 0;
    totals.prompts += live.prompted ? by : 0;
    totals.insights += isInsightCounted(contribution) ? by : 0;
  };
  for (const { before, after } of changes) {
    add(before, -1);
    add(after, 1);
    longest_entry = Math.max(longest_entry, after.live?.words ?? 0);
  }
  return { ...profile, totals, longest_entry };
}

const sum = (lines: readonly LedgerLine[]) =>
  lines.reduce((total, { amount }) => total + amount, 0);

/** Unlocks the achievements that a profile has reached. The points of one may reach the level of another. */
function unlockAchievements(
  profile: Profile,
  now: string,
): { profile: Profile; lines: LedgerLine[] } {
  const lines: LedgerLine[] = [];
  let next = profile;
  for (let reached = newlyReached(next); reached.length > 0; reached = newlyReached(next)) {
    const gained = reached.map(({ id, points }) => ({
      reason: { kind: 'achievement_unlocked' as const, achievement: id },
      amount: points,
    }));
    const instants = Object.fromEntries(reached.map(({ id }) => [id, now]));
    const unlocked = { ...next.unlocked, ...instants };
    next = { ...next, unlocked, points: next.points + sum(gained) };
    lines.push(...gained);
  }
  const { level } = levelOf(next.points);
  for (let reached = next.level + 1; reached <= level; reached++) {
    lines.push({ reason: { kind: 'level_up', level: reached }, amount: 0 });
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
  calendar: StreakCalendar,
  input: {
    changes: readonly ContributionChange[];
    days: readonly DayNumber[];
    restDays: RestDays;
    restRule: RestRule;
    now: string;
  },
): { profile: Profile; lines: LedgerLine[] } {
  const { changes, now } = input;
  for (const { before: was, after } of changes) {
    countEntry(calendar, was?.live, -1);
    countEntry(calendar, after.live, 1);
  }
  const lines = changes.flatMap(({ entryId, before: was, after }) =>
    entryLines(entryId, was, after),
  );
  const recalculated = recalculateDays(calendar, input.days, input.restRule);
  lines.push(...recalculated.lines);

  const counted = recalculateTotals(before, changes);
  const importTold = counted.import_told || changes.some(({ after }) => after.live?.imported);
  if (importTold && !counted.import_told) lines.push({ reason: { kind: 'import' }, amount: 0 });
  const unlocked = unlockAchievements(
    {
      ...counted,
      import_told: importTold,
      rest_days: input.restDays,
      longest_streak: Math.max(counted.longest_streak, recalculated.longest),
      points: counted.points + sum(lines),
      updated_at: now,
    },
    now,
  );
  return { profile: unlocked.profile, lines: [...lines, ...unlocked.lines] };
}
