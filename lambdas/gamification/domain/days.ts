import type { RestDays } from '@reflekt/shared/entities';
import { DAY, formatLocalDate, parseLocalDate } from '@reflekt/shared/time';

/** Local dates are counted in days since 1970-01-01: no zone and no hour is left in them, so no DST either. */
export type DayNumber = number;

/** @param date a date that exists, `YYYY-MM-DD` */
export const dayOf = (date: string): DayNumber => (parseLocalDate(date) ?? Number.NaN) / DAY;

export const dateOf = (day: DayNumber): string => formatLocalDate(day * DAY);

export const yearOf = (day: DayNumber): number => new Date(day * DAY).getUTCFullYear();

/** The ISO week as a number that grows by one each Monday. */
export const weekOf = (day: DayNumber): number => Math.floor((day + 3) / 7);

/** First day of an ISO week. */
export const mondayOf = (week: number): DayNumber => week * 7 - 3;

/** How many missed dates of an ISO week bridge a run. */
export type RestRule = (week: number) => number;

/** @param history oldest first; before the first nobody rests */
export function restRule(history: RestDays): RestRule {
  const newestFirst = history
    .map(({ from_week, days }) => ({ week: weekOf(dayOf(from_week)), days }))
    .reverse();
  return (week) => newestFirst.find((part) => part.week <= week)?.days ?? 0;
}

/** The more generous of two rules: whatever either would bridge. */
export const eitherRule =
  (a: RestRule, b: RestRule): RestRule =>
  (week) =>
    Math.max(a(week), b(week));

/** The first week in which two histories differ, or undefined. */
export function firstDifference(a: RestDays, b: RestDays): number | undefined {
  const [before, after] = [restRule(a), restRule(b)];
  return [...a, ...b]
    .map(({ from_week }) => weekOf(dayOf(from_week)))
    .sort((x, y) => x - y)
    .find((week) => before(week) !== after(week));
}
