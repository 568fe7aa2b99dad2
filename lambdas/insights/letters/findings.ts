import type { Letter } from '@reflekt/shared/entities';
import type { Digest } from '@reflekt/shared/store';
import { caseless } from '@reflekt/shared/text';
import { type DateRange, daysBetween } from '@reflekt/shared/time';

/** A date with an average: of the writer's own moods, or of sentiment. */
export interface RatedDay {
  date: string;
  value: number;
}

/** The findings about a period, from its digests alone. */
export interface Findings {
  entries: number;
  days: number;
  words: number;
  themes: string[];
  /** `mood`: the days as their writer marked them, 1 to 5. `sentiment`: as our analysis reads them, −1 to 1. */
  rated: { by: 'mood' | 'sentiment'; days: RatedDay[] } | undefined;
  trend: Letter['mood_trend'];
  /** The date with the most words, where one stands out. */
  fullest: { date: string; words: number } | undefined;
}

const THEMES = 4;
/** Days with a rating from which a period has a tone. */
const LEAST_DAYS = 3;
/** A theme comes up in so many entries at least. */
const LEAST_ENTRIES = 2;
/** The difference of the halves of a period that is one: in steps of a mood, and of sentiment. */
const NOTABLE = { mood: 0.5, sentiment: 0.15 };
/** The fullest day has so many times the words of an average one. */
const STANDS_OUT = 1.5;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** True for an entry that asks for help: it is counted, and nothing else of it goes into a letter. */
const asksForHelp = ({ analysis }: Digest): boolean => analysis?.support === true;

/** The digests whose contents may go into a letter. */
export const speakable = (digests: readonly Digest[]): Digest[] =>
  digests.filter((digest) => !asksForHelp(digest));

/** In a period of so many entries, a word that is in a third of them tells nothing of it. */
const MANY = 10;
const EVERYWHERE = 1 / 3;

/** Keywords of several entries, those of the most entries first; not those of nearly all. */
export function themesOf(digests: readonly Digest[]): string[] {
  const found = new Map<string, { shown: string; entries: number }>();
  for (const { analysis } of digests) {
    for (const keyword of analysis?.keywords ?? []) {
      const key = caseless(keyword);
      const theme = found.get(key) ?? { shown: keyword, entries: 0 };
      found.set(key, { ...theme, entries: theme.entries + 1 });
    }
  }
  const most = digests.length < MANY ? digests.length : digests.length * EVERYWHERE;
  return [...found.values()]
    .filter(({ entries }) => entries >= LEAST_ENTRIES && entries <= most)
    .sort((a, b) => b.entries - a.entries || (a.shown < b.shown ? -1 : 1))
    .slice(0, THEMES)
    .map(({ shown }) => shown);
}

function ratedDays(
  byDate: ReadonlyMap<string, readonly Digest[]>,
  rate: (digest: Digest) => number | null | undefined,
): RatedDay[] {
  return [...byDate].flatMap(([date, entries]) => {
    const values = entries.map(rate).filter((value) => typeof value === 'number');
    return values.length === 0 ? [] : [{ date, value: mean(values) }];
  });
}

function trendOf(
  { by, days }: NonNullable<Findings['rated']>,
  range: DateRange,
): Letter['mood_trend'] {
  const half = daysBetween(range.from, range.to) / 2;
  const early = days.filter(({ date }) => daysBetween(range.from, date) < half);
  const late = days.filter(({ date }) => daysBetween(range.from, date) >= half);
  if (early.length < 2 || late.length < 2) return null;
  const change = mean(late.map(({ value }) => value)) - mean(early.map(({ value }) => value));
  if (Math.abs(change) < NOTABLE[by]) return 'stable';
  return change > 0 ? 'improving' : 'declining';
}

/**
 * The findings about a period. The writer's own moods count where there are enough, and are never mixed with what an
 * analysis found. A period in which an entry asks for help gets no rating at all.
 * @param digests by date, ascending
 */
export function findingsOf(digests: readonly Digest[], range: DateRange): Findings {
  const byDate = Map.groupBy(digests, ({ entry_date }) => entry_date);
  const moods = ratedDays(byDate, ({ mood_score }) => mood_score);
  const sentiments = ratedDays(byDate, ({ analysis }) => analysis?.sentiment_score);
  const rated = digests.some(asksForHelp)
    ? undefined
    : moods.length >= LEAST_DAYS
      ? { by: 'mood' as const, days: moods }
      : sentiments.length >= LEAST_DAYS
        ? { by: 'sentiment' as const, days: sentiments }
        : undefined;
  const words = digests.reduce((sum, { word_count }) => sum + word_count, 0);
  const perDay = [...byDate].map(([date, entries]) => ({
    date,
    words: entries.reduce((sum, { word_count }) => sum + word_count, 0),
  }));
  const fullest = perDay.reduce<Findings['fullest']>(
    (most, day) => (most === undefined || day.words > most.words ? day : most),
    undefined,
  );
  const standsOut =
    fullest && perDay.length > 2 && fullest.words > (words / perDay.length) * STANDS_OUT;
  return {
    entries: digests.length,
    days: byDate.size,
    words,
    themes: themesOf(speakable(digests)),
    rated,
    trend: rated ? trendOf(rated, range) : null,
    fullest: standsOut && !digests.some(asksForHelp) ? fullest : undefined,
  };
}
