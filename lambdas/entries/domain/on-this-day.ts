import {
  DAY,
  FIRST_INSTANT,
  formatInstant,
  formatLocalDate,
  LAST_INSTANT,
  parseLocalDate,
  WIDEST_OFFSET,
} from '@reflekt/shared/time';

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const yearOf = (date: string) => Number(date.slice(0, 4));
const dayOf = (date: string) => date.slice(5);
const dateIn = (year: number, day: string) => `${String(year).padStart(4, '0')}-${day}`;

/** True where an entry of an earlier year belongs to this day. In common years 29 February belongs to the 28th. */
export function isRemembered(entryDate: string, today: string): boolean {
  if (yearOf(entryDate) >= yearOf(today)) return false;
  const [day, now] = [dayOf(entryDate), dayOf(today)];
  return day === now || (day === '02-29' && now === '02-28' && !isLeap(yearOf(today)));
}

/** Earlier years in which the day exists, newest first, back to the year of an instant. */
export function rememberedYears(today: string, oldest: string): number[] {
  const years: number[] = [];
  // The local year of the oldest instant can be one before its UTC year.
  for (let year = yearOf(today) - 1; year >= Math.max(1, yearOf(oldest) - 1); year--) {
    if (dayOf(today) !== '02-29' || isLeap(year)) years.push(year);
  }
  return years;
}

/** The instants between which the local dates of a range can lie, in any zone. */
export function instantsAround(from: string | undefined, to: string | undefined) {
  const first = from === undefined ? undefined : parseLocalDate(from);
  const last = to === undefined ? undefined : parseLocalDate(to);
  return {
    ...(first === undefined ? {} : { from: formatInstant(first - WIDEST_OFFSET) }),
    ...(last === undefined
      ? {}
      : { to: formatInstant(Math.min(LAST_INSTANT, last + DAY + WIDEST_OFFSET)) }),
  };
}

/** The window of one year that holds all entries to remember on a day. */
export function windowIn(year: number, today: string) {
  const leapDay = dayOf(today) === '02-28' && !isLeap(yearOf(today)) && isLeap(year);
  const first = dateIn(year, dayOf(today));
  return instantsAround(
    first,
    leapDay ? formatLocalDate((parseLocalDate(first) ?? FIRST_INSTANT) + DAY) : first,
  );
}
