import type { Settings, TimePeriod } from '@reflekt/shared/entities';
import type { Digest } from '@reflekt/shared/store';
import { type DateRange, FIRST_DATE, LAST_DATE, periodAround } from '@reflekt/shared/time';

/** The period that a request asks for. */
export interface RangeRequest {
  time_period?: TimePeriod | undefined;
  from_date?: string | undefined;
  to_date?: string | undefined;
}

/** A period by name and dates. An open end follows from the entries. */
export interface Period extends DateRange {
  name: TimePeriod | 'custom';
  openStart: boolean;
  openEnd: boolean;
}

/**
 * The period of a request.
 * @param today the owner's local date
 */
export function periodOf(
  request: RangeRequest,
  fallback: TimePeriod,
  today: string,
  weekStart: Settings['week_starts_on'],
): Period {
  const { from_date: from, to_date: to, time_period: name = fallback } = request;
  if (from !== undefined || to !== undefined) {
    // From a day ahead on, there is only what a traveller may already have written.
    const end = to ?? (from !== undefined && from > today ? from : today);
    return {
      name: 'custom',
      from: from ?? FIRST_DATE,
      to: end,
      openStart: from === undefined,
      openEnd: false,
    };
  }
  if (name === 'all') {
    return { name, from: FIRST_DATE, to: LAST_DATE, openStart: true, openEnd: true };
  }
  const start = name === 'day' ? today : periodAround(today, name, weekStart).from;
  return { name, from: start, to: today, openStart: false, openEnd: false };
}

/** The dates of a period, whose open ends are those of its entries; today where there is none. */
export function closePeriod(period: Period, digests: readonly Digest[], today: string): DateRange {
  const [first, last] = [digests[0]?.entry_date, digests.at(-1)?.entry_date];
  const to = period.openEnd ? (last !== undefined && last > today ? last : today) : period.to;
  return { from: period.openStart ? (first ?? to) : period.from, to };
}
