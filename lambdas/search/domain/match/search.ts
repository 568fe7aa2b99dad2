import { type Clause, isTextMatch, type MemberMatch, type Query } from '../query/query.ts';
import type { Lengths } from '../segment/columns.ts';
import type { PartKind, PartName, SegmentDirectory } from '../segment/format.ts';
import type { Stemmer } from '../text/stem.ts';
import { matchMember } from './members.ts';
import { isMatch, rarity, roundedScore, type Totals, totalsOf, weightOf } from './rank.ts';
import {
  matchText,
  needsPositions,
  type PhraseCandidates,
  preparePhrase,
  type TextMatches,
  termPartsFor,
} from './text.ts';
import { columnParts, lengthsOf, membersOf, momentsOf, namesOf, type SegmentView } from './view.ts';

/** The orders of results. */
export const SORTS = ['relevance', 'date_desc', 'date_asc', 'title_asc', 'title_desc'] as const;
export type Sort = (typeof SORTS)[number];

/** A query ready to be matched: names of categories are looked up, the stemmer is there. */
export interface Search {
  query: Query;
  sort: Sort;
  stem: Stemmer;
}

/** An entry that matches. */
export interface Hit {
  /** Its segment's place in the list. */
  segment: number;
  /** Its number in the segment. */
  doc: number;
  score: number;
}

const clausesOf = ({ query }: Search): Clause[] => query.groups.flat();
const needsMembers = (clause: Clause): clause is MemberMatch & { negated: boolean } =>
  !isTextMatch(clause) && clause.kind !== 'dates';

/** The parts of a segment that a search needs first. Phrases need more (`prepareSearch`). */
export function firstParts(directory: SegmentDirectory, search: Search): PartName[] {
  const clauses = clausesOf(search);
  const kinds: PartKind[] = ['lengths'];
  if (clauses.some(needsMembers)) kinds.push('members');
  if (search.sort.startsWith('date')) kinds.push('moments');
  if (search.sort.startsWith('title')) kinds.push('names');
  return [
    ...kinds.flatMap((kind) => columnParts(directory, kind)),
    ...clauses.filter(isTextMatch).flatMap((one) => termPartsFor(directory, one, search.stem)),
  ];
}

/** A search in one segment before its positions are loaded. */
export interface PreparedSearch {
  phrases: Map<Clause, PhraseCandidates>;
  parts: PartName[];
}

/** Finds the candidates of phrases in a segment, and the further parts that are needed. */
export function prepareSearch(view: SegmentView, search: Search): PreparedSearch {
  const phrases = new Map<Clause, PhraseCandidates>();
  const parts: PartName[] = [];
  for (const clause of clausesOf(search)) {
    if (!isTextMatch(clause) || !needsPositions(clause)) continue;
    const prepared = preparePhrase(view, clause);
    phrases.set(clause, prepared.candidates);
    parts.push(...prepared.parts);
  }
  return { phrases, parts };
}

/** The matches of a clause in one segment. */
type ClauseMatches = { text: TextMatches } | { members: Uint8Array };

/** A segment with the matches of all clauses. */
interface MatchedSegment {
  live: Uint8Array;
  lengths: Lengths;
  matches: Map<Clause, ClauseMatches>;
}

function matchSegment(
  view: SegmentView,
  search: Search,
  { phrases }: PreparedSearch,
): MatchedSegment {
  const lengths = lengthsOf(view);
  const clauses = clausesOf(search);
  const members = clauses.some(needsMembers) ? membersOf(view) : [];
  const matches = new Map<Clause, ClauseMatches>();
  for (const clause of clauses) {
    matches.set(
      clause,
      isTextMatch(clause)
        ? { text: matchText(view, clause, search.stem, phrases.get(clause), lengths) }
        : { members: matchMember(clause, view.directory.docs, lengths, members) },
    );
  }
  return { live: view.live, lengths, matches };
}

const holds = (matches: ClauseMatches | undefined, doc: number): boolean => {
  if (!matches) return false;
  return 'text' in matches ? isMatch(matches.text, doc) : matches.members[doc] === 1;
};

/** The rarity of each clause that ranks. */
function raritiesOf(
  search: Search,
  segments: readonly MatchedSegment[],
  totals: Totals,
): Map<Clause, number> {
  const rarities = new Map<Clause, number>();
  for (const clause of clausesOf(search)) {
    if (clause.negated || !isTextMatch(clause)) continue;
    let found = 0;
    for (const { live, matches } of segments) {
      for (let doc = 0; doc < live.length; doc++) {
        if (live[doc] === 1 && holds(matches.get(clause), doc)) found++;
      }
    }
    rarities.set(clause, rarity(found, totals));
  }
  return rarities;
}

function scoreOf(
  { lengths, matches }: MatchedSegment,
  doc: number,
  rarities: ReadonlyMap<Clause, number>,
  totals: Totals,
): number {
  let score = 0;
  for (const [clause, rare] of rarities) {
    const found = matches.get(clause);
    if (found && 'text' in found) score += rare * weightOf(found.text, doc, lengths, totals);
  }
  return roundedScore(score);
}

/** Descending: later days, then later ids. Segments are in the order of their ids. */
const newestFirst = (segments: readonly MatchedSegment[]) => (a: Hit, b: Hit) =>
  (segments[b.segment]?.lengths.day[b.doc] ?? 0) - (segments[a.segment]?.lengths.day[a.doc] ?? 0) ||
  b.segment - a.segment ||
  b.doc - a.doc;

function sortHits(
  hits: Hit[],
  sort: Sort,
  views: readonly SegmentView[],
  segments: readonly MatchedSegment[],
): void {
  const newer = newestFirst(segments);
  if (sort === 'relevance') {
    hits.sort((a, b) => b.score - a.score || newer(a, b));
    return;
  }
  const sign = sort.endsWith('desc') ? -1 : 1;
  if (sort.startsWith('date')) {
    const moments = views.map(momentsOf);
    const at = ({ segment, doc }: Hit) => moments[segment]?.[doc] ?? 0;
    hits.sort((a, b) => sign * (at(a) - at(b) || a.segment - b.segment || a.doc - b.doc));
    return;
  }
  const names = views.map(namesOf);
  const name = ({ segment, doc }: Hit) => names[segment]?.[doc] ?? '';
  hits.sort((a, b) => {
    const [first, second] = [name(a), name(b)];
    // Entries without a title come last in both directions.
    if (first === '' || second === '')
      return Number(first === '') - Number(second === '') || newer(a, b);
    if (first !== second) return first < second ? -sign : sign;
    return newer(a, b);
  });
}

/**
 * All entries that match, in order.
 * @param views in the order of their first ids, all parts loaded
 * @param prepared of `prepareSearch`, for each view
 */
export function findHits(
  views: readonly SegmentView[],
  search: Search,
  prepared: readonly PreparedSearch[],
): Hit[] {
  if (search.query.unsearchable) return [];
  const segments = views.map((view, i) =>
    matchSegment(view, search, prepared[i] ?? { phrases: new Map(), parts: [] }),
  );
  const totals = totalsOf(segments);
  const rarities = raritiesOf(search, segments, totals);
  const hits: Hit[] = [];
  for (const [segment, matched] of segments.entries()) {
    for (let doc = 0; doc < matched.live.length; doc++) {
      if (matched.live[doc] !== 1) continue;
      const matches = search.query.groups.every((group) =>
        group.some((clause) => holds(matched.matches.get(clause), doc) !== clause.negated),
      );
      if (matches) hits.push({ segment, doc, score: scoreOf(matched, doc, rarities, totals) });
    }
  }
  sortHits(hits, search.sort, views, segments);
  return hits;
}
