import type { Entry } from '@reflekt/shared/entities';
import { type Query, soughtClauses, type TextMatch } from '../query/query.ts';
import { type Stemmer, sharedBeginning } from '../text/stem.ts';
import { type Token, tokenize } from '../text/tokens.ts';

/** A place that matches: UTF-16 offsets into a field, the end exclusive. */
export interface Highlight {
  field: 'title' | 'content';
  start: number;
  end: number;
}

/** Highlights of one field of an entry. More would only make the response long. */
export const MAX_HIGHLIGHTS = 200;

/** The test of a token for each token of a match, in a row. */
function testsOf(match: TextMatch, stem: Stemmer): ((term: string) => boolean)[] {
  if (match.kind === 'word') {
    const { term } = match;
    const wanted = stem(term);
    const beginning = sharedBeginning(term, wanted);
    return [(other) => other === term || (other.startsWith(beginning) && stem(other) === wanted)];
  }
  return match.terms.map((term, index) =>
    match.prefix && index === match.terms.length - 1
      ? (other) => other.startsWith(term)
      : (other) => other === term,
  );
}

/** The places of a match in a text. */
function placesOf(tokens: readonly Token[], match: TextMatch, stem: Stemmer) {
  const tests = testsOf(match, stem);
  const places: { start: number; end: number }[] = [];
  for (let i = 0; i + tests.length <= tokens.length; i++) {
    if (!tests.every((test, offset) => test(tokens[i + offset]?.term ?? ''))) continue;
    const first = tokens[i];
    const last = tokens[i + tests.length - 1];
    if (!first || !last) continue;
    // One character, which may begin a pair: the pair is not what was asked for.
    const single =
      match.kind === 'phrase' && last.unspaced
        ? [...(match.terms.at(-1) ?? '')].length === 1
        : false;
    places.push({ start: first.start, end: single ? last.firstEnd : last.end });
  }
  return places;
}

/** Places in order, those that touch or overlap as one. */
function united(places: { start: number; end: number }[]) {
  const sorted = places.sort((a, b) => a.start - b.start || a.end - b.end);
  const all: { start: number; end: number }[] = [];
  for (const place of sorted) {
    const last = all.at(-1);
    if (last && place.start < last.end) last.end = Math.max(last.end, place.end);
    else all.push({ ...place });
  }
  return all;
}

/** The places in title and content that match a query, in order; at most MAX_HIGHLIGHTS of each. */
export function highlightsOf(
  entry: Pick<Entry, 'title' | 'content'>,
  query: Query,
  stem: Stemmer,
): Highlight[] {
  const sought = soughtClauses(query);
  if (sought.length === 0) return [];
  return (['title', 'content'] as const).flatMap((field) => {
    const tokens = tokenize(entry[field]);
    return united(sought.flatMap((match) => placesOf(tokens, match, stem)))
      .slice(0, MAX_HIGHLIGHTS)
      .map((place) => ({ field, ...place }));
  });
}
