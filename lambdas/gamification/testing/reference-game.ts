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
  /** Ids of the entries that might ask for help. */
  quiet: ReadonlySet<string>;
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

/**
 * Goes through every day from the first to the last date. Returns streaks as lists of dates.
 * @param skipped dates that were no days for the writer
 */
export function referenceStreaks(
  dates: ReadonlySet<string>,
  restDays: RestDays,
  skipped: ReadonlySet<string> = new Set(),
): string[][] {
  const sorted = [...dates].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  const streaks: string[][] = [];
  if (first === undefined || last === undefined) return streaks;
  let streak: string[] | undefined;
  let missed = new Map<string, number>();
  for (let date = first; date <= last; date = plus(date, 1)) {
    if (dates.has(date)) {
      if (!streak) {
        streak = [];
        streaks.push(streak);
        missed = new Map();
      }
      streak.push(date);
    } else if (!skipped.has(date)) {
      const week = mondayOf(date);
      missed.set(week, (missed.get(week) ?? 0) + 1);
      if ((missed.get(week) ?? 0) > restsIn(week, restDays)) streak = undefined;
    }
  }
  return streaks;
}

/** The length of the streak that includes today or yesterday, bridged by rest days. */
export function referenceCurrentStreak(
  dates: ReadonlySet<string>,
  restDays: RestDays,
  today: string,
): number {
  const begun = referenceStreaks(dates, restDays).filter((streak) => (streak[0] ?? '') <= today);
  const streak = begun.at(-1);
  if (!streak) return 0;
  // An entry of today must belong to the same streak.
  const withToday = referenceStreaks(new Set([...dates, today]), restDays);
  return withToday.some((other) => other[0] === streak[0] && other.includes(today))
    ? streak.length
    : 0;
}

/** The local dates of the live entries. */
export const liveDates = ({ entries }: DiaryState): Set<string> =>
  new Set(entries.filter((entry) => !entry.deleted_at).map((entry) => entry.entry_date));

/** The longest streak. */
export const referenceLongestStreak = (state: DiaryState): number =>
  Math.max(0, ...referenceStreaks(liveDates(state), state.restDays).map((streak) => streak.length));

/** The same diary without the entries that might ask for help. */
const withoutQuiet = (state: DiaryState): DiaryState => ({
  ...state,
  entries: state.entries.filter(({ id }) => !state.quiet.has(id)),
});

/** Streaks as long as the game speaks of: up to their last date with an entry that is not quiet. */
function toldStreaks(state: DiaryState): string[][] {
  const told = liveDates(withoutQuiet(state));
  return referenceStreaks(liveDates(state), state.restDays).map((streak) => {
    const dates = [...streak];
    while (dates.length > 0 && !told.has(dates.at(-1) ?? '')) dates.pop();
    return dates;
  });
}

const longestTold = (state: DiaryState) =>
  Math.max(0, ...toldStreaks(state).map((streak) => streak.length));

/** The totals of live entries. */
export function referenceTotals({ entries, asked }: DiaryState) {
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
export function referenceNet(state: DiaryState): Record<string, number> {
  const net: Record<string, number> = {};
  const live = withoutQuiet(state).entries.filter((entry) => !entry.deleted_at);
  const own = live.filter((entry) => entry.source === null);
  for (const { id, word_count: words, prompt_id: prompt } of own) {
    net[`entry_created ${id}`] = 10;
    if (words >= 100) net[`entry_word_bonus ${id}`] = words >= 500 ? 15 : words >= 300 ? 10 : 5;
    if (state.asked.has(id)) net[`ai_insights ${id}`] = 5;
    if (prompt) net[`prompt_used ${id}`] = 5;
  }
  const ownDates = new Set(own.map((entry) => entry.entry_date));
  for (const date of ownDates) net[`first_entry_of_day ${date}`] = 5;
  for (const streak of referenceStreaks(liveDates(state), state.restDays)) {
    for (const date of streak.slice(1)) {
      if (ownDates.has(date)) net[`streak_continued ${date}`] = 15;
    }
  }
  for (const streak of toldStreaks(state)) {
    if (streak.length >= 7) net[`streak_milestone ${streak[0]} 7`] = 50;
    if (streak.length >= 30) net[`streak_milestone ${streak[0]} 30`] = 200;
  }
  return net;
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

const ENTITLED: readonly [string, number, (state: DiaryState) => boolean][] = [
  ['first_entry', 10, (state) => referenceTotals(state).entries >= 1],
  ['entries_10', 50, (state) => referenceTotals(state).entries >= 10],
  ['entries_50', 150, (state) => referenceTotals(state).entries >= 50],
  ['entries_100', 300, (state) => referenceTotals(state).entries >= 100],
  ['streak_3', 25, (state) => longestTold(state) >= 3],
  ['streak_7', 50, (state) => longestTold(state) >= 7],
  ['streak_30', 200, (state) => longestTold(state) >= 30],
  ['streak_100', 500, (state) => longestTold(state) >= 100],
  ['words_500', 25, (state) => longestLive(state) >= 500],
  ['words_1000', 50, (state) => longestLive(state) >= 1000],
  ['insights_5', 25, (state) => referenceTotals(state).insights >= 5],
  ['insights_20', 75, (state) => referenceTotals(state).insights >= 20],
  ['prompts_10', 40, (state) => referenceTotals(state).prompts >= 10],
  ['mood_positive', 30, (state) => referenceTotals(state).positive_moods >= 5],
];

const longestLive = ({ entries }: DiaryState) =>
  Math.max(0, ...entries.map((entry) => (entry.deleted_at ? 0 : entry.word_count)));

/** The achievements of a state, given the ones unlocked before. */
export function referenceAchievements(state: DiaryState, held: ReadonlySet<string>): Set<string> {
  const reached = new Set(held);
  const counted = withoutQuiet(state);
  for (const [id, , entitled] of ENTITLED) {
    if (entitled(id.startsWith('streak') ? state : counted)) reached.add(id);
  }
  const points =
    sum(Object.values(referenceNet(state))) +
    sum(ENTITLED.map(([id, worth]) => (reached.has(id) ? worth : 0)));
  if (points >= 1000) reached.add('level_5');
  return reached;
}
