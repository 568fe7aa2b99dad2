import { describe, expect, test } from '@jest/globals';
import { addDays, datesOf, daysBetween, periodAround } from './index.ts';

describe('the period around a date', () => {
  test.each([
    ['monday', '2026-11-22', '2026-11-16', '2026-11-22'],
    ['sunday', '2026-11-22', '2026-11-22', '2026-11-28'],
    ['saturday', '2026-11-22', '2026-11-21', '2026-11-27'],
    ['monday', '2026-01-01', '2025-12-29', '2026-01-04'],
    ['sunday', '0001-01-01', '0001-01-01', '0001-01-07'],
  ] as const)('is the week from %s on that holds %s', (start, date, from, to) => {
    expect(periodAround(date, 'week', start)).toEqual({ from, to });
  });

  test.each([
    ['2024-02-10', '2024-02-01', '2024-02-29'],
    ['2023-02-28', '2023-02-01', '2023-02-28'],
    ['1900-02-01', '1900-02-01', '1900-02-28'],
    ['2026-12-31', '2026-12-01', '2026-12-31'],
    ['9999-12-05', '9999-12-01', '9999-12-31'],
  ])('is the month of %s', (date, from, to) => {
    expect(periodAround(date, 'month', 'monday')).toEqual({ from, to });
  });

  test('is the year of a date', () => {
    const year = periodAround('2024-02-29', 'year', 'monday');
    expect(year).toEqual({ from: '2024-01-01', to: '2024-12-31' });
    expect(datesOf(year)).toHaveLength(366);
  });
});

test('days are counted over the ends of months and years, and end with the calendar', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  expect(addDays('9999-12-30', 5)).toBe('9999-12-31');
  expect(addDays('0001-01-02', -5)).toBe('0001-01-01');
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(datesOf({ from: '2026-01-02', to: '2026-01-01' })).toEqual([]);
});
