import { describe, expect, test } from '@jest/globals';
import { HELD_OUT_ORDINARY, HELD_OUT_SENTENCES } from './held-out.ts';
import { IDENTIFYING_SENTENCES } from './identifying.ts';
import { ORDINARY_SENTENCES } from './ordinary.ts';
import { hiddenShares, keptShares, type Share } from './recall.ts';

/** The least share of each kind; a kind without a row is right always. The table of ADR 37 has the figures. */
type Floors = Readonly<Record<string, number>>;

const low = (shares: readonly Share[], floors: Floors) =>
  shares.filter(({ kind, right, of }) => right / of < (floors[kind] ?? 1));

describe('what identifies somebody is hidden', () => {
  test.each([
    ['two hundred', IDENTIFYING_SENTENCES, 200],
    ['more than a hundred held-out', HELD_OUT_SENTENCES, 158],
  ])('there are %s sentences, each with something to hide in it', (_, sentences, count) => {
    expect(new Set(sentences.map(({ text }) => text)).size).toBe(count);
    expect(sentences.filter(({ secrets }) => secrets.length === 0)).toEqual([]);
  });

  test('in the set that the rules were made with', async () => {
    const { shares } = await hiddenShares(IDENTIFYING_SENTENCES);
    const floors = { name: 0.9, 'name in lower case': 0.9, all: 0.97 };
    expect(low(shares, floors)).toEqual([]);
  });

  test('in the set that was held out', async () => {
    const { shares } = await hiddenShares(HELD_OUT_SENTENCES);
    const floors = {
      ...{ document: 0.9, address: 0.9, name: 0.75, 'name in lower case': 0.7 },
      ...{ 'name that is a word': 0.9, all: 0.92 },
    };
    expect(low(shares, floors)).toEqual([]);
  });
});

describe('ordinary text stays as it is', () => {
  test('in the set that the rules were made with', async () => {
    const { shares } = await keptShares(ORDINARY_SENTENCES);
    const floors = {
      ...{ time: 0.9, measure: 0.9, score: 0.9, reference: 0.7, other: 0.9, all: 0.93 },
    };
    expect(low(shares, floors)).toEqual([]);
  });

  test('in the set that was held out', async () => {
    const { shares } = await keptShares({ ordinary: HELD_OUT_ORDINARY });
    expect(low(shares, {})).toEqual([]);
  });
});
