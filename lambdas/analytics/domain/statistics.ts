/** The mean of numbers, of which there is at least one. */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean, or null without values. */
export const meanOrNull = (values: readonly number[]): number | null =>
  values.length === 0 ? null : round(mean(values));

const DIGITS = 1e6;

/** Rounded to six digits, so that no rest of binary fractions shows. */
export const round = (value: number): number => Math.round(value * DIGITS) / DIGITS || 0;

/** A share in percent; 0 of nothing. */
export const percentage = (part: number, whole: number): number =>
  whole === 0 ? 0 : round((part / whole) * 100);

/**
 * Moods are whole numbers, so equal ones still differ by rounding. Without this least variance, five equal moods would
 * make an interval of no width.
 */
const LEAST_VARIANCE = 1 / 12;

function varianceOf(values: readonly number[]): number {
  const average = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - average) ** 2, 0);
  return Math.max(LEAST_VARIANCE, squares / (values.length - 1));
}

/** The 97.5th percentile of the normal distribution. */
const Z = 1.959963984540054;

/** The 97.5th percentile of Student's t distribution, by its expansion around the normal one; within 0.001 from 4 degrees of freedom on. */
export function studentT(degrees: number): number {
  const first = (Z ** 3 + Z) / 4;
  const second = (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / 96;
  const third = (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / 384;
  const fourth = (79 * Z ** 9 + 776 * Z ** 7 + 1482 * Z ** 5 - 1920 * Z ** 3 - 945 * Z) / 92_160;
  return Z + first / degrees + second / degrees ** 2 + third / degrees ** 3 + fourth / degrees ** 4;
}

/**
 * The difference of the means of two samples, with its 95 % interval by Welch's method. Each needs at least two values.
 */
export function compareMeans(
  values: readonly number[],
  others: readonly number[],
): { difference: number; interval: [number, number] } {
  const difference = mean(values) - mean(others);
  const [a, b] = [varianceOf(values) / values.length, varianceOf(others) / others.length];
  const degrees = (a + b) ** 2 / (a ** 2 / (values.length - 1) + b ** 2 / (others.length - 1));
  const reach = studentT(degrees) * Math.sqrt(a + b);
  return {
    difference: round(difference),
    interval: [round(difference - reach), round(difference + reach)],
  };
}
