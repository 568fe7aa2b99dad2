import { expect, test } from '@jest/globals';
import { estimateTokens, tokensOf } from './tokens.ts';

const TEXT = 'I walked along the river.';

test('the count of a provider is taken where it is possible', () => {
  expect(tokensOf({ input: 900, output: 100 }, TEXT, 1_500)).toBe(1_000);
});

test.each([
  [undefined, undefined],
  [null, null],
  ['900', '100'],
  [900, null],
  [1e300, 1e300],
  [-5, 100],
  [0, 0],
  [0.5, 1],
  [Number.NaN, 1],
  [Number.POSITIVE_INFINITY, 1],
  [{}, []],
  [1_000_000, 100],
  [900, 1_501],
  [10, 100],
])('%p and %p are not, and are estimated', (input, output) => {
  expect(tokensOf({ input, output }, TEXT, 1_500)).toBe(estimateTokens(TEXT));
});
