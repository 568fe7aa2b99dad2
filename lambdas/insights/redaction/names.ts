import { lowerCase } from '@reflekt/shared/text';
import humanNames from 'human-names';
import { eng } from 'stopword';
import {
  BY_PEOPLE,
  BY_PEOPLE_OR_THINGS,
  CAPITALISED,
  FEELINGS,
  MOSTLY_NAMES,
  PRONOUNS,
  RELATIONS,
  SEASONS,
  SHORT_NAMES,
  TO_PEOPLE,
  WORDS_TOO,
} from './name-words.ts';

/** A word without its accents: the lists know Siobhan, and her writer Siobhán. */
const unaccented = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');

const FIRST_NAMES: ReadonlySet<string> = new Set(
  Object.entries(humanNames)
    .filter(([list]) => /^(?:female|male)(?:De|En|Es|Fr|It|Nl)$/.test(list))
    .flatMap(([, names]) => names)
    .filter((name) => typeof name === 'string' && /^\p{Lu}/u.test(name))
    .map(unaccented),
);
const SMALL_FIRST_NAMES: ReadonlySet<string> = new Set(
  [...FIRST_NAMES].map((name) => name.toLowerCase()),
);
/** Shorter first names are words of one language or another. */
const TELLING_LENGTH = 5;
/** Directly before a thing. */
const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the', 'no', 'every', 'some']);
const STOP_WORDS: ReadonlySet<string> = new Set(eng);

const PLACEHOLDER = /\[(?:EMAIL|URL|HANDLE|NUMBER|ADDRESS|NAME\d+)\]/;
/** A placeholder or a word. */
const PART = new RegExp(String.raw`${PLACEHOLDER.source}|\p{L}[\p{L}\p{M}'-]*`, 'gu');
const TITLE =
  /(?<!\p{L})(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lady|Herrn?|Frau|Mme|Madame|Monsieur|Señora?|Sra?|Signora?)\.?\s+$/u;
/** Those that are no other word in small letters. */
const SMALL_TITLE =
  /(?<!\p{L})(?:mr|mrs|ms|dr|prof|professor|herrn?|mme|monsieur|señora?|signora?)\.?\s+$/u;
/** Family names that cannot be anything else, wherever they stand. */
const FAMILY_NAME = /^(?:O'|D'|Mc|Mac)\p{Lu}\p{Ll}/u;
/** Languages that capitalise every noun: there a capital letter says nothing. */
const CAPITALISED_NOUNS = new Set(['de', 'lb']);

const bare = (word: string): string => word.replace(/'[sS]?$|-+$/, '');

/** A word in capitals as a name is written: EMMA as Emma, O'BRIEN as O'Brien; any other word as it is. */
const calmed = (word: string): string =>
  /^\p{Lu}[\p{Lu}\p{M}'-]+$/u.test(word)
    ? word.replaceAll(/\p{L}[\p{L}\p{M}]*/gu, (part) => part.slice(0, 1) + lowerCase(part.slice(1)))
    : word;

/** A word of a text, or a placeholder that stands for what was taken out. */
interface Part {
  /** Undefined for a placeholder. */
  written: string | undefined;
  index: number;
  end: number;
}

const partsOf = (text: string): Part[] =>
  [...text.matchAll(PART)].map(({ 0: found, index }) => {
    const written = found.startsWith('[') ? undefined : bare(found);
    return { written, index, end: index + (written ?? found).length };
  });

/** A word with what stands around it. */
interface Word {
  /** As a name is written. */
  word: string;
  /** In small letters. */
  small: string;
  /** True when it is written in capitals. */
  shouted: boolean;
  possessive: boolean;
  /** The text between the word before and this one. */
  between: string;
  /** Neighbours in the same phrase, in small letters; '' where there are none. */
  previous: string;
  next: string;
  /** True when it begins a sentence, a line or a quotation. */
  opens: boolean;
  /** The few characters before it. */
  lead: string;
}

function wordAt(text: string, parts: readonly Part[], i: number): Word | undefined {
  const { written, index = 0, end = 0 } = parts[i] ?? {};
  if (written === undefined) return undefined;
  const last = parts[i - 1];
  const following = parts[i + 1];
  const between = text.slice(last?.end ?? 0, index).replace(/^'[sS]/, '');
  const after = text.slice(end, following?.index);
  const word = calmed(written);
  return {
    word,
    small: lowerCase(word),
    shouted: word !== written,
    possessive: /^'[sS]/.test(after),
    between,
    previous: /^[ \n]+$/.test(between) ? (last?.written?.toLowerCase() ?? '') : '',
    next: /^(?:'[sS])?[ \n]+$/.test(after) ? (following?.written?.toLowerCase() ?? '') : '',
    opens: last === undefined || /[.!?…:\n"“”«»„>#*\-–—([]/.test(between),
    lead: text.slice(Math.max(0, index - 12), index),
  };
}

/** True when a word with a capital, which is also a first name, is used as one here. */
function isCapitalName({ small, previous, next, opens, possessive }: Word): boolean {
  if (opens && PRONOUNS.has(next)) return false;
  if (possessive || BY_PEOPLE.has(next) || RELATIONS.has(previous)) return true;
  if (!opens && TO_PEOPLE.has(previous)) return true;
  if (SEASONS.has(small)) return FEELINGS.has(previous);
  return !opens || BY_PEOPLE_OR_THINGS.has(next);
}

/** True when a word in small letters is somebody's name. */
function isSmallName({ small, previous, next, lead }: Word): boolean {
  const isVerbOrStop = STOP_WORDS.has(small) || BY_PEOPLE.has(small);
  if (SMALL_TITLE.test(lead) && small.length > 2 && !isVerbOrStop) return true;
  if (ARTICLES.has(previous)) return false;
  if (SHORT_NAMES.has(small)) return true;
  if (RELATIONS.has(previous) && BY_PEOPLE.has(next) && !isVerbOrStop) return true;
  if (!SMALL_FIRST_NAMES.has(unaccented(small))) return false;
  if (!WORDS_TOO.has(small) && small.length >= TELLING_LENGTH) return true;
  if (WORDS_TOO.has(small) ? !MOSTLY_NAMES.has(small) : STOP_WORDS.has(small)) return false;
  if (BY_PEOPLE.has(next)) return true;
  if (TO_PEOPLE.has(previous)) return !PRONOUNS.has(next);
  return RELATIONS.has(previous) && (small !== 'will' || next === '');
}

/** Judges a word: a name everywhere in the text, a name in this place, or none. */
function judge(
  at: Word,
  before: { isName: boolean; shouted: boolean },
  capitalsTell: boolean,
): 'everywhere' | 'here' | undefined {
  const { word, small, shouted, opens, lead, between, next } = at;
  if (!/^\p{Lu}[\p{L}\p{M}'-]*\p{Ll}/u.test(word)) return isSmallName(at) ? 'here' : undefined;
  if (TITLE.test(lead)) return 'everywhere';
  if (CAPITALISED.has(word)) return undefined;
  const isFirstName = FIRST_NAMES.has(unaccented(word));
  if (WORDS_TOO.has(small) || (isFirstName && STOP_WORDS.has(small))) {
    const mayBe = !shouted && (capitalsTell || isFirstName);
    return mayBe && isCapitalName(at) ? 'here' : undefined;
  }
  const isSurname = before.isName && /^ +$/.test(between) && !(shouted && before.shouted);
  const isInside = capitalsTell && !shouted && !opens;
  const speaks =
    capitalsTell &&
    !shouted &&
    BY_PEOPLE.has(next) &&
    !PRONOUNS.has(small) &&
    !STOP_WORDS.has(small);
  return FAMILY_NAME.test(word) || isFirstName || isSurname || isInside || speaks
    ? 'everywhere'
    : undefined;
}

/** A name that was found, with the place it stands in. */
export interface FoundName {
  /** In small letters: EMMA, Emma and emma are one. */
  key: string;
  written: string;
  /** The place of the name in the text, in UTF-16 units; `end` is the unit behind it. */
  index: number;
  end: number;
}

/**
 * Finds the names of people in a text by lists of first names, in capitals and in small letters too, by titles,
 * by the words around them, and by capital letters inside sentences. So places and other proper names are found
 * too: too much rather than too little. In scripts without capital letters names are not found.
 * @param text in its plain form
 * @param language ISO 639-1 code: where every noun is capitalised, a capital letter alone tells nothing
 */
export function findNames(text: string, language: string): FoundName[] {
  const parts = partsOf(text);
  const capitalsTell = !CAPITALISED_NOUNS.has(language);
  const everywhere = new Set<string>();
  const here = new Set<number>();
  let before = { isName: false, shouted: false };
  for (const [i, { index }] of parts.entries()) {
    const at = wordAt(text, parts, i);
    const found = at && judge(at, before, capitalsTell);
    if (at && found === 'everywhere') everywhere.add(at.word);
    if (found === 'here') here.add(index);
    before = { isName: found !== undefined, shouted: at?.shouted ?? false };
  }
  return parts.flatMap(({ written, index, end }) => {
    if (written === undefined) return [];
    const name = calmed(written);
    const isName = here.has(index) || everywhere.has(name);
    return isName ? [{ key: lowerCase(name), written: name, index, end }] : [];
  });
}
