import { describe, expect, test } from '@jest/globals';
import { localDate } from '@reflekt/shared/time';
import fc from 'fast-check';
import { instantsAround, isRemembered, rememberedYears, windowIn } from './on-this-day.ts';

describe('isRemembered', () => {
  test.each([
    ['2020-05-05', '2026-05-05', true],
    ['0001-05-05', '2026-05-05', true],
    ['2026-05-05', '2026-05-05', false],
    ['2027-05-05', '2026-05-05', false],
    ['2020-05-06', '2026-05-05', false],
    ['2020-02-29', '2024-02-29', true],
    ['2020-02-29', '2026-02-28', true],
    ['2020-02-29', '2024-02-28', false],
    ['2020-02-29', '2026-03-01', false],
    ['2023-02-28', '2024-02-29', false],
    ['1896-02-29', '1900-02-28', true],
    ['1996-02-29', '2000-02-28', false],
  ])('an entry of %s on %s: %p', (entry, today, remembered) => {
    expect(isRemembered(entry, today)).toBe(remembered);
  });
});

describe('rememberedYears', () => {
  test('go back from last year to the oldest entry, whose local year may be before its UTC year', () => {
    expect(rememberedYears('2026-05-05', '2023-01-01T00:00:00.000Z')).toEqual([
      2025, 2024, 2023, 2022,
    ]);
  });
  test('of 29 February are leap years', () => {
    expect(rememberedYears('2024-02-29', '2015-01-01T00:00:00.000Z')).toEqual([2020, 2016]);
    expect(rememberedYears('1904-02-29', '1895-01-01T00:00:00.000Z')).toEqual([1896]);
  });
  test('end at the year 1', () => {
    expect(rememberedYears('0003-05-05', '0001-01-01T00:00:00.000Z')).toEqual([2, 1]);
    expect(rememberedYears('0001-05-05', '0001-01-01T00:00:00.000Z')).toEqual([]);
  });
});

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'), '+23:59', '-23:59');
const instants = fc.integer({
  min: Date.parse('0001-01-03T00:00:00Z'),
  max: Date.parse('9999-12-29T00:00:00Z'),
});

test('every remembered entry lies in the window of its year', () => {
  fc.assert(
    fc.property(instants, zones, fc.integer({ min: 1, max: 60 }), (at, zone, later) => {
      const date = localDate(at, zone) ?? '';
      const year = Number(date.slice(0, 4));
      fc.pre(year + later <= 9999);
      const thatYear = String(year + later).padStart(4, '0');
      const today = [date.slice(5), '02-28'].map((day) => `${thatYear}-${day}`);
      for (const day of today.filter((one) => isRemembered(date, one))) {
        const { from = '', to = '' } = windowIn(year, day);
        const instant = new Date(at).toISOString();
        expect(from <= instant && instant < to).toBe(true);
        expect(rememberedYears(day, instant)).toContain(year);
      }
    }),
  );
});

test("every entry with a date in a range lies between the range's instants", () => {
  fc.assert(
    fc.property(instants, zones, (at, zone) => {
      const date = localDate(at, zone);
      const { from = '', to = '' } = instantsAround(date, date);
      const instant = new Date(at).toISOString();
      expect(from <= instant && instant < to).toBe(true);
    }),
  );
});

test('an open end of a range stays open', () => {
  expect(instantsAround(undefined, undefined)).toEqual({});
  expect(Object.keys(instantsAround('2026-01-01', undefined))).toEqual(['from']);
});

test('the range may reach the first and the last possible day', () => {
  const { from, to } = instantsAround('0001-01-01', '9999-12-31');
  for (const text of [from, to]) expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});
