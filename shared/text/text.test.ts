import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { caseless, codePoints, countWords, isStorable, normaliseTags } from './index.ts';

describe('countWords', () => {
  test.each([
    ['', 0],
    ['   \n\t — … !', 0],
    ['one', 1],
    ['one two  three\nfour', 4],
    ["it's", 1],
    ['it’s', 1],
    ["rock'n'roll", 1],
    ["'quoted'", 1],
    ["dogs' bones", 2],
    ["a''b", 2],
    ['well-known', 2],
    ['3.14', 2],
    ['1660-01-11', 3],
    ['snake_case', 2],
    ['naïve café', 2],
    ['Straße', 1],
    ['Привет, мир', 2],
    ['שלום עולם', 2],
    ['مرحبا بالعالم', 2],
    ['안녕하세요 세계', 2],
    ['漢字', 2],
    ['ひらがな', 4],
    ['カタカナ', 4],
    ['สวัสดี', 4],
    ['今日はgoodな日', 6],
    ["漢'字", 2],
    ["a'漢", 2],
    ['👍🏽 🎉', 0],
    ['x² ½ ①', 3],
  ])('%j has %d', (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  /** The contract's sentence, taken apart in the plainest way. */
  function naive(text: string): number {
    const unspaced = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}/u;
    let single = 0;
    const rest = [...text]
      .map((letter) => {
        if (!/\p{L}/u.test(letter) || !unspaced.test(letter)) return letter;
        single += 1;
        return ' ';
      })
      .join('');
    return single + (rest.match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? []).length;
  }

  test('counts any text as the contract says', () => {
    const letters = fc.constantFrom(
      ...['a', "'", '’', ' ', '漢', 'か', 'カ', 'ส', 'ั', '5', '๑', '〇', 'é', '𠮷', '-', 'ー'],
    );
    const texts = fc.oneof(fc.string({ unit: letters }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(texts, (text) => {
        expect(countWords(text)).toBe(naive(text));
      }),
      { numRuns: 500 },
    );
  });

  test('does not depend on what was counted before', () => {
    expect([countWords('one two'), countWords('one'), countWords('one two')]).toEqual([2, 1, 2]);
  });
});

describe('codePoints', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['\u00e9', 1],
    ['e\u0301', 2],
    ['👍', 1],
    ['👨‍👩‍👧', 5],
    ['\ud83d', 1],
    ['\udc4d\ud83d', 2],
    ['\ud83d\ud83d\udc4d', 2],
  ])('%j has %d', (text, points) => {
    expect(codePoints(text)).toBe(points);
  });

  test('are what iterating over a text gives', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(codePoints(text)).toBe([...text].length);
      }),
    );
  });
});

test.each([
  ['plain', true],
  ['👍\u0001\u200f\ufeff', true],
  ['nul\0', false],
  ['\ud83d', false],
  ['\udc4d', false],
])('isStorable of %j is %p', (text, storable) => {
  expect(isStorable(text)).toBe(storable);
});

describe('tags', () => {
  test('are trimmed, NFC, and unique ignoring case with the first spelling kept', () => {
    expect(
      normaliseTags([' Work ', 'work', 'WORK', 'cafe\u0301', 'caf\u00e9', 'CAFÉ', 'x']),
    ).toEqual(['Work', 'café', 'x']);
  });

  test('stay as they are when normalised again', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (tags) => {
        const once = normaliseTags(tags);
        expect(normaliseTags(once)).toEqual(once);
        expect(new Set(once.map(caseless)).size).toBe(once.length);
      }),
    );
  });
});
