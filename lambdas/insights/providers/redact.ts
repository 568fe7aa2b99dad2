import humanNames from 'human-names';
import { eng } from 'stopword';
import { languageOf } from '../domain/language.ts';

const FIRST_NAMES: ReadonlySet<string> = new Set(
  Object.entries(humanNames)
    .filter(([list]) => /^(?:female|male)(?:De|En|Es|Fr|It|Nl)$/.test(list))
    .flatMap(([, names]) => names)
    .filter((name) => typeof name === 'string' && /^\p{Lu}/u.test(name)),
);

/** Capitalised in English without being anybody's name. */
const NOT_NAMES: ReadonlySet<string> = new Set(
  `I Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
  September October November December Christmas Easter Hanukkah Ramadan Diwali Halloween Thanksgiving English
  French German Spanish Italian Dutch Chinese Japanese Russian Arabic Hindi God Internet TV OK Mum Mom Dad Mummy
  Daddy Mother Father Grandma Grandpa Granny Nana Auntie Uncle Will Mark Art Hope Joy Grace Faith Rose Summer
  Autumn Winter Spring Dawn Dear Mr Mrs Ms Miss Dr Prof Professor Sir Lady Herr Frau Mme Madame Monsieur Sr Sra`.split(
    /\s+/,
  ),
);
const STOP_WORDS: ReadonlySet<string> = new Set(eng);

/** Every repetition is bounded: a text of one long run of such characters must not take minutes. */
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
const URL_LIKE =
  /\b(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[^\s<>()"']+|\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.(?:com|org|net|io|co|edu|gov|info|me|app|dev|uk|de|fr|es|it|nl|eu|ch|at)(?:\/[^\s<>()"']*)?(?![\p{L}\p{N}])/giu;
/** Seven digits and more in groups as people write numbers of telephones, cards and accounts. */
const NUMBER = /(?<![\p{L}\p{N}])\+?\(?\d(?:[\s().\-/]{0,2}\d){6,19}(?![\p{L}\p{N}])/gu;
/** Written like a number, but a day. */
const DATE = /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})$/;
const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu;
const TITLE =
  /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lady|Herr|Frau|Mme|Madame|Monsieur|Señora?|Sra?|Signora?)\.?\s+$/u;
/** Nouns are capitalised there, so that a capital letter says nothing. */
const CAPITALISED_NOUNS = new Set(['de']);

export interface Redacted {
  text: string;
  /** Puts the names back that stand as placeholders in what a provider says; other placeholders stay. */
  restore(answer: string): string;
}

const bare = (word: string): string => word.replace(/['’]s?$/, '');

/** Names in a text, by the rules that hold for its language. */
function namesIn(text: string): Set<string> {
  const names = new Set<string>();
  const capitalsTell = !CAPITALISED_NOUNS.has(languageOf(text));
  let end = 0;
  let previous: string | undefined;
  for (const match of text.matchAll(WORD)) {
    const word = bare(match[0]);
    const between = text.slice(end, match.index);
    const capital = /^\p{Lu}[\p{L}\p{M}'’-]*\p{Ll}/u.test(word);
    const opens = previous === undefined || /[.!?…:\n"“”«»„>#*\-–—([]/.test(between);
    const known = FIRST_NAMES.has(word) && !(opens && STOP_WORDS.has(word.toLowerCase()));
    const titled = TITLE.test(text.slice(Math.max(0, match.index - 12), match.index));
    const surname = previous !== undefined && names.has(previous) && /^[ ]+$/.test(between);
    const midSentence = capitalsTell && !opens;
    if (capital && (titled || (!NOT_NAMES.has(word) && (known || surname || midSentence)))) {
      names.add(word);
    }
    previous = word;
    end = match.index + match[0].length;
  }
  return names;
}

/**
 * Takes out what tells who people are before a text leaves: e-mail addresses, URLs, numbers of telephones
 * and accounts, and names. Names are found by lists of first names, by titles, by what follows a name, and
 * by capital letters inside sentences, so places and other proper names go too: too much rather than too
 * little. A name stands for the same placeholder throughout. In scripts without capitals names are not found.
 */
export function redact(text: string): Redacted {
  let redacted = text
    .replace(EMAIL, '[EMAIL]')
    .replace(URL_LIKE, '[URL]')
    .replace(NUMBER, (found) => (DATE.test(found.trim()) ? found : '[NUMBER]'));
  const placeholders = new Map<string, string>();
  const names = namesIn(redacted.replaceAll(/\[(?:EMAIL|URL|NUMBER)\]/g, ' '));
  redacted = redacted.replace(WORD, (found) => {
    const name = bare(found);
    if (!names.has(name)) return found;
    const placeholder = placeholders.get(name) ?? `[NAME${placeholders.size + 1}]`;
    placeholders.set(name, placeholder);
    return placeholder + found.slice(name.length);
  });
  const originals = new Map([...placeholders].map(([name, placeholder]) => [placeholder, name]));
  return {
    text: redacted,
    restore: (answer) =>
      answer.replaceAll(/\[NAME\d+\]/g, (placeholder) => originals.get(placeholder) ?? placeholder),
  };
}
