import type { MoodAnalytics, MoodCalendar } from '@reflekt/shared/entities';
import type { Digest } from '@reflekt/shared/store';
import { addDays, type DateRange, datesOf } from '@reflekt/shared/time';
import { type Day, daysOf, moodsOf } from './days.ts';
import { mean, percentage, round } from './statistics.ts';
import { countTexts } from './summary.ts';

const SHORT_WINDOW = 7;
const LONG_WINDOW = 28;
const SCORES = [1, 2, 3, 4, 5];

/** Days before a period that its first moving averages need. */
export const DAYS_BEFORE = LONG_WINDOW - 1;

type MoodDay = Day & { mood: number };
const hasMood = (day: Day): day is MoodDay => day.mood !== null;

/** The average over the days with a mood among the last ones, up to and with a date. */
function movingAverage(days: readonly MoodDay[], date: string, window: number): number {
  const from = addDays(date, 1 - window);
  return round(mean(days.filter((day) => day.date >= from && day.date <= date).map((d) => d.mood)));
}

type Moods = Omit<MoodAnalytics, 'time_period' | 'from_date' | 'to_date' | 'unreadable'>;

/**
 * The moods of a period.
 * @param digests those of the period and of `DAYS_BEFORE` days before it, by date, ascending
 */
export function moodsIn(digests: readonly Digest[], { from, to }: DateRange): Moods {
  const days = daysOf(digests).filter(hasMood);
  const shown = days.filter(({ date }) => date >= from && date <= to);
  const within = digests.filter(({ entry_date }) => entry_date >= from && entry_date <= to);
  const scores = moodsOf(within);
  return {
    moods: shown.map(({ date, mood, sentiment, entries }) => ({
      date,
      value: mood,
      sentiment,
      entry_count: entries.length,
    })),
    average: scores.length === 0 ? 0 : round(mean(scores)),
    moving_average: shown.map(({ date }, at) => {
      // The days in reach, and not all of them for each one.
      const first = days.length - shown.length;
      const reach = days.slice(Math.max(0, first + at - DAYS_BEFORE), first + at + 1);
      return {
        date,
        average_7_days: movingAverage(reach, date, SHORT_WINDOW),
        average_28_days: movingAverage(reach, date, LONG_WINDOW),
      };
    }),
    distribution:
      scores.length === 0
        ? []
        : SCORES.map((value) => {
            const count = scores.filter((score) => score === value).length;
            return { value, count, percentage: percentage(count, scores.length) };
          }),
    labels: countTexts(within.flatMap(({ mood }) => (mood === null ? [] : [mood]))).map(
      ({ text, count }) => ({ mood: text, count }),
    ),
  };
}

/** The cells of a year. */
export function calendarOf(digests: readonly Digest[], range: DateRange): MoodCalendar['days'] {
  const byDate = new Map(daysOf(digests).map((day) => [day.date, day]));
  return datesOf(range).map((date) => {
    const day = byDate.get(date);
    return {
      date,
      mood: day?.mood ?? null,
      sentiment: day?.sentiment ?? null,
      word_count: (day?.entries ?? []).reduce((sum, { word_count }) => sum + word_count, 0),
      entry_count: day?.entries.length ?? 0,
    };
  });
}
