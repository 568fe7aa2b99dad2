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
/** With fewer words than these and no evidence at all, a text in Latin letters passes as English. */
const FEW_WORDS = 8;

const WORD = /\p{L}+(?:['’]\p{L}+)*/gu;
const NOT_LATIN = /(?!\p{Script=Latin})\p{L}/gu;
const LETTER = /\p{L}/gu;

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * The language of a text, by its script and its function words.
 * @returns an ISO 639-1 code, or `und` when it is none that is known here; English is only told from others,
 * so a text with too little to go by counts as English when it is in Latin letters
 */
export function languageOf(text: string): string {
  const sample = text.slice(0, 20_000);
  const letters = countOf(sample, LETTER);
  if (letters === 0) return 'und';
  if (countOf(sample, NOT_LATIN) > letters / 2) return 'und';

  const words = (sample.toLowerCase().replaceAll('’', "'").match(WORD) ?? []).slice(0, SAMPLE);
  const shareIn = (list: ReadonlySet<string>) =>
    words.filter((word) => list.has(word)).length / words.length;
  const shares = [...FUNCTION_WORDS].map(([code, list]) => ({ code, share: shareIn(list) }));
  const english = shares.find(({ code }) => code === 'en')?.share ?? 0;
  const best = shares.reduce((a, b) => (b.share > a.share ? b : a));

  if (best.share >= MIN_SHARE && best.share > english + LEAD) return best.code;
  if (english >= MIN_SHARE || words.length < FEW_WORDS) return 'en';
  return 'und';
}
