import { describe, expect, test } from '@jest/globals';
import { compileSchedule } from './schedule-expression.ts';

const at = (text: string): number => Date.parse(text);

describe('a schedule', () => {
  test.each([
    ['rate(5 minutes)', '2026-01-01T00:00:00Z', '2026-01-01T00:04:59Z', false],
    ['rate(5 minutes)', '2026-01-01T00:00:00Z', '2026-01-01T00:05:00Z', true],
    ['rate(1 hour)', '2026-01-01T00:00:00Z', '2026-01-01T00:59:00Z', false],
    ['rate(1 day)', '2026-01-01T00:00:00Z', '2026-01-03T00:00:00Z', true],
    ['cron(30 4 * * ? *)', '2026-01-01T00:00:00Z', '2026-01-01T04:30:12Z', true],
    ['cron(30 4 * * ? *)', '2026-01-01T04:30:01Z', '2026-01-01T04:30:12Z', false],
    ['cron(30 4 * * ? *)', '2026-01-01T00:00:00Z', '2026-01-01T04:31:00Z', false],
    ['cron(0/15 8-17 ? * MON-FRI *)', '2026-01-01T00:00:00Z', '2026-01-05T09:45:00Z', true],
    ['cron(0/15 8-17 ? * MON-FRI *)', '2026-01-01T00:00:00Z', '2026-01-04T09:45:00Z', false],
    ['cron(0 0 1 JAN,JUL ? 2026-2027)', '2026-01-01T00:00:00Z', '2027-07-01T00:00:00Z', true],
    ['cron(0 0 1 JAN,JUL ? 2026-2027)', '2026-01-01T00:00:00Z', '2028-07-01T00:00:00Z', false],
  ])('%s, fired at %s, is due at %s: %s', (expression, fired, now, due) => {
    expect(compileSchedule(expression, 'Rule').isDue(at(now), at(fired))).toBe(due);
  });

  test.each([
    'rate(5 weeks)',
    'rate(0.5 hours)',
    'every day',
    'cron(0 0 * *)',
    'cron(0 0 L * ? *)',
    'cron(0 0 ? * 2#1 *)',
    'cron(61 0 * * ? *)',
    'cron(5-1 0 * * ? *)',
    'cron(0/0 0 * * ? *)',
  ])('%s stops the start', (expression) => {
    expect(() => compileSchedule(expression, 'ThatRule')).toThrow(
      `ThatRule: the local cloud does not support the schedule ${expression}.`,
    );
  });
});
