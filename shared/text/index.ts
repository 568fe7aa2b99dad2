import { withoutInvisible } from './invisible.ts';

export * from './invisible.ts';
export * from './plain-text.ts';
export * from './sentences.ts';
export * from './written.ts';

/** Number of Unicode code points, the unit of every length limit of the contract. */
export function codePoints(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdbff) {
      count++;
      continue;
    }
    const next = text.charCodeAt(i + 1);
    if (next >= 0xdc00 && next <= 0xdfff) i++;
    count++;
  }
  return count;
}

/** True for text that can be stored and returned unchanged: no NUL and no lone surrogate. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** A letter of a script without spaces between words. */
const UNSPACED =
  '[\\p{L}&&[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}]]';
const LETTER = `[[\\p{L}\\p{N}]--${UNSPACED}]`;
const RUN = `${LETTER}[${LETTER}\\p{M}]*`;
const WORD = new RegExp(`${UNSPACED}|${RUN}(?:['’]${RUN})*`, 'gv');

/**
 * Counts the words of a text: runs of letters, digits and combining marks, joined by apostrophes. In scripts without
 * spaces (Han, Hiragana, Katakana, Thai) each letter counts as one word.
 */
export function countWords(text: string): number {
  let count = 0;
  WORD.lastIndex = 0;
  while (WORD.exec(text) !== null) count++;
  return count;
}

/**
 * The form in which tags and names are compared: composed (NFC), ignoring case and invisible characters.
 * @param text within its limit: composing a long run of combining marks takes quadratic time
 */
export const caseless = (text: string): string =>
  withoutInvisible(text).normalize('NFC').toLowerCase();

/** NFC composes at most four code points into one, and a code point has at most two UTF-16 units. */
const UNITS_PER_COMPOSED = 4 * 2;

/**
 * A tag in its stored form: trimmed and composed (NFC).
 * @param max code points
 * @returns undefined when it is longer than `max`, or when nothing of it is visible
 */
export function parseTag(raw: string, max: number): string | undefined {
  const trimmed = raw.trim();
  // The length is checked first: composing a long run of combining marks takes quadratic time.
  if (trimmed.length > max * UNITS_PER_COMPOSED) return undefined;
  const tag = trimmed.normalize('NFC');
  return codePoints(tag) <= max && caseless(tag).trim() !== '' ? tag : undefined;
}

/** The tags that differ, ignoring case and invisible characters. The first spelling of each stays. */
export const distinctTags = (tags: readonly string[]): string[] => {
  const byKey = new Map<string, string>();
  for (const tag of tags) {
    const key = caseless(tag);
    if (!byKey.has(key)) byKey.set(key, tag);
  }
  return [...byKey.values()];
};

/**
 * The form of a name that only one category may have: without case, invisible characters, compatibility forms, and
 * differences of white space.
 */
export const uniqueForm = (name: string): string =>
  withoutInvisible(name)
    .normalize('NFKC')
    // Through upper case, so that ß is ss, and every sigma the same.
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .trim();
