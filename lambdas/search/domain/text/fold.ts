import { withoutInvisible } from '@reflekt/shared/text';

/** UTF-16 units of a word that count. Words that begin alike for so long are the same word. */
const LONGEST_WORD = 128;

/** Marks that make no difference. Marks of other scripts are vowels, or parts of letters. */
const ACCENTS = new RegExp(
  [
    // Latin, Greek, Cyrillic; but for the breve of й, which is a letter.
    '(?<!и)\\u0306',
    '[\\u0300-\\u0305\\u0307-\\u036f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff]',
    '[\\ufe20-\\ufe2f]',
    // Points in Hebrew.
    '[\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7]',
    // Short vowels in Arabic, and lengthened lines.
    '[\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed]',
  ].join('|'),
  'g',
);

/** Letters that Unicode does not decompose, and their plain spelling. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ς: 'σ',
};
const UNDECOMPOSED = /[ßøłđðþæœıħŧς]/g;
const NOT_IN_WORDS = /[^\p{L}\p{N}\p{M}]/gu;
const isAscii = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
};

function shortened(text: string): string {
  if (text.length <= LONGEST_WORD) return text;
  const cut = text.slice(0, LONGEST_WORD);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/**
 * The form in which words are compared: without case, accents, invisible characters and compatibility forms. Its time
 * is bounded, whatever the word.
 */
export function fold(word: string): string {
  const short = shortened(word);
  if (isAscii(short)) return short.toLowerCase();
  return withoutInvisible(short)
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(UNDECOMPOSED, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC')
    .replace(NOT_IN_WORDS, '');
}
