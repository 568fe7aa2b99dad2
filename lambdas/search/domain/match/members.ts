import { caseless } from '@reflekt/shared/text';
import { dayOf } from '../analyse.ts';
import type { MemberMatch } from '../query/query.ts';
import type { Lengths, Members } from '../segment/columns.ts';
import type { ColumnPart } from './view.ts';

/** The places in a list of the values that are the same as another one, ignoring case. */
const placesOf = (list: readonly string[], value: string): ReadonlySet<number> => {
  const wanted = caseless(value.trim());
  return new Set([...list.keys()].filter((place) => caseless(list[place] ?? '') === wanted));
};

/** The test of one document in a part of a column. @param at its place in the part */
function testIn(match: MemberMatch, values: Members): (at: number) => boolean {
  switch (match.kind) {
    case 'favorite':
      return (at) => (values.favorite[at] === 1) === match.value;
    case 'location':
      return (at) => values.hasLocation[at] === 1;
    case 'mood': {
      const places = placesOf(values.moods, match.label);
      return (at) => places.has(values.mood[at] ?? -1);
    }
    case 'mood-score':
      return (at) => {
        const score = values.moodScore[at] ?? 0;
        return score > 0 && score >= match.from && score <= match.to;
      };
    case 'category-id':
      return (at) => values.categories[values.category[at] ?? -1] === match.id;
    case 'tag': {
      const places = placesOf(values.tags, match.tag);
      return (at) => values.tagged[at]?.some((place) => places.has(place)) ?? false;
    }
    // Dates are matched by their own column, and names of categories are looked up before.
    case 'dates':
    case 'category':
      return () => false;
  }
}

/** The documents whose members match: 1 for each. */
export function matchMember(
  match: MemberMatch,
  docs: number,
  lengths: Lengths,
  members: readonly ColumnPart<Members>[],
): Uint8Array {
  const matches = new Uint8Array(docs);
  if (match.kind === 'dates') {
    const [from, to] = [dayOf(match.from), dayOf(match.to)];
    for (let doc = 0; doc < docs; doc++) {
      const day = lengths.day[doc] ?? 0;
      if (day >= from && day <= to) matches[doc] = 1;
    }
    return matches;
  }
  for (const { first, count, values } of members) {
    const test = testIn(match, values);
    for (let at = 0; at < count; at++) if (test(at)) matches[first + at] = 1;
  }
  return matches;
}
