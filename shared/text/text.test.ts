import { afterEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { caseless, codePoints, countWords, distinctTags, isStorable, parseTag } from './index.ts';

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
    ['cafe\u0301', 1],
    ['e\u0301te\u0301', 1],
    ['कल हम नदी के किनारे टहलने गए', 7],
    ['வணக்கம் நண்பரே', 2],
    ['আমি ভালো আছি', 3],
    ['ကျွန်တော်', 1],
    ['שָׁלוֹם עֲלֵיכֶם', 2],
    ['السَّلَامُ عَلَيْكُمْ', 2],
    ['Tie\u0302\u0301ng Vie\u0323\u0302t', 2],
    ["l'e\u0301te\u0301", 1],
    ['\u0301 \u0301', 0],
    ['\u0301a', 1],
    ['か\u3099き', 2],
    ['2\u20e3 3\u20e3', 2],
  ])('%j has %d', (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  /** The contract's definition, implemented as plainly as possible. */
  function countPlainly(text: string): number {
    const unspaced = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}/u;
    let single = 0;
    const rest = [...text]
      .map((letter) => {
        if (!/\p{L}/u.test(letter) || !unspaced.test(letter)) return letter;
        single += 1;
        return ' ';
      })
      .join('');
    return (
      single +
      (rest.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu) ?? [])
        .length
    );
  }

  test('counts any text as the contract defines', () => {
    const letters = fc.constantFrom(
      ...[
        'a',
        "'",
        '’',
        ' ',
        '漢',
        'か',
        'カ',
        'ส',
        'ั',
        '5',
        '๑',
        '〇',
        'é',
        '𠮷',
        '-',
        'ー',
        '\u0301',
        'ि',
      ],
    );
    const texts = fc.oneof(fc.string({ unit: letters }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(texts, (text) => {
        expect(countWords(text)).toBe(countPlainly(text));
      }),
      { numRuns: 500 },
    );
  });

  test('does not depend on earlier calls', () => {
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

  test('are the steps of iterating over a text', () => {
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
  const MAX = 50;

  test('are trimmed and composed', () => {
    expect(parseTag(' Work\u3000', MAX)).toBe('Work');
    expect(parseTag('cafe\u0301', MAX)).toBe('caf\u00e9');
  });

  test.each([
    ['of the longest allowed length', 'x'.repeat(MAX), true],
    ['of one character more', 'x'.repeat(MAX + 1), false],
    ['that fit once they are composed', '\u03b1\u0313\u0300\u0345'.repeat(MAX), true],
    ['of characters that decompose to four beyond the BMP', '\u{1d15f}'.repeat(MAX / 2), true],
    ['amid much space', `${' '.repeat(9_999)}x`, true],
    ['that are empty', '', false],
    ['of space', '\u2003', false],
    ['of invisible characters', '\u200b\u2060\u202e\ufe0f', false],
    ['of space between invisible characters', '\u200b \u200b', false],
  ])('%s', (_, raw, accepted) => {
    expect(parseTag(raw, MAX) !== undefined).toBe(accepted);
  });

  test('are equal if only case or invisible characters differ; the first spelling stays', () => {
    const tags = ['Work', 'work', 'WO\u200bRK', '\u202eWork', 'caf\u00e9', 'CAFE\u0301', '❤️', '❤'];
    expect(distinctTags(tags)).toEqual(['Work', 'caf\u00e9', '❤️']);
  });

  test('stay as they are when parsed again', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (raw) => {
        const once = distinctTags(raw.flatMap((tag) => parseTag(tag, MAX) ?? []));
        expect(distinctTags(once.map((tag) => parseTag(tag, MAX) ?? ''))).toEqual(once);
        expect(new Set(once.map(caseless)).size).toBe(once.length);
      }),
    );
  });

  describe('too long', () => {
    afterEach(() => {
      jest.restoreAllMocks();
    });

    test('are refused before they are composed, which would take quadratic time', () => {
      const normalize = jest.spyOn(String.prototype, 'normalize');
      expect(parseTag('\u0301\u0316'.repeat(100_000), MAX)).toBeUndefined();
      expect(normalize).not.toHaveBeenCalled();
    });
  });
});
