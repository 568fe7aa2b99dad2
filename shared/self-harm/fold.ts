import { lowerCase } from '../text/index.ts';

/** Letters that Unicode does not take apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ى: 'ي',
  ة: 'ه',
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');
/** Accents; the vowel signs of Arabic and Hebrew, and the long stroke; the dot of Hindi. */
const SIGNS = /[\u0300-\u036f\u064b-\u0652\u0640\u05b0-\u05c7\u093c]/g;
/** English contractions are one word, as they are often written. */
const CONTRACTION = /'(?=(?:s|t|m|re|ve|ll|d)(?:[^\p{L}]|$))/gu;

/**
 * Brings plain text (`domain/plain-text.ts`) into the form of the vocabularies: lower case, without accents
 * and apostrophes, because diaries leave them out.
 */
export const folded = (text: string): string =>
  lowerCase(text)
    .normalize('NFD')
    .replace(SIGNS, '')
    .normalize('NFC')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(CONTRACTION, '')
    .replaceAll("'", ' ');
