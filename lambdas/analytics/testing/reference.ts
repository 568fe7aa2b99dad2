import type { Entry, Insight } from '@reflekt/shared/entities';

/**
 * The input of a second, plain implementation, which goes through all entries for each answer. It shares no code with
 * the service. Tests compare the service with it.
 */
export interface DiaryState {
  /** Live entries only. */
  entries: readonly Entry[];
  /** The insights about the present texts, by entry. */
  insights: ReadonlyMap<string, Insight>;
  categoryNames: ReadonlyMap<string, string>;
}

const average = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const count = (values: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return Object.entries(counts).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
};

const known = <T>(values: readonly (T | null | undefined)[]): T[] =>
  values.filter((value): value is T => value !== null && value !== undefined);

/** All dates from one to another. */
export function allDates(from: string, to: string): string[] {
  const dates: string[] = [];
  const date = new Date(from);
  while (date.toISOString().slice(0, 10) <= to) {
    dates.push(date.toISOString().slice(0, 10));
    date.setUTCDate(date.getUTCDate() + 1);
  }
  return dates;
}

const within = ({ entries }: DiaryState, from: string, to: string) =>
  entries.filter((entry) => entry.entry_date >= from && entry.entry_date <= to);

const hourOf = (entry: Entry) =>
  new Date(
    new Date(entry.created_at).toLocaleString('en-US', { timeZone: entry.time_zone }),
  ).getHours();

/** The summary of a period. */
export function referenceSummary(state: DiaryState, from: string, to: string) {
  const entries = within(state, from, to);
  const on = (date: string) => entries.filter((entry) => entry.entry_date === date);
  const score = (entry: Entry) => state.insights.get(entry.id)?.sentiment_score;
  const named = entries.map(
    ({ category_id }) => state.categoryNames.get(category_id ?? '') ?? 'Uncategorized',
  );
  const rows = count(named).map(([category, n]) => ({
    category,
    count: n,
    percentage: (n / entries.length) * 100,
  }));
  const words = entries.map(({ word_count }) => word_count);
  const total = words.reduce((sum, n) => sum + n, 0);
  const keywords = entries.flatMap(({ id }) => state.insights.get(id)?.keywords ?? []);
  return {
    entry_count: entries.length,
    entry_frequency:
      entries.length === 0
        ? []
        : allDates(from, to).map((date) => ({ date, count: on(date).length })),
    category_distribution: named.every((name) => name === 'Uncategorized')
      ? []
      : [
          ...rows.filter(({ category }) => category !== 'Uncategorized'),
          ...rows.filter(({ category }) => category === 'Uncategorized'),
        ],
    mood_trends: allDates(from, to)
      .filter((date) => known(on(date).map(score)).length > 0)
      .map((date) => {
        const moods = known(on(date).map(({ mood_score }) => mood_score));
        return {
          date,
          average_sentiment: average(known(on(date).map(score))),
          average_mood: moods.length === 0 ? null : average(moods),
          entry_count: on(date).length,
        };
      }),
    writing_patterns:
      entries.length === 0
        ? []
        : Array.from({ length: 24 }, (_, hour) => ({
            hour_of_day: hour,
            count: entries.filter((entry) => hourOf(entry) === hour).length,
          })),
    word_count_average: entries.length === 0 ? 0 : Math.round(total / entries.length),
    word_count_total: total,
    top_keywords: count(keywords.map((word) => word.toLowerCase()))
      .slice(0, 20)
      .map(([word]) => word),
  };
}

/** The moods of a period. */
export function referenceMoods(state: DiaryState, from: string, to: string) {
  const mood = (date: string) => {
    const scores = known(
      state.entries.filter((e) => e.entry_date === date).map((e) => e.mood_score),
    );
    return scores.length === 0 ? undefined : average(scores);
  };
  const before = (date: string, days: number) => {
    const first = new Date(date);
    first.setUTCDate(first.getUTCDate() - days + 1);
    return average(known(allDates(first.toISOString().slice(0, 10), date).map(mood)));
  };
  const dates = allDates(from, to).filter((date) => mood(date) !== undefined);
  const scores = known(within(state, from, to).map(({ mood_score }) => mood_score));
  return {
    values: dates.map((date) => [date, mood(date)]),
    average: scores.length === 0 ? 0 : average(scores),
    moving: dates.map((date) => [date, before(date, 7), before(date, 28)]),
    distribution:
      scores.length === 0
        ? []
        : [1, 2, 3, 4, 5].map((value) => scores.filter((one) => one === value).length),
  };
}

/** Average moods with and without a property. */
export function referenceDifference(
  state: DiaryState,
  from: string,
  to: string,
  has: (entry: Entry) => boolean,
) {
  const entries = within(state, from, to).filter(({ mood_score }) => mood_score !== null);
  const scores = (some: readonly Entry[]) => known(some.map(({ mood_score }) => mood_score));
  const [inside, outside] = [scores(entries.filter(has)), scores(entries.filter((e) => !has(e)))];
  return {
    n: inside.length,
    others: outside.length,
    difference: average(inside) - average(outside),
  };
}
