import { describe, expect, test } from '@jest/globals';
import { compareMeans, meanOrNull, percentage, studentT } from './statistics.ts';

describe("Student's t, 97.5 %", () => {
  // From tables of the distribution.
  test.each([
    [4, 2.7764],
    [5, 2.5706],
    [10, 2.2281],
    [30, 2.0423],
    [1_000, 1.9623],
  ])('of %d degrees of freedom', (degrees, value) => {
    expect(Math.abs(studentT(degrees) - value)).toBeLessThan(0.001);
  });
});

describe('the comparison of two samples', () => {
  test("gives Welch's interval", () => {
    // By hand: means 4 and 2, variances 0.5 and 1, 5 values each: standard error 0.5477, 7.2 degrees of freedom.
    const { difference, interval } = compareMeans([3, 4, 4, 4, 5], [1, 1, 2, 3, 3]);
    expect(difference).toBe(2);
    expect(interval[0]).toBeCloseTo(2 - 2.3512 * 0.5477, 2);
    expect(interval[1]).toBeCloseTo(2 + 2.3512 * 0.5477, 2);
  });

  test('claims no certainty from equal moods', () => {
    const { difference, interval } = compareMeans([5, 5, 5, 5, 5], [3, 3, 3, 3, 3]);
    expect(difference).toBe(2);
    expect(interval[1] - interval[0]).toBeGreaterThan(0.5);
  });
});

test('nothing is divided by nothing', () => {
  expect(meanOrNull([])).toBeNull();
  expect(percentage(0, 0)).toBe(0);
  expect(Object.is(meanOrNull([-0.0000001]), 0)).toBe(true);
});
