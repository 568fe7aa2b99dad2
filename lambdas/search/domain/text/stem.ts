import { stemmer as english } from '@orama/stemmers/english';

/** Reduces a folded word to its stem. */
export type Stemmer = (word: string) => string;

/** Characters that words must share at least: all words with one letter would be much to look through. */
const SHORTEST_BEGINNING = 2;
/** Words whose stems a stemmer keeps. */
const KEPT = 50_000;
const stemmers = new Map<string, Stemmer>();

/** A stemmer that remembers, and that leaves what a language does not know as it is. */
function remembering(stem: Stemmer): Stemmer {
  const known = new Map<string, string>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    if (known.size >= KEPT) known.clear();
    const stemmed = /\p{N}/u.test(word) ? word : stem(word) || word;
    known.set(word, stemmed);
    return stemmed;
  };
}

/**
 * The stemmer of a language; words of a language without one are their own stems.
 * @param language a BCP 47 tag
 */
export async function stemmerOf(language: string): Promise<Stemmer> {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  const known = stemmers.get(primary);
  if (known) return known;
  const stem =
    primary === 'en' ? english : ((await import('./stemmers.ts')).stemmers[primary] ?? String);
  const made = remembering(stem);
  stemmers.set(primary, made);
  return made;
}

/**
 * The beginning that all words share that are compared with a word by their stems. Stems of one word can end in
 * different letters (study, studi), so the last one is left out. A word that begins otherwise is another word, whatever
 * its stem.
 */
export function sharedBeginning(word: string, stem: string): string {
  let length = 0;
  while (length < stem.length && word[length] === stem[length]) length++;
  if (length >= 4 || stem.endsWith('i')) length--;
  const beginning = word.slice(0, Math.max(length, SHORTEST_BEGINNING));
  return beginning.isWellFormed() ? beginning : word;
}
