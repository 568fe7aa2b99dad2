import * as v from 'valibot';
import { documented, Instant, integer, LocalDate } from './scalars.ts';

const count = integer(0, Number.MAX_SAFE_INTEGER);

const between = (min: number, max: number) =>
  v.pipe(v.number(), documented<number>({ type: 'number', minimum: min, maximum: max }));

/** The average of moods. */
const AverageMood = between(1, 5);
/** The average of sentiment scores. */
const AverageSentiment = between(-1, 1);
/** A share of a whole. */
const Percentage = between(0, 100);

/** The periods that end today: the calendar's current one, or all time. */
export const TIME_PERIODS = ['day', 'week', 'month', 'year', 'all'] as const;
export type TimePeriod = (typeof TIME_PERIODS)[number];

/** The period that an answer is about; `custom` for one given by its dates. */
const period = {
  time_period: v.picklist([...TIME_PERIODS, 'custom']),
  from_date: LocalDate,
  to_date: LocalDate,
};

/** The number of digests that are stored and could not be read; absent when there is none. */
const unreadable = v.optional(count);

/** The summary of a period. Without an entry its numbers are 0 and its lists empty. */
export const Analytics = v.object({
  ...period,
  entry_count: count,
  entry_frequency: v.pipe(
    v.array(v.object({ date: LocalDate, count })),
    documented({
      type: 'array',
      description:
        'Every day of the period, zeros included. In a period of more than 100,000 days, days with entries only.',
    }),
  ),
  category_distribution: v.array(v.object({ category: v.string(), count, percentage: Percentage })),
  mood_trends: v.pipe(
    v.array(
      v.object({
        date: LocalDate,
        average_sentiment: AverageSentiment,
        average_mood: v.nullable(AverageMood),
        entry_count: count,
      }),
    ),
    documented({
      type: 'array',
      description:
        "Days with an analysed entry. Sentiment is an insight's, mood the writer's own; they are never mixed.",
    }),
  ),
  writing_patterns: v.array(v.object({ hour_of_day: integer(0, 23), count })),
  word_count_average: count,
  word_count_total: count,
  top_keywords: v.array(v.string()),
  longest_streak_days: count,
  current_streak_days: count,
  as_of: Instant,
  unreadable,
});
export type Analytics = v.InferOutput<typeof Analytics>;

/** The moods of a period: the writer's own, day by day. */
export const MoodAnalytics = v.object({
  ...period,
  moods: v.array(
    v.object({
      date: LocalDate,
      value: AverageMood,
      sentiment: v.nullable(AverageSentiment),
      entry_count: count,
    }),
  ),
  average: between(0, 5),
  moving_average: v.array(
    v.object({ date: LocalDate, average_7_days: AverageMood, average_28_days: AverageMood }),
  ),
  distribution: v.array(v.object({ value: integer(1, 5), count, percentage: Percentage })),
  labels: v.array(v.object({ mood: v.string(), count })),
  unreadable,
});
export type MoodAnalytics = v.InferOutput<typeof MoodAnalytics>;

/** A year, one cell a day. */
export const MoodCalendar = v.object({
  year: integer(1, 9999),
  days: v.array(
    v.object({
      date: LocalDate,
      mood: v.nullable(AverageMood),
      sentiment: v.nullable(AverageSentiment),
      word_count: count,
      entry_count: count,
    }),
  ),
  unreadable,
});
export type MoodCalendar = v.InferOutput<typeof MoodCalendar>;

/** The circumstances that moods are compared by. */
export const CORRELATION_FACTORS = ['tag', 'category', 'weekday', 'hour'] as const;

/** Circumstances of entries whose moods differ from those of all other entries of the period. */
export const MoodCorrelations = v.object({
  ...period,
  n: count,
  average: between(0, 5),
  correlations: v.array(
    v.object({
      factor: v.picklist(CORRELATION_FACTORS),
      value: v.string(),
      n: count,
      average: AverageMood,
      difference: between(-4, 4),
      interval: v.pipe(
        v.array(v.number()),
        documented({
          type: 'array',
          items: { type: 'number' },
          minItems: 2,
          maxItems: 2,
          description:
            '95 % confidence interval of the difference. One with 0 inside claims nothing.',
        }),
      ),
    }),
  ),
  unreadable,
});
export type MoodCorrelations = v.InferOutput<typeof MoodCorrelations>;
