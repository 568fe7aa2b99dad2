import type { RestDays } from '@reflekt/shared/entities';
import type { Profile, Totals } from '@reflekt/shared/store';
import type { DayNumber, RestRule, StreakCalendar } from '@reflekt/shared/streaks';
import { type Contribution, entryLines } from './contribution.ts';
import type { LedgerLine } from './ledger-reason.ts';
import { levelOf, newlyReached } from './profile.ts';
import { recalculateDays } from './recalculate-days.ts';

/** The change of an entry's contribution. */
export interface ContributionChange {
  entryId: string;
  before: Contribution | undefined;
  after: Contribution;
}

/** The local dates that the changed entries count for, before and after. */
export const touchedDays = (changes: readonly ContributionChange[]): DayNumber[] =>
  changes
    .flatMap(({ before, after }) => [before, after])
    .flatMap((one) => [one?.live?.day, one?.live?.skipped, one?.gone])
    .filter((day) => day !== undefined && day !== null);

/** Adds a contribution to the counts of its dates, or takes it out of them. */
function countEntry(
  calendar: StreakCalendar,
  contribution: Contribution | undefined,
  by: 1 | -1,
): void {
  const add = (
    day: DayNumber,
    names: readonly ('entries' | 'own' | 'quiet' | 'gone' | 'skippedBy')[],
  ) => {
    const counts = calendar.day(day);
    calendar.setDay(day, Object.fromEntries(names.map((name) => [name, counts[name] + by])));
  };
  if (!contribution) return;
  const { live, quiet, gone } = contribution;
  if (gone !== null) add(gone, ['gone']);
  if (!live) return;
  const kind = quiet ? (['quiet'] as const) : live.imported ? [] : (['own'] as const);
  add(live.day, ['entries', ...kind]);
  if (live.skipped !== null) add(live.skipped, ['skippedBy']);
}

/** The share of a contribution in the totals of live entries. */
function addTo(totals: Totals, { live, insightRequested }: Contribution, by: 1 | -1): void {
  if (!live) return;
  totals.entries += by;
  totals.words += by * live.words;
  totals.positive_moods += live.positiveMood ? by : 0;
  totals.prompts += live.prompted ? by : 0;
  totals.insights += insightRequested ? by : 0;
}

function recalculateTotals(profile: Profile, changes: readonly ContributionChange[]): Profile {
  const totals = { ...profile.totals };
  const quietTotals = { ...profile.quiet_totals };
  let { longest_entry } = profile;
  const add = (contribution: Contribution | undefined, by: 1 | -1) => {
    if (!contribution) return;
    addTo(totals, contribution, by);
    if (contribution.quiet) addTo(quietTotals, contribution, by);
  };
  for (const { before, after } of changes) {
    add(before, -1);
    add(after, 1);
    if (!after.quiet) longest_entry = Math.max(longest_entry, after.live?.words ?? 0);
  }
  return { ...profile, totals, quiet_totals: quietTotals, longest_entry };
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
    countEntry(calendar, was, -1);
    countEntry(calendar, after, 1);
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
      longest_told_streak: Math.max(counted.longest_told_streak, recalculated.longestTold),
      points: counted.points + sum(lines),
      updated_at: now,
    },
    now,
  );
  return { profile: unlocked.profile, lines: [...lines, ...unlocked.lines] };
}
