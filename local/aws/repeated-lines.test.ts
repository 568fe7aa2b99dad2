import { expect, test } from '@jest/globals';
import { withoutRepeats } from './repeated-lines.ts';

test('a line that comes again is written once a minute, with how often it came', () => {
  let now = 0;
  const lines: string[] = [];
  const log = withoutRepeats(
    (line) => lines.push(line),
    () => now,
  );
  for (let n = 0; n < 1_000; n += 1) log('the disk is full');
  log('something else');
  expect(lines).toEqual(['the disk is full', 'something else']);
  now = 60_000;
  log('the disk is full');
  expect(lines.at(-1)).toBe('the disk is full (and 999 times more in the last minutes)');
  now = 120_000;
  log('the disk is full');
  expect(lines.at(-1)).toBe('the disk is full');
});
