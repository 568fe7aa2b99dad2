import { expect, test } from '@jest/globals';
import { IDENTIFYING_SENTENCES } from './identifying.ts';
import { redactionRecall } from './recall.ts';

/** Shares below which a kind may not fall; a kind without a row is found always. */
const FLOORS: Readonly<Record<string, number>> = {
  name: 0.9,
  'name in lower case': 0.9,
  'name that is a word': 0.9,
  all: 0.97,
};

test('there are two hundred sentences, each with something to hide in it', () => {
  expect(new Set(IDENTIFYING_SENTENCES.map(({ text }) => text)).size).toBe(200);
  expect(IDENTIFYING_SENTENCES.filter(({ secrets }) => secrets.length === 0)).toEqual([]);
});

test('no kind is found less often than it was', async () => {
  const { recalls } = await redactionRecall();
  const low = recalls.filter(({ kind, found, of }) => found / of < (FLOORS[kind] ?? 1));
  expect(low).toEqual([]);
});
