/** Number of Unicode code points, which is what every length limit of the contract counts. */
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

/** Whether the text can be stored and returned unchanged: no NUL and no lone surrogate. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

const WORD =
  /[\p{L}&&[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]]|[[\p{L}\p{N}]--[\p{L}&&[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]]]+(?:['’][[\p{L}\p{N}]--[\p{L}&&[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]]]+)*/gv;

/**
 * Words of a text as the contract counts them: runs of letters and digits, joined by apostrophes; in scripts
 * written without spaces (Han, Hiragana, Katakana, Thai) each letter is one.
 */
export function countWords(text: string): number {
  let count = 0;
  WORD.lastIndex = 0;
  while (WORD.exec(text) !== null) count++;
  return count;
}

/** The form in which two tags or names are compared: NFC, ignoring case. */
export const caseless = (text: string): string => text.normalize('NFC').toLowerCase();

/** Tags as they are stored: trimmed, NFC, unique ignoring case with the first spelling kept. */
export function normaliseTags(tags: readonly string[]): string[] {
  const kept = new Map<string, string>();
  for (const raw of tags) {
    const tag = raw.trim().normalize('NFC');
    if (!kept.has(caseless(tag))) kept.set(caseless(tag), tag);
  }
  return [...kept.values()];
}
