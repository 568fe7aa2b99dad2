import type { RestDays } from '../entities/index.ts';
import { DAY, formatLocalDate, parseLocalDate } from '../time/index.ts';

/** A local date as days since 1970-01-01. It has neither zone nor hour, and so no DST. */
export type DayNumber = number;

/** The day number of a date. @param date an existing date, `YYYY-MM-DD` */
export const dayOf = (date: string): DayNumber => (parseLocalDate(date) ?? Number.NaN) / DAY;

/** The date of a day number, `YYYY-MM-DD`. */
export const dateOf = (day: DayNumber): string => formatLocalDate(day * DAY);

/** The calendar year of a day number. */
export const yearOf = (day: DayNumber): number => new Date(day * DAY).getUTCFullYear();

/** The ISO week as a number that grows by one each Monday. */
export const weekOf = (day: DayNumber): number => Math.floor((day + 3) / 7);

/** First day of an ISO week. */
export const mondayOf = (week: number): DayNumber => week * 7 - 3;

/** The number of rest days in an ISO week: missed dates that do not break a streak. */
export type RestRule = (week: number) => number;

/**
 * Creates the rule of a history of settings.
 * @param history oldest first; before the first there are no rest days
 */
export function createRestRule(history: RestDays): RestRule {
  const newestFirst = history
    .map(({ from_week, days }) => ({ week: weekOf(dayOf(from_week)), days }))
    .reverse();
  return (week) => newestFirst.find((part) => part.week <= week)?.days ?? 0;
}

/** The more generous of two rules in each week. */
export const combineRestRules =
  (a: RestRule, b: RestRule): RestRule =>
  (week) =>
    Math.max(a(week), b(week));

/** The first week in which two histories differ, or undefined. */
export function firstDifference(a: RestDays, b: RestDays): number | undefined {
  const [before, after] = [createRestRule(a), createRestRule(b)];
  return [...a, ...b]
    .map(({ from_week }) => weekOf(dayOf(from_week)))
    .sort((x, y) => x - y)
    .find((week) => before(week) !== after(week));
}
