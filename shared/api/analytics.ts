import * as v from 'valibot';
import {
  Analytics,
  documented,
  LocalDate,
  MoodAnalytics,
  MoodCalendar,
  MoodCorrelations,
  TIME_PERIODS,
} from '../entities/index.ts';
import { defineApi } from './endpoint.ts';

const range = {
  time_period: v.optional(v.picklist(TIME_PERIODS, `must be one of ${TIME_PERIODS.join(', ')}`)),
  from_date: v.optional(LocalDate),
  to_date: v.optional(LocalDate),
};

/** A year of the calendar, as a query has it. */
const Year = v.pipe(
  v.string(),
  v.regex(/^(?!0000)\d{4}$/, 'must be a year, YYYY'),
  documented<string>({ type: 'integer', minimum: 1, maximum: 9999 }),
  v.transform(Number),
);

const ABOUT_PERIODS =
  "`day`, `week`, `month` and `year` are those of today in the writer's time zone, up to today; `all` begins with the first entry. `from_date` and `to_date` are local dates, inclusive, and take precedence.";
const ABOUT_CONSENT = 'With consent `none` there is no sentiment and no keyword.';

/** The endpoints of the analytics service. */
export const analyticsApi = defineApi('analytics', {
  readAnalytics: {
    method: 'GET',
    path: '/analytics',
    auth: 'token',
    summary: 'A period, summed up',
    description: `${ABOUT_PERIODS} The default is \`month\`. ${ABOUT_CONSENT} Streaks are over all time, as in the game. Follows entries within seconds.`,
    query: v.object(range),
    success: { status: 200, body: Analytics },
  },
  rebuildAnalytics: {
    method: 'POST',
    path: '/analytics',
    auth: 'token',
    summary: 'Compute anew from the entries, then answer as GET',
    description: 'Never needed while all is well: what it finds is then what there was.',
    body: v.object(range),
    example: { time_period: 'year' },
    slow: true,
    success: { status: 200, body: Analytics },
  },
  readMoods: {
    method: 'GET',
    path: '/analytics/mood',
    auth: 'token',
    summary: 'Moods, day by day',
    description: `${ABOUT_PERIODS} The default is \`month\`. \`value\` is the average of a day's moods, \`average\` that of all moods of the period (0 without any); a moving average is that of the days with a mood among the last 7 or 28.`,
    query: v.object(range),
    success: { status: 200, body: MoodAnalytics },
  },
  readMoodCalendar: {
    method: 'GET',
    path: '/analytics/calendar',
    auth: 'token',
    summary: 'A year, one cell a day',
    description: 'The default is the current year.',
    query: v.object({ year: v.optional(Year) }),
    success: { status: 200, body: MoodCalendar },
  },
  readMoodCorrelations: {
    method: 'GET',
    path: '/analytics/correlations',
    auth: 'token',
    summary: 'Moods by tag, category, weekday and hour',
    description: `${ABOUT_PERIODS} The default is \`year\`. The difference is between the average mood of the \`n\` entries with a circumstance and that of all others, with Welch's interval. Where either side has fewer than 5 moods nothing is said.`,
    query: v.object(range),
    success: { status: 200, body: MoodCorrelations },
  },
});
