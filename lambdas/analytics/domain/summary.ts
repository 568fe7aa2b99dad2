import type { Analytics } from '@reflekt/shared/entities';
import type { Digest } from '@reflekt/shared/store';
import { caseless } from '@reflekt/shared/text';
import { type DateRange, datesOf, daysBetween } from '@reflekt/shared/time';
import { daysOf } from './days.ts';
import { percentage } from './statistics.ts';

/** Days of a period beyond which those without entries are left out: an answer has room for no more. */
const MOST_DAYS = 100_000;
const KEYWORDS = 20;
const HOURS = 24;
const WITHOUT_CATEGORY = 'Uncategorized';

/** The members of a summary that follow from its digests. */
type Summary = Omit<
  Analytics,
  | 'time_period'
  | 'from_date'
  | 'to_date'
  | 'longest_streak_days'
  | 'current_streak_days'
  | 'as_of'
  | 'unreadable'
>;

/** Counts texts, the most frequent first, and equals in the order of the alphabet. */
export function countTexts(texts: Iterable<string>): { text: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .map(([text, count]) => ({ text, count }))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
}

/** Keywords that differ, ignoring case, each in its most frequent spelling; most frequent first. */
export function keywordsOf(digests: readonly Digest[], limit: number): string[] {
  const all = digests.flatMap(({ analysis }) => analysis?.keywords ?? []);
  const spellings = new Map<string, string>();
  for (const { text } of countTexts(all)) {
    const key = caseless(text);
    if (!spellings.has(key)) spellings.set(key, text);
  }
  return countTexts(all.map(caseless))
    .slice(0, limit)
    .map(({ text }) => spellings.get(text) ?? text);
}

function categoryDistribution(
  digests: readonly Digest[],
  names: ReadonlyMap<string, string>,
): Summary['category_distribution'] {
  const named = digests.map(({ category_id: id }) =>
    id === null ? WITHOUT_CATEGORY : (names.get(id) ?? WITHOUT_CATEGORY),
  );
  const rows = countTexts(named).map(({ text, count }) => ({
    category: text,
    count,
    percentage: percentage(count, digests.length),
  }));
  const without = rows.filter(({ category }) => category === WITHOUT_CATEGORY);
  const within = rows.filter(({ category }) => category !== WITHOUT_CATEGORY);
  return within.length === 0 ? [] : [...within, ...without];
}

function entryFrequency(
  counts: ReadonlyMap<string, number>,
  range: DateRange,
): Summary['entry_frequency'] {
  if (counts.size === 0) return [];
  const isLong = daysBetween(range.from, range.to) >= MOST_DAYS;
  const dates = isLong ? [...counts.keys()] : datesOf(range);
  return dates.map((date) => ({ date, count: counts.get(date) ?? 0 }));
}

function writingPatterns(digests: readonly Digest[]): Summary['writing_patterns'] {
  if (digests.length === 0) return [];
  const counts = new Array<number>(HOURS).fill(0);
  for (const { hour } of digests) counts[hour] = (counts[hour] ?? 0) + 1;
  return counts.map((count, hour_of_day) => ({ hour_of_day, count }));
}

/**
 * Sums up a period.
 * @param digests those of the period, by date, ascending
 * @param categoryNames by id
 */
export function summarise(
  digests: readonly Digest[],
  range: DateRange,
  categoryNames: ReadonlyMap<string, string>,
): Summary {
  const days = daysOf(digests);
  const words = digests.reduce((sum, { word_count }) => sum + word_count, 0);
  return {
    entry_count: digests.length,
    entry_frequency: entryFrequency(
      new Map(days.map(({ date, entries }) => [date, entries.length])),
      range,
    ),
    category_distribution: categoryDistribution(digests, categoryNames),
    mood_trends: days.flatMap(({ date, entries, mood, sentiment }) =>
      sentiment === null
        ? []
        : [
            {
              date,
              average_sentiment: sentiment,
              average_mood: mood,
              entry_count: entries.length,
            },
          ],
    ),
    writing_patterns: writingPatterns(digests),
    word_count_average: digests.length === 0 ? 0 : Math.round(words / digests.length),
    word_count_total: words,
    top_keywords: keywordsOf(digests, KEYWORDS),
  };
}
