import { describe, expect, test } from '@jest/globals';
import { compileSchedule } from './schedule-expression.ts';

const at = (text: string): number => Date.parse(text);

describe('a schedule', () => {
  test.each([
    ['rate(5 minutes)', '2026-01-01T00:00:00Z', '2026-01-01T00:04:59Z', false],
    ['rate(5 minutes)', '2026-01-01T00:00:00Z', '2026-01-01T00:05:00Z', true],
    ['rate(1 hour)', '2026-01-01T00:00:00Z', '2026-01-01T00:59:00Z', false],
    ['rate(1 day)', '2026-01-01T00:00:00Z', '2026-01-03T00:00:00Z', true],
  ])('%s, fired at %s, is due at %s: %s', (expression, fired, now, due) => {
    expect(compileSchedule(expression, 'Rule').isDue(at(now), at(fired))).toBe(due);
  });

  test.each(['rate(5 weeks)', 'rate(0.5 hours)', 'every day', 'cron(0 0 * *)'])(
    '%s stops the start',
    (expression) => {
      expect(() => compileSchedule(expression, 'ThatRule')).toThrow(
        `ThatRule: the local cloud does not support the schedule ${expression}.`,
      );
    },
  );
});
