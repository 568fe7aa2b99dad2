import { type DayNumber, dayOf, WIDEST_STEP } from '@reflekt/shared/streaks';
import { DAY, HOUR, localDate } from '@reflekt/shared/time';

/** Days before and after an entry's own date that are looked at. */
const REACH = WIDEST_STEP + 1;

/** The local date of an instant as a day number; NaN outside the years 0001 to 9999. */
const localDay = (instant: number, zone: string): DayNumber =>
  dayOf(localDate(instant, zone) ?? '');

/** True where the local dates between two instants go on faster than the days: about a whole day was left out. */
const leavesOut = (from: number, to: number, zone: string): boolean =>
  localDay(to, zone) - localDay(from, zone) > Math.round((to - from) / DAY);

/**
 * A date that a zone left out when it moved to the other side of the date line (Apia 2011-12-30), within the reach of a
 * streak's gaps from a date. Null without one, which two or four calls of Intl tell.
 */
export function skippedDateNear(day: DayNumber, zone: string): DayNumber | null {
  const [first, last] = [(day - REACH) * DAY, (day + REACH) * DAY];
  // At two times of the day, because a change of the clocks near midnight can hide a day at one of them.
  if (![0, 12 * HOUR].some((hour) => leavesOut(first + hour, last + hour, zone))) return null;
  const seen = new Set<DayNumber>();
  for (let instant = first; instant <= last; instant += HOUR) seen.add(localDay(instant, zone));
  for (let date = day - WIDEST_STEP; date <= day + WIDEST_STEP; date++) {
    if (!seen.has(date)) return date;
  }
  return null;
}
