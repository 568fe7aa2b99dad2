import type { analyticsApi } from '@reflekt/shared/api';
import type { Operation } from '@reflekt/shared/http';
import { correlationsOf } from '../domain/correlations.ts';
import { calendarOf, DAYS_BEFORE, moodsIn } from '../domain/moods.ts';
import type { Deps } from './deps.ts';
import { namesFor } from './summary.ts';
import { readOwnersDay, readPeriod } from './view.ts';

/** GET /analytics/mood: moods, day by day. */
export const readMoods: Operation<typeof analyticsApi.endpoints.readMoods, Deps> = async (
  deps,
  { owner, query },
) => {
  const options = { fallback: 'month', daysBefore: DAYS_BEFORE } as const;
  const { period, range, digests, unreadable } = await readPeriod(deps, owner, query, options);
  return { ...period, ...moodsIn(digests, range), ...unreadable };
};

/** GET /analytics/calendar: a year, one cell a day. */
export const readMoodCalendar: Operation<
  typeof analyticsApi.endpoints.readMoodCalendar,
  Deps
> = async (deps, { owner, query }) => {
  const wanted = query.year ?? Number((await readOwnersDay(deps, owner)).today.slice(0, 4));
  const year = String(wanted).padStart(4, '0');
  const request = { from_date: `${year}-01-01`, to_date: `${year}-12-31` };
  const { range, digests, unreadable } = await readPeriod(deps, owner, request, {
    fallback: 'year',
  });
  return { year: wanted, days: calendarOf(digests, range), ...unreadable };
};

/** GET /analytics/correlations: moods by tag, category, weekday and hour. */
export const readMoodCorrelations: Operation<
  typeof analyticsApi.endpoints.readMoodCorrelations,
  Deps
> = async (deps, { owner, query }) => {
  const { period, digests, unreadable } = await readPeriod(deps, owner, query, {
    fallback: 'year',
  });
  const names = await namesFor(deps, owner, digests);
  return { ...period, ...correlationsOf(digests, names), ...unreadable };
};
