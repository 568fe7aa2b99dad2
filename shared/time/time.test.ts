import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  DAY,
  FIRST_INSTANT,
  fixedZoneOf,
  formatInstant,
  formatLocalDate,
  HOUR,
  isTimeZone,
  LAST_INSTANT,
  localDate,
  localHour,
  localToday,
  parseInstant,
  parseLocalDate,
  WIDEST_OFFSET,
} from './index.ts';

const instants = fc.integer({ min: FIRST_INSTANT, max: LAST_INSTANT });

describe('parseInstant', () => {
  test.each([
    ['2026-11-22T20:15:00Z', '2026-11-22T20:15:00.000Z'],
    ['2026-11-22t20:15:00z', '2026-11-22T20:15:00.000Z'],
    ['2026-11-22T20:15:00.5Z', '2026-11-22T20:15:00.500Z'],
    ['2026-11-22T20:15:00.123999Z', '2026-11-22T20:15:00.123Z'],
    ['2026-11-22T20:15:00+02:00', '2026-11-22T18:15:00.000Z'],
    ['2026-11-22T20:15:00-03:30', '2026-11-22T23:45:00.000Z'],
    ['2026-11-22T20:15:00-00:00', '2026-11-22T20:15:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['0050-06-07T08:09:10Z', '0050-06-07T08:09:10.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.999Z'],
    ['2016-12-31T23:59:60.5Z', '2016-12-31T23:59:59.999Z'],
    ['2017-01-01T05:29:60+05:30', '2016-12-31T23:59:59.999Z'],
    ['1969-12-31T18:59:60-05:00', '1969-12-31T23:59:59.999Z'],
    ['9999-12-31T23:59:59+01:00', '9999-12-31T22:59:59.000Z'],
  ])('reads %s', (text, canonical) => {
    expect(formatInstant(parseInstant(text) ?? Number.NaN)).toBe(canonical);
  });

  test.each([
    '',
    '2026-11-22',
    '2026-11-22T20:15:00',
    '2026-11-22T20:15Z',
    '2026-11-22 20:15:00Z',
    '2026-02-31T00:00:00Z',
    '2025-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-01-00T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T00:60:00Z',
    '2026-01-01T00:00:60Z',
    '2016-12-31T23:58:60Z',
    '2016-12-31T23:59:60+01:00',
    '2016-12-31T23:59:61Z',
    '2026-01-01T00:00:00.Z',
    '2026-01-01T00:00:00+24:00',
    '2026-01-01T00:00:00+01:60',
    '2026-01-01T00:00:00+0100',
    '0000-12-31T00:00:00Z',
    '0001-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    '+12026-01-01T00:00:00Z',
    '2026-01-01T00:00:00Z\n',
    '２０２６-01-01T00:00:00Z',
  ])('refuses %j', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  test('reads back what formatInstant writes', () => {
    fc.assert(fc.property(instants, (at) => expect(parseInstant(formatInstant(at))).toBe(at)));
  });
});

describe('local dates', () => {
  test.each(['2024-02-29', '0001-01-01', '0099-12-31', '9999-12-31'])('%s exists', (text) => {
    expect(formatLocalDate(parseLocalDate(text) ?? Number.NaN)).toBe(text);
  });

  test.each([
    '2026-02-29',
    '2026-2-1',
    '0000-01-01',
    '2026-04-31',
    '2026-01-01T',
    ' 2026-01-01',
    '',
  ])('%j does not', (text) => {
    expect(parseLocalDate(text)).toBeUndefined();
  });
});

describe('localDate', () => {
  test.each([
    // Both sides of midnight.
    ['2026-06-30T22:59:59Z', 'Europe/London', '2026-06-30'],
    ['2026-06-30T23:00:00Z', 'Europe/London', '2026-07-01'],
    // The date line, and the zones farthest from UTC.
    ['2026-01-01T09:59:59Z', 'Pacific/Kiritimati', '2026-01-01'],
    ['2026-01-01T10:00:00Z', 'Pacific/Kiritimati', '2026-01-02'],
    ['2026-01-01T10:59:59Z', 'Pacific/Pago_Pago', '2025-12-31'],
    ['2026-01-01T11:00:00Z', 'Pacific/Pago_Pago', '2026-01-01'],
    // Samoa crossed the line and had no 30 December 2011.
    ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
    // A day of 23 hours and one of 25.
    ['2026-03-29T00:00:00Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T21:59:59Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T22:00:00Z', 'Europe/Berlin', '2026-03-30'],
    ['2026-10-24T22:00:00Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T22:59:59Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T23:00:00Z', 'Europe/Berlin', '2026-10-26'],
    // Offsets that are no whole hours.
    ['2026-01-01T18:14:59Z', 'Asia/Kathmandu', '2026-01-01'],
    ['2026-01-01T18:15:00Z', 'Asia/Kathmandu', '2026-01-02'],
    ['2026-01-01T13:29:59Z', 'Australia/Lord_Howe', '2026-01-02'],
    // Local mean time, before time zones were drawn.
    ['1800-01-01T00:00:00Z', 'America/New_York', '1799-12-31'],
    ['1840-01-01T00:00:00Z', 'Asia/Manila', '1839-12-31'],
    ['0001-01-02T00:00:00Z', 'Europe/London', '0001-01-01'],
    ['0044-03-15T12:00:00Z', 'Europe/Rome', '0044-03-15'],
    ['9999-12-31T12:00:00Z', 'UTC', '9999-12-31'],
    // Fixed zones.
    ['2025-11-19T20:00:00Z', '+08:00', '2025-11-20'],
    ['2025-11-20T04:00:00Z', '-08:00', '2025-11-19'],
    ['2025-11-20T00:00:00Z', '+23:59', '2025-11-20'],
    ['2025-11-20T00:01:00Z', '+23:59', '2025-11-21'],
    ['2025-11-20T23:58:00Z', '-23:59', '2025-11-19'],
  ])('%s in %s is %s', (instant, zone, date) => {
    expect(localDate(parseInstant(instant) ?? Number.NaN, zone)).toBe(date);
  });

  test('is undefined beyond the years 0001 to 9999', () => {
    expect(localDate(FIRST_INSTANT, 'America/New_York')).toBeUndefined();
    expect(localDate(LAST_INSTANT, 'Asia/Tokyo')).toBeUndefined();
    expect(localDate(FIRST_INSTANT, '-00:01')).toBeUndefined();
    expect(localDate(LAST_INSTANT, '+00:01')).toBeUndefined();
    expect(localDate(FIRST_INSTANT, 'UTC')).toBe('0001-01-01');
    expect(localDate(LAST_INSTANT, 'UTC')).toBe('9999-12-31');
  });

  const ZONES = [...Intl.supportedValuesOf('timeZone'), '+23:59', '-23:59'];

  test('lies within the widest offset of the UTC date, in every zone and year', () => {
    const inside = fc.integer({ min: FIRST_INSTANT + 2 * DAY, max: LAST_INSTANT - 2 * DAY });
    fc.assert(
      fc.property(inside, fc.constantFrom(...ZONES), (at, zone) => {
        const midnight = parseLocalDate(localDate(at, zone) ?? '') ?? Number.NaN;
        expect(at).toBeGreaterThanOrEqual(midnight - WIDEST_OFFSET);
        expect(at).toBeLessThan(midnight + DAY + WIDEST_OFFSET);
      }),
      { numRuns: 500 },
    );
  });

  test('never goes back as time goes on, unless a zone crosses the date line', () => {
    const inside = fc.integer({ min: Date.UTC(1970, 0), max: Date.UTC(2037, 0) });
    const step = fc.integer({ min: 25 * HOUR, max: 40 * DAY });
    fc.assert(
      fc.property(inside, step, fc.constantFrom(...ZONES), (at, later, zone) => {
        expect((localDate(at, zone) ?? '') <= (localDate(at + later, zone) ?? '')).toBe(true);
      }),
    );
  });

  test('refuses what is not a zone', () => {
    expect(() => localDate(0, 'Mars/Olympus')).toThrow(RangeError);
  });
});

test.each([
  ['Europe/London', true],
  ['europe/london', true],
  ['UTC', true],
  ['Etc/GMT+12', true],
  ['America/Argentina/Buenos_Aires', true],
  ['', false],
  ['+02:00', false],
  ['Mars/Olympus', false],
  ['Europe/London ', false],
  ['Europe/London\0', false],
  [`A${'/a'.repeat(200)}`, false],
  ['constructor', false],
])('isTimeZone of %j is %p', (zone, known) => {
  expect(isTimeZone(zone)).toBe(known);
});

test.each([
  ['2025-11-20T04:00:00+08:00', '+08:00'],
  ['2025-11-20T04:00:00.5-03:30', '-03:30'],
  ['2025-11-20T04:00:00Z', undefined],
  ['2025-11-20T04:00:00z', undefined],
  ['2025-11-20T04:00:00+00:00', undefined],
  ['2025-11-20T04:00:00-00:00', undefined],
])('the fixed zone of %s is %s', (instant, zone) => {
  expect(fixedZoneOf(instant)).toBe(zone);
});

test.each([
  ['+08:00', 4],
  ['-03:30', 16],
  ['Asia/Tokyo', 5],
])('the hour in %s', (zone, hour) => {
  expect(localHour(Date.parse('2025-11-19T20:10:00Z'), zone)).toBe(hour);
});

test.each([
  ['+08:00', '2025-11-20'],
  ['Asia/Tokyo', '2025-11-20'],
  ['America/Los_Angeles', '2025-11-19'],
  [undefined, '2025-11-19'],
  ['Mars/Olympus', '2025-11-19'],
])('today in %s', (zone, date) => {
  expect(localToday(Date.parse('2025-11-19T20:00:00Z'), zone)).toBe(date);
});

test('many different names do not affect one another', () => {
  for (let n = 0; n < 300; n++) expect(isTimeZone(`No/Zone${n}`)).toBe(false);
  for (const zone of Intl.supportedValuesOf('timeZone')) expect(isTimeZone(zone)).toBe(true);
});
