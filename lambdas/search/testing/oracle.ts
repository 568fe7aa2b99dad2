import { stemmer } from '@orama/stemmers/english';
import type { Entry } from '@reflekt/shared/entities';
import { sharedBeginning } from '../domain/text/stem.ts';

/** A word of a text, folded, with its place. */
interface Word {
  text: string;
  start: number;
  end: number;
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll('ø', 'o');

/** The words of a text in a script with spaces. */
export const wordsIn = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)].map((match) => ({
    text: plain(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));

/** A place in a field. */
interface Place {
  field: 'title' | 'content';
  start: number;
  end: number;
}

/** What a part of a query finds in an entry. */
interface Finding {
  exact: Place[];
  related: Place[];
}

/** A part of a query, as text and as a plain test of an entry. */
export interface Part {
  text: string;
  /** Undefined for a part about members. */
  find?: (entry: Entry) => Finding;
  matches: (entry: Entry) => boolean;
}

const FIELDS = ['title', 'content'] as const;

/** Finds rows of words. */
function rows(tests: readonly ((word: string) => boolean)[]): (entry: Entry) => Place[] {
  return (entry) =>
    FIELDS.flatMap((field) => {
      const words = wordsIn(entry[field]);
      return words.flatMap((first, i) => {
        const row = words.slice(i, i + tests.length);
        const isRow = row.length === tests.length && row.every(({ text }, at) => tests[at]?.(text));
        return isRow ? [{ field, start: first.start, end: row.at(-1)?.end ?? 0 }] : [];
      });
    });
}

const textPart = (text: string, find: (entry: Entry) => Finding): Part => ({
  text,
  find,
  matches: (entry) => {
    const { exact, related } = find(entry);
    return exact.length + related.length > 0;
  },
});

/** A word, in any form. */
export function word(text: string): Part {
  const wanted = plain(text);
  const stem = stemmer(wanted);
  const beginning = sharedBeginning(wanted, stem);
  const exact = rows([(other) => other === wanted]);
  const related = rows([
    (other) => other !== wanted && other.startsWith(beginning) && stemmer(other) === stem,
  ]);
  return textPart(text, (entry) => ({ exact: exact(entry), related: related(entry) }));
}

/** Words in a row. */
export function phrase(words: readonly string[], separator = ' '): Part {
  const find = rows(words.map((one) => (other: string) => other === plain(one)));
  return textPart(`"${words.join(separator)}"`, (entry) => ({ exact: find(entry), related: [] }));
}

/** Words that begin so. */
export function prefix(beginning: string): Part {
  const find = rows([(other) => other.startsWith(plain(beginning))]);
  return textPart(`${beginning}*`, (entry) => ({ exact: find(entry), related: [] }));
}

/** A part about members. */
export const member = (text: string, matches: (entry: Entry) => boolean): Part => ({
  text,
  matches,
});

/** A query: groups of which each must match, of parts of which one must. */
export type Groups = readonly (readonly { part: Part; negated: boolean }[])[];

export const textOf = (groups: Groups): string =>
  groups
    .map((group) => group.map(({ part, negated }) => (negated ? '-' : '') + part.text).join(' OR '))
    .join(' ');

const matchesAll = (groups: Groups, entry: Entry): boolean =>
  groups.every((group) => group.some(({ part, negated }) => part.matches(entry) !== negated));

const average = (numbers: readonly number[]): number => {
  const sum = numbers.reduce((a, b) => a + b, 0);
  return sum === 0 ? 1 : sum / numbers.length;
};

/** Scores of entries, by the plain formula of BM25F over all live entries. */
function scores(groups: Groups, live: readonly Entry[], found: readonly Entry[]) {
  const length = (entry: Entry, field: 'title' | 'content') => wordsIn(entry[field]).length;
  const averageTitle = average(live.map((entry) => length(entry, 'title')));
  const averageContent = average(live.map((entry) => length(entry, 'content')));
  const saturate = (weight: number) => (weight * 2.2) / (weight + 1.2);
  const sought = groups
    .flat()
    .flatMap(({ part, negated }) => (part.find && !negated ? [part] : []));
  const rarity = sought.map((part) => {
    const documents = live.filter((entry) => part.matches(entry)).length;
    return Math.log(1 + (live.length - documents + 0.5) / (documents + 0.5));
  });
  return found.map((entry) => {
    const content = 0.25 + (0.75 * length(entry, 'content')) / averageContent;
    const title = 0.7 + (0.3 * length(entry, 'title')) / averageTitle;
    const weigh = (places: readonly Place[]) =>
      places.reduce((sum, { field }) => sum + (field === 'title' ? 8 / title : 1 / content), 0);
    const score = sought.reduce((sum, part, i) => {
      const { exact, related } = part.find?.(entry) ?? { exact: [], related: [] };
      const weight =
        exact.length > 0
          ? 1 + saturate(weigh(exact) + 0.4 * weigh(related))
          : 0.4 * saturate(weigh(related));
      return sum + (rarity[i] ?? 0) * weight;
    }, 0);
    return { entry, score };
  });
}

/** The places of all parts that are looked for, in order, overlapping ones as one. */
export function highlights(groups: Groups, entry: Entry): Place[] {
  const all = groups.flat().flatMap(({ part, negated }) => {
    const found = negated ? undefined : part.find?.(entry);
    return found ? [...found.exact, ...found.related] : [];
  });
  return FIELDS.flatMap((field) => {
    const united: Place[] = [];
    const own = all.filter((place) => place.field === field);
    for (const place of own.sort((a, b) => a.start - b.start || a.end - b.end)) {
      const last = united.at(-1);
      if (last && place.start < last.end) last.end = Math.max(last.end, place.end);
      else united.push({ ...place });
    }
    return united;
  });
}

/** The results of a query over all entries, read and compared one by one. */
export const evaluate = (groups: Groups, live: readonly Entry[]) =>
  scores(
    groups,
    live,
    live.filter((entry) => matchesAll(groups, entry)),
  );
