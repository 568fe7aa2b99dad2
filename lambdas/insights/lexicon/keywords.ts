import type { Sentence } from '@reflekt/shared/text';
import { eng } from 'stopword';
import { NEGATORS, valenceOf } from './valence.ts';

/** Words that stand in every diary and tell one day from another as little as "the". */
const EVERYDAY = `able day days across again ago almost alone along already always anything anyone around ask asked away
back bad bit call called cannot couldn't didn't doesn't don't done doing down early else end enough even evening
ever every everyone everything feel feeling feels felt few find finally first found full gave get getting give
go goes going gone gonna good great guess half hadn't happen happened hard hasn't haven't hear heard help hour
hours i'd i'll i'm i've isn't it's just keep kept kind knew know last late later least left less let let's life
like little long look looked looking lot made making man mean maybe minute minutes moment month months morning
need needed new next nice night none nothing off often old once one ones part people perhaps place put quite
rather read real really right room run said sat saw say saying see seem seemed seen set sit slowly small
somebody someone something sometimes soon sort start started stay stayed still stop sure talk talked tell thing
things think thinking thought till time times today together told tomorrow took tried try trying turn turned
two until use used usual usually wait walked want wanted wasn't watch week weeks went weren't whole why won't
word words work worked working wouldn't write writing wrote yeah year years yes yesterday yet you're you've
three four five six seven eight nine ten went monday tuesday wednesday thursday friday saturday sunday bought
ate drank woke there's that's he's she's they're we're what's i don can't whether against without within upon`;

const PASSED_OVER = new Set([...eng, ...EVERYDAY.split(/\s+/), ...NEGATORS]);
const MIN_LETTERS = 3;
/** A name or term of several words, "New York". */
const LONGEST_NAME = 3;

const isName = (written: string): boolean => /^\p{Lu}\p{Ll}/u.test(written);

interface Candidate {
  shown: string;
  count: number;
  first: number;
}

/** Runs of capitalised words inside a sentence, which are one term. */
function namesIn(sentence: Sentence): string[] {
  const names: string[] = [];
  let run: string[] = [];
  const close = () => {
    if (run.length >= 2 && run.length <= LONGEST_NAME) names.push(run.join(' '));
    run = [];
  };
  sentence.tokens.forEach((token, i) => {
    if (i > 0 && isName(token.written) && !PASSED_OVER.has(token.word)) run.push(token.written);
    else close();
    if (token.after.trim() !== '') close();
  });
  close();
  return names;
}

/**
 * The topics of a text: its terms, the most frequent first, and the earlier of equals.
 * @param limit at most so many
 */
export function keywordsOf(sentences: readonly Sentence[], limit: number): string[] {
  const found = new Map<string, Candidate>();
  let position = 0;
  const count = (key: string, shown: string, weight: number) => {
    const candidate = found.get(key) ?? { shown, count: 0, first: position };
    found.set(key, { ...candidate, count: candidate.count + weight });
  };
  for (const sentence of sentences) {
    const names = namesIn(sentence);
    const inNames = new Set(names.flatMap((name) => name.toLowerCase().split(' ')));
    for (const name of names) count(name.toLowerCase(), name, 1.5);
    for (const { word, written, quoted } of sentence.tokens) {
      position++;
      const base = word.replace(/'s$/, '');
      if (
        inNames.has(base) ||
        base.length < MIN_LETTERS ||
        /\d/.test(base) ||
        PASSED_OVER.has(base) ||
        /ly$/.test(base) ||
        valenceOf(base) !== 0
      ) {
        continue;
      }
      // Plural and singular are one term; the first spelling is shown.
      const key = base.replace(/(?<=[^s]{2})s$/, '');
      const shown = isName(written) && position > 1 ? written.replace(/['’]s$/, '') : base;
      count(key, shown, quoted ? 0.5 : 1);
    }
  }
  return [...found.values()]
    .sort((a, b) => b.count - a.count || a.first - b.first)
    .slice(0, limit)
    .map(({ shown }) => shown);
}
