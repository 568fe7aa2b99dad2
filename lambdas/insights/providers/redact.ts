import humanNames from 'human-names';
import { eng } from 'stopword';

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
  /\b(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.)[^\s<>()"']+|\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,6}\.(?:[a-z]{2,24}\/[^\s<>()"']*|(?:com|org|net|io|co|edu|gov|info|me|app|dev|uk|de|fr|es|it|nl|eu|ch|at|xyz|ly|tv|gg|ai|ca|au|nz|ie|se|dk|pl|jp|site|online|blog|shop)(?![\p{L}\p{N}]))/giu;
/** As people are called on social networks; "@5pm" is a time. */
const HANDLE =
  /(?<![\p{L}\p{N}._%+-])@(?!\d{1,2}(?:[:.]\d\d)?(?:am|pm)?(?![\p{L}\p{N}_]))[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,38}[\p{L}\p{N}_])?/giu;
/** Seven digits and more in groups as people write numbers of telephones, cards and accounts. */
const NUMBER = /(?<![\p{L}\p{N}])\+?\(?\d(?:[\s().\-/]{0,2}\d){6,19}(?![\p{L}\p{N}])/gu;
/** Written like a number, but a day. */
const DATE = /^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{4})$/;
const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu;
const PLACEHOLDER = /\[(?:EMAIL|URL|HANDLE|NUMBER|NAME\d+)\]/g;
const PLACEHOLDER_OR_WORD = new RegExp(`${PLACEHOLDER.source}|${WORD.source}`, 'gu');
const TITLE =
  /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lady|Herr|Frau|Mme|Madame|Monsieur|Señora?|Sra?|Signora?)\.?\s+$/u;
/** Family names that cannot be anything else, wherever they stand. */
const FAMILY_NAME = /^(?:O['’]|D['’]|Mc|Mac)\p{Lu}\p{Ll}/u;
/** Nouns are capitalised there, so that a capital letter says nothing. */
const CAPITALISED_NOUNS = new Set(['de']);

export interface Redacted {
  text: string;
  /** Puts the names back that stand as placeholders in what a provider says; other placeholders stay. */
  restore(answer: string): string;
}

const bare = (word: string): string => word.replace(/['’][sS]?$/, '');

/** A word in capitals as a name is written: EMMA as Emma, O'BRIEN as O'Brien; any other word as it is. */
const calmed = (word: string): string =>
  /^\p{Lu}[\p{Lu}\p{M}'’-]+$/u.test(word)
    ? word.replaceAll(
        /\p{L}[\p{L}\p{M}]*/gu,
        (part) => part.slice(0, 1) + part.slice(1).toLowerCase(),
      )
    : word;

/** Names in a text, by the rules that hold for its language. */
function namesIn(text: string, language: string): Set<string> {
  const names = new Set<string>();
  const capitalsTell = !CAPITALISED_NOUNS.has(language);
  let end = 0;
  let previous: string | undefined;
  let previousShouted = false;
  for (const match of text.matchAll(WORD)) {
    const written = bare(match[0]);
    const word = calmed(written);
    const between = text.slice(end, match.index);
    const shouted = word !== written;
    const capital = /^\p{Lu}[\p{L}\p{M}'’-]*\p{Ll}/u.test(word);
    const opens = previous === undefined || /[.!?…:\n"“”«»„>#*\-–—([]/.test(between);
    const known =
      FAMILY_NAME.test(word) ||
      (FIRST_NAMES.has(word) && !((opens || shouted) && STOP_WORDS.has(word.toLowerCase())));
    const titled = TITLE.test(text.slice(Math.max(0, match.index - 12), match.index));
    // In a line of capitals they say nothing of the word after a name.
    const surname =
      previous !== undefined &&
      names.has(previous) &&
      /^[ ]+$/.test(between) &&
      !(shouted && previousShouted);
    const midSentence = capitalsTell && !opens && !shouted;
    if (capital && (titled || (!NOT_NAMES.has(word) && (known || surname || midSentence)))) {
      names.add(word);
    }
    previous = word;
    previousShouted = shouted;
    end = match.index + match[0].length;
  }
  return names;
}

/**
 * Takes out what tells who people are before a text leaves: e-mail addresses, URLs, handles, numbers of
 * telephones and accounts, and names. Names are found by lists of first names, in capitals too, by titles,
 * by what follows a name, and by capital letters inside sentences, so places and other proper names go too:
 * too much rather than too little. A name stands for the same placeholder throughout. In scripts without
 * capitals names are not found.
 */
export function redact(text: string, language: string): Redacted {
  let redacted = text
    .replace(EMAIL, '[EMAIL]')
    .replace(URL_LIKE, '[URL]')
    .replace(HANDLE, '[HANDLE]')
    .replace(NUMBER, (found) => (DATE.test(found.trim()) ? found : '[NUMBER]'));
  // One that the writer typed is no name of ours, and must not become one in what a provider says.
  const typed = new Set(text.match(/\[NAME\d+\]/g));
  let count = 0;
  const nextPlaceholder = (): string => {
    do count += 1;
    while (typed.has(`[NAME${count}]`));
    return `[NAME${count}]`;
  };
  const placeholders = new Map<string, string>();
  const names = namesIn(redacted.replaceAll(PLACEHOLDER, ' '), language);
  redacted = redacted.replace(PLACEHOLDER_OR_WORD, (found) => {
    if (found.startsWith('[')) return found;
    const written = bare(found);
    const name = calmed(written);
    if (!names.has(name)) return found;
    const placeholder = placeholders.get(name) ?? nextPlaceholder();
    placeholders.set(name, placeholder);
    return placeholder + found.slice(written.length);
  });
  const originals = new Map([...placeholders].map(([name, placeholder]) => [placeholder, name]));
  return {
    text: redacted,
    restore: (answer) =>
      answer.replaceAll(/\[NAME\d+\]/g, (placeholder) => originals.get(placeholder) ?? placeholder),
  };
}
