import type { Entry, RestDays } from '@reflekt/shared/entities';

/**
 * The input of a second, independent implementation of the rules. It is as plain as possible, shares no code with the
 * service, and goes day by day through whole states of a diary. Tests compare the service with it.
 */
export interface DiaryState {
  /** Entries, live and in the trash, without permanently deleted ones. */
  entries: readonly Entry[];
  /** Ids of the entries with a request for an insight. */
  asked: ReadonlySet<string>;
  restDays: RestDays;
}

const DAY = 86_400_000;
const plus = (date: string, days: number) =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);

/** The Monday of a date's week. */
export function mondayOf(date: string): string {
  let monday = date;
  while (new Date(monday).getUTCDay() !== 1) monday = plus(monday, -1);
  return monday;
}

function restsIn(week: string, restDays: RestDays): number {
  let days = 0;
  for (const part of restDays) if (part.from_week <= week) days = part.days;
  return days;
}

/** Goes through every day from the first to the last date. Returns streaks as lists of dates. */
export function naiveRuns(dates: ReadonlySet<string>, restDays: RestDays): string[][] {
  const sorted = [...dates].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  const runs: string[][] = [];
  if (first === undefined || last === undefined) return runs;
  let run: string[] | undefined;
  let missed = new Map<string, number>();
  for (let date = first; date <= last; date = plus(date, 1)) {
    if (dates.has(date)) {
      if (!run) {
        run = [];
        runs.push(run);
        missed = new Map();
      }
      run.push(date);
    } else {
      const week = mondayOf(date);
      missed.set(week, (missed.get(week) ?? 0) + 1);
      if ((missed.get(week) ?? 0) > restsIn(week, restDays)) run = undefined;
    }
  }
  return runs;
}

/** The length of the streak that includes today or yesterday, bridged by rest days. */
export function naiveCurrentStreak(
  dates: ReadonlySet<string>,
  restDays: RestDays,
  today: string,
): number {
  const begun = naiveRuns(dates, restDays).filter((run) => (run[0] ?? '') <= today);
  const run = begun.at(-1);
  if (!run) return 0;
  // An entry of today must belong to the same streak.
  const withToday = naiveRuns(new Set([...dates, today]), restDays);
  return withToday.some((other) => other[0] === run[0] && other.includes(today)) ? run.length : 0;
}

/** The local dates of the live entries. */
export const liveDates = ({ entries }: DiaryState): Set<string> =>
  new Set(entries.filter((entry) => !entry.deleted_at).map((entry) => entry.entry_date));

/** The longest streak. */
export const naiveLongest = (state: DiaryState): number =>
  Math.max(0, ...naiveRuns(liveDates(state), state.restDays).map((run) => run.length));

/** The totals of live entries. */
export function naiveTotals({ entries, asked }: DiaryState) {
  const live = entries.filter((entry) => !entry.deleted_at);
  return {
    entries: live.length,
    words: live.reduce((sum, entry) => sum + entry.word_count, 0),
    positive_moods: live.filter((entry) => (entry.mood_score ?? 0) >= 4).length,
    insights: live.filter((entry) => asked.has(entry.id)).length,
    prompts: live.filter((entry) => entry.prompt_id).length,
  };
}

/** The net amounts that are due by reason, without achievements. */
export function naiveNet(state: DiaryState): Record<string, number> {
  const net: Record<string, number> = {};
  const live = state.entries.filter((entry) => !entry.deleted_at);
  const own = live.filter((entry) => entry.source === null);
  for (const { id, word_count: words, prompt_id: prompt } of own) {
    net[`entry_created ${id}`] = 10;
    if (words >= 100) net[`entry_word_bonus ${id}`] = words >= 500 ? 15 : words >= 300 ? 10 : 5;
    if (state.asked.has(id)) net[`ai_insights ${id}`] = 5;
    if (prompt) net[`prompt_used ${id}`] = 5;
  }
  const ownDates = new Set(own.map((entry) => entry.entry_date));
  for (const date of ownDates) net[`first_entry_of_day ${date}`] = 5;
  for (const run of naiveRuns(liveDates(state), state.restDays)) {
    for (const date of run.slice(1)) {
      if (ownDates.has(date)) net[`streak_continued ${date}`] = 15;
    }
    if (run.length >= 7) net[`streak_milestone ${run[0]} 7`] = 50;
    if (run.length >= 30) net[`streak_milestone ${run[0]} 30`] = 200;
  }
  return net;
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

const ENTITLED: readonly [string, number, (state: DiaryState) => boolean][] = [
  ['first_entry', 10, (state) => naiveTotals(state).entries >= 1],
  ['entries_10', 50, (state) => naiveTotals(state).entries >= 10],
  ['entries_50', 150, (state) => naiveTotals(state).entries >= 50],
  ['entries_100', 300, (state) => naiveTotals(state).entries >= 100],
  ['streak_3', 25, (state) => naiveLongest(state) >= 3],
  ['streak_7', 50, (state) => naiveLongest(state) >= 7],
  ['streak_30', 200, (state) => naiveLongest(state) >= 30],
  ['streak_100', 500, (state) => naiveLongest(state) >= 100],
  ['words_500', 25, (state) => longestLive(state) >= 500],
  ['words_1000', 50, (state) => longestLive(state) >= 1000],
  ['insights_5', 25, (state) => naiveTotals(state).insights >= 5],
  ['insights_20', 75, (state) => naiveTotals(state).insights >= 20],
  ['prompts_10', 40, (state) => naiveTotals(state).prompts >= 10],
  ['mood_positive', 30, (state) => naiveTotals(state).positive_moods >= 5],
];

const longestLive = ({ entries }: DiaryState) =>
  Math.max(0, ...entries.map((entry) => (entry.deleted_at ? 0 : entry.word_count)));

/** The achievements of a state, given the ones unlocked before. */
export function naiveAchievements(state: DiaryState, held: ReadonlySet<string>): Set<string> {
  const reached = new Set(held);
  for (const [id, , entitled] of ENTITLED) if (entitled(state)) reached.add(id);
  const points =
    sum(Object.values(naiveNet(state))) +
    sum(ENTITLED.map(([id, worth]) => (reached.has(id) ? worth : 0)));
  if (points >= 1000) reached.add('level_5');
  return reached;
}
