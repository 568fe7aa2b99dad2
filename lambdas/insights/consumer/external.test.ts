import { expect, test } from '@jest/globals';
import { PROVIDER_TIME } from './external.ts';
import { timeoutFor } from './try-provider.ts';

const LONGEST = 'word '.repeat(20_000);

test('a provider that hangs leaves about ten seconds until the answer of the next one', () => {
  expect(timeoutFor('A day.', 'yes')).toBeLessThanOrEqual(8_000);
  expect(timeoutFor('A day.', 'probe')).toBeLessThanOrEqual(4_000);
});

test('a long text may take longer, and two providers still fit into the time', () => {
  expect(timeoutFor(LONGEST, 'yes')).toBeGreaterThan(timeoutFor('A day.', 'yes'));
  expect(2 * timeoutFor(LONGEST, 'yes')).toBeLessThanOrEqual(PROVIDER_TIME);
});
