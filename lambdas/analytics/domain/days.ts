import type { Digest } from '@reflekt/shared/store';
import { meanOrNull } from './statistics.ts';

/** The entries of one local date. */
export interface Day {
  date: string;
  entries: readonly Digest[];
  /** The average of the writer's own moods, or null without any. */
  mood: number | null;
  /** The average sentiment of the analysed entries, or null without any. */
  sentiment: number | null;
}

/** The moods in digests. */
export const moodsOf = (digests: readonly Digest[]): number[] =>
  digests.flatMap(({ mood_score }) => (mood_score === null ? [] : [mood_score]));

const sentimentsOf = (digests: readonly Digest[]): number[] =>
  digests.flatMap(({ analysis }) =>
    analysis === null || analysis.sentiment_score === null ? [] : [analysis.sentiment_score],
  );

/** The days with entries, ascending. @param digests by date, ascending */
export function daysOf(digests: readonly Digest[]): Day[] {
  const byDate = Map.groupBy(digests, ({ entry_date }) => entry_date);
  return [...byDate].map(([date, entries]) => ({
    date,
    entries,
    mood: meanOrNull(moodsOf(entries)),
    sentiment: meanOrNull(sentimentsOf(entries)),
  }));
}

/** Without consent, what an analysis had found is hidden, as the insights are. */
export const withoutAnalysis = (digests: readonly Digest[]): Digest[] =>
  digests.map((digest) => ({ ...digest, analysis: null }));
