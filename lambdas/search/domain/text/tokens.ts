import { fold } from './fold.ts';

/** A place of a term in a text. */
export interface Token {
  term: string;
  /** UTF-16 offsets in the text, the end exclusive. */
  start: number;
  end: number;
  /** True where the term is a part of a run without spaces: two neighbouring characters, or the last one of the run. */
  unspaced: boolean;
  /** The end of the first character of a pair; elsewhere the same as `end`. */
  firstEnd: number;
}

const SCRIPTS = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
/** A letter of a script that is searched by substring. */
const UNSPACED = `[\\p{L}&&[${SCRIPTS.map((name) => `\\p{scx=${name}}`).join('')}]]`;
const LETTER = `[[\\p{L}\\p{N}]--${UNSPACED}]`;
/** Invisible inside a word: soft hyphen, joiners. */
const JOINER = '[\\u00ad\\u200c\\u200d\\u2060]';
const WORD = `${LETTER}(?:${JOINER}*[${LETTER}\\p{M}])*`;
const RUN = `${UNSPACED}[${UNSPACED}\\p{M}]*`;
const PICTURE = '\\p{Extended_Pictographic}[\\ufe0f\\u{1f3fb}-\\u{1f3ff}]*';
const EMOJI = `\\p{Regional_Indicator}{2}|${PICTURE}(?:\\u200d${PICTURE})*`;
const TOKEN = new RegExp(`(${WORD})|(${RUN})|${EMOJI}`, 'gv');

/** Marks, vowels and finals that belong to the character before, so that both are composed before they are compared. */
const CHARACTER = /.(?:\p{M}|[\u1160-\u11ff\uff9e\uff9f])*/gsu;
const EMOJI_VARIANTS = /[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu;

/** The folded characters of a run, each with its place. */
function charactersOf(run: string, offset: number) {
  const characters: { text: string; start: number; end: number }[] = [];
  for (const match of run.matchAll(CHARACTER)) {
    const start = offset + match.index;
    const end = start + match[0].length;
    for (const text of fold(match[0])) characters.push({ text, start, end });
  }
  return characters;
}

/**
 * The terms of a text, in order; the index of a token is its position. Words are split at everything but letters,
 * digits and marks, apostrophes included. A run of a script without spaces becomes its overlapping pairs of characters,
 * and its last character alone: so each substring of the run is a row of terms. An emoji is a term.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [whole, word, run] = match;
    const start = match.index;
    const end = start + whole.length;
    if (run !== undefined) {
      const characters = charactersOf(run, start);
      for (const [i, { text: first, start, end: firstEnd }] of characters.entries()) {
        const next = characters[i + 1];
        const term = first + (next?.text ?? '');
        tokens.push({ term, start, end: next?.end ?? firstEnd, firstEnd, unspaced: true });
      }
      continue;
    }
    const term = word === undefined ? whole.replace(EMOJI_VARIANTS, '') : fold(word);
    if (term !== '') tokens.push({ term, start, end, firstEnd: end, unspaced: false });
  }
  return tokens;
}
