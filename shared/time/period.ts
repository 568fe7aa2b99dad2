import { DAY, formatLocalDate, parseLocalDate } from './index.ts';

/** A range of local dates, both ends inclusive. */
export interface DateRange {
  from: string;
  to: string;
}

/** The days on which weeks may begin. */
export const WEEK_STARTS_ON = ['monday', 'saturday', 'sunday'] as const;
export type WeekStart = (typeof WEEK_STARTS_ON)[number];

export const FIRST_DATE = '0001-01-01';
export const LAST_DATE = '9999-12-31';

const midnightOf = (date: string): number => parseLocalDate(date) ?? Number.NaN;
const FIRST = Date.parse(FIRST_DATE);
const LAST = Date.parse(LAST_DATE);

/** A date some days later, or earlier; at most the first or last date of the calendar. */
export const addDays = (date: string, days: number): string =>
  formatLocalDate(Math.min(LAST, Math.max(FIRST, midnightOf(date) + days * DAY)));

/** Days from one date to another. */
export const daysBetween = (from: string, to: string): number =>
  (midnightOf(to) - midnightOf(from)) / DAY;

/** The dates of a range, ascending. */
export const datesOf = ({ from, to }: DateRange): string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, n) => addDays(from, n));

/** The day of the week, 0 (Sunday) to 6. */
export const weekdayOf = (date: string): number => new Date(midnightOf(date)).getUTCDay();

const WEEK_STARTS: Readonly<Record<WeekStart, number>> = { sunday: 0, monday: 1, saturday: 6 };

/** The last whole week, month or year before a date. */
export const periodBefore = (
  date: string,
  kind: 'week' | 'month' | 'year',
  weekStart: WeekStart,
): DateRange =>
  periodAround(addDays(periodAround(date, kind, weekStart).from, -1), kind, weekStart);

/** The week, month or year of the calendar that holds a date. */
export function periodAround(
  date: string,
  kind: 'week' | 'month' | 'year',
  weekStart: WeekStart,
): DateRange {
  switch (kind) {
    case 'week': {
      const from = addDays(date, -((weekdayOf(date) - WEEK_STARTS[weekStart] + 7) % 7));
      return { from, to: addDays(from, 6) };
    }
    case 'month': {
      const from = `${date.slice(0, 7)}-01`;
      // Four days after the 28th are in the next month, always.
      const next = `${addDays(`${date.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;
      return { from, to: from === `${LAST_DATE.slice(0, 7)}-01` ? LAST_DATE : addDays(next, -1) };
    }
    case 'year':
      return { from: `${date.slice(0, 4)}-01-01`, to: `${date.slice(0, 4)}-12-31` };
  }
}
