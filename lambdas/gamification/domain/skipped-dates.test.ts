import { describe, expect, test } from '@jest/globals';
import { dateOf, dayOf } from '@reflekt/shared/streaks';
import { skippedDateNear } from './skipped-dates.ts';

const near = (date: string, zone: string) => {
  const skipped = skippedDateNear(dayOf(date), zone);
  return skipped === null ? null : dateOf(skipped);
};

test.each([
  ['Pacific/Apia', '2011-12-29', '2011-12-30'],
  ['Pacific/Apia', '2011-12-31', '2011-12-30'],
  ['Pacific/Fakaofo', '2011-12-31', '2011-12-30'],
  ['Pacific/Kwajalein', '1993-08-20', '1993-08-21'],
  ['Pacific/Kwajalein', '1993-08-22', '1993-08-21'],
  ['Pacific/Kiritimati', '1995-01-01', '1994-12-31'],
  ['Asia/Manila', '1845-01-01', '1844-12-31'],
])('%s had no day beside %s: %s', (zone, beside, skipped) => {
  expect(near(beside, zone)).toBe(skipped);
});

test.each([
  // Days that came twice, and changes of the clocks at midnight.
  ['Pacific/Kwajalein', '1969-10-01'],
  ['America/Juneau', '1867-10-18'],
  ['Pacific/Norfolk', '2019-10-06'],
  ['America/Havana', '2024-03-10'],
  ['Pacific/Apia', '2011-12-01'],
  ['UTC', '2011-12-30'],
  ['UTC', '0001-01-01'],
  ['Pacific/Apia', '9999-12-31'],
])('%s skipped nothing around %s', (zone, date) => {
  expect(near(date, zone)).toBeNull();
});

describe('around the dates at which zones changed sides', () => {
  /** The dates of a week at which some instant has that date in a zone, by every hour. */
  function datesThereOf(week: readonly string[], zone: string): Set<string> {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
    const found = new Set<string>();
    const [first = '', last = ''] = [week[0], week.at(-1)];
    const end = Date.parse(last) + 40 * 3_600_000;
    for (let at = Date.parse(first) - 40 * 3_600_000; at < end; at += 3_600_000) {
      found.add(format.format(at));
    }
    return found;
  }

  test.each(['2011-12-28', '1993-08-19', '1994-12-30'])(
    '%s, every zone of the runtime skips what no instant shows',
    (date) => {
      const week = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map((days) => dateOf(dayOf(date) + days));
      for (const zone of Intl.supportedValuesOf('timeZone')) {
        const there = datesThereOf(week, zone);
        const missing = week.find((one) => !there.has(one)) ?? null;
        expect(`${zone} ${near(date, zone)}`).toBe(`${zone} ${missing}`);
      }
    },
  );
});
