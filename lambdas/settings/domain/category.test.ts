import { expect, test } from '@jest/globals';
import { uniqueForm } from '@reflekt/shared/text';

test.each([
  ['case', 'Work', 'wORK'],
  ['composition', 'Café', 'Cafe\u0301'],
  ['full width', 'Work', 'Ｗｏｒｋ'],
  ['a ligature', 'Office', 'O\ufb03ce'],
  ['invisible characters', 'Work', 'W\u200bor\u00adk\ufe0f'],
  ['white space', 'At  home', ' at\u00a0home '],
  ['the case of a sharp s', 'Straße', 'STRASSE'],
  ['the case of a last sigma', 'Οδός', 'ΟΔΌΣ'],
])('names that differ by %s are the same', (_, a, b) => {
  expect(uniqueForm(a)).toBe(uniqueForm(b));
});

test.each([
  ['an accent', 'Café', 'Cafe'],
  ['a word break', 'At home', 'Athome'],
  ['a letter', 'Work', 'Worm'],
])('names that differ by %s are two', (_, a, b) => {
  expect(uniqueForm(a)).not.toBe(uniqueForm(b));
});
