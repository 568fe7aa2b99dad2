import type { TextMatch } from '../query/query.ts';
import type { Postings } from '../segment/blocks.ts';
import type { Lengths } from '../segment/columns.ts';
import type { PartName, SegmentDirectory } from '../segment/format.ts';
import { type Stemmer, sharedBeginning } from '../text/stem.ts';
import {
  beginningWith,
  oneTerm,
  positionParts,
  postingsIn,
  type SegmentView,
  TermPositions,
  type TermRange,
  termParts,
} from './view.ts';

/** How often something is in the content and in the title of each document. */
export interface Frequencies {
  content: Int32Array;
  title: Int32Array;
}

/** The matches of a part of a query with the text of a segment's documents. */
export interface TextMatches {
  /** The form that was asked for. */
  exact: Frequencies;
  /** Other forms with the same stem; absent where there is none. */
  related?: Frequencies;
}

/** The range of terms that can match a term of a query. */
function rangeOf(match: TextMatch, index: number, stem: Stemmer): TermRange {
  if (match.kind === 'word') {
    return beginningWith(sharedBeginning(match.term, stem(match.term)));
  }
  const term = match.terms[index] ?? '';
  const isOpen = match.prefix && index === match.terms.length - 1;
  return isOpen ? beginningWith(term) : oneTerm(term);
}

const termCount = (match: TextMatch): number => (match.kind === 'word' ? 1 : match.terms.length);

/** The parts of `terms` that are needed to match. */
export const termPartsFor = (
  directory: SegmentDirectory,
  match: TextMatch,
  stem: Stemmer,
): PartName[] =>
  Array.from({ length: termCount(match) }, (_, index) =>
    termParts(directory, rangeOf(match, index, stem)),
  ).flat();

const none = (docs: number): Frequencies => ({
  content: new Int32Array(docs),
  title: new Int32Array(docs),
});

function addPostings(sum: Frequencies, { docs, content, title }: Postings): void {
  for (let i = 0; i < docs.length; i++) {
    const doc = docs[i] ?? 0;
    sum.content[doc] = (sum.content[doc] ?? 0) + (content[i] ?? 0);
    sum.title[doc] = (sum.title[doc] ?? 0) + (title[i] ?? 0);
  }
}

function matchWord(view: SegmentView, term: string, stem: Stemmer): TextMatches {
  const { docs } = view.directory;
  const wanted = stem(term);
  const matches: TextMatches = { exact: none(docs) };
  const range = rangeOf({ kind: 'word', term }, 0, stem);
  const found = postingsIn(view, range, (other) => other === term || stem(other) === wanted);
  for (const [other, postings] of found) {
    if (other === term) addPostings(matches.exact, postings);
    else {
      matches.related ??= none(docs);
      addPostings(matches.related, postings);
    }
  }
  return matches;
}

/** A form of a term of a phrase, with the candidates that have it. */
interface Form {
  term: string;
  postings: Postings;
  /** For each candidate the place of the document among the form's; −1 where it does not have the form. */
  ordinals: Int32Array;
}

/** A phrase in one segment, before its positions are loaded. */
export interface PhraseCandidates {
  docs: Int32Array;
  /** For each term of the phrase its forms. */
  forms: Form[][];
}

/** The documents that have all terms of a phrase, and their places in the postings. */
function candidatesOf(view: SegmentView, match: TextMatch & { kind: 'phrase' }): PhraseCandidates {
  const { live, directory } = view;
  const found = match.terms.map((_, index) => postingsIn(view, rangeOf(match, index, String)));
  const having = new Uint8Array(directory.docs);
  for (const [index, forms] of found.entries()) {
    for (const { docs } of forms.values()) {
      for (const doc of docs) if (having[doc] === index) having[doc] = index + 1;
    }
  }
  const docs = Int32Array.from(
    [...having.keys()].filter((doc) => having[doc] === found.length && live[doc] === 1),
  );
  const forms = found.map((byTerm) =>
    [...byTerm].map(([term, postings]): Form => {
      const ordinals = new Int32Array(docs.length).fill(-1);
      let at = 0;
      for (const [i, doc] of docs.entries()) {
        while (at < postings.docs.length && (postings.docs[at] ?? 0) < doc) at++;
        if (postings.docs[at] === doc) ordinals[i] = at;
      }
      return { term, postings, ordinals };
    }),
  );
  return { docs, forms };
}

const present = (ordinals: Int32Array): number[] => [...ordinals].filter((at) => at >= 0);

/** A phrase of several terms needs positions; others match by their terms alone. */
export const needsPositions = (match: TextMatch): match is TextMatch & { kind: 'phrase' } =>
  match.kind === 'phrase' && match.terms.length > 1;

/** The candidates of a phrase, and the parts of `positions` that are needed to match it. */
export function preparePhrase(
  view: SegmentView,
  match: TextMatch & { kind: 'phrase' },
): { candidates: PhraseCandidates; parts: PartName[] } {
  const candidates = candidatesOf(view, match);
  const parts = candidates.forms
    .flat()
    .flatMap(({ term, ordinals }) => positionParts(view.directory, term, present(ordinals)));
  return { candidates, parts };
}

/** The positions at which a phrase may still go on: those that follow one of the last term's. */
function following(starts: Int32Array | undefined, next: Int32Array[], offset: number) {
  const positions = next.length === 1 ? (next[0] as Int32Array) : merged(next);
  if (!starts) return positions;
  const kept = new Int32Array(Math.min(starts.length, positions.length));
  let count = 0;
  let at = 0;
  for (const start of starts) {
    while (at < positions.length && (positions[at] ?? 0) < start + offset) at++;
    if (positions[at] === start + offset) kept[count++] = start;
  }
  return kept.subarray(0, count);
}

const merged = (lists: readonly Int32Array[]): Int32Array =>
  Int32Array.from(lists.flatMap((list) => [...list])).sort();

function matchPhrase(
  view: SegmentView,
  { docs, forms }: PhraseCandidates,
  lengths: Lengths,
): TextMatches {
  const exact = none(view.directory.docs);
  const readers = forms.map((same) =>
    same.map(({ term, postings, ordinals }) => ({
      ordinals,
      positions: new TermPositions(view, term, postings, present(ordinals), lengths),
    })),
  );
  for (const [i, doc] of docs.entries()) {
    let title: Int32Array | undefined;
    let content: Int32Array | undefined;
    for (const [offset, same] of readers.entries()) {
      const found = same.flatMap(({ ordinals, positions }) => {
        const ordinal = ordinals[i] ?? -1;
        return ordinal < 0 ? [] : [positions.of(ordinal)];
      });
      title = following(
        title,
        found.map((one) => one.title),
        offset,
      );
      content = following(
        content,
        found.map((one) => one.content),
        offset,
      );
      if (title.length === 0 && content.length === 0) break;
    }
    exact.title[doc] = title?.length ?? 0;
    exact.content[doc] = content?.length ?? 0;
  }
  return { exact };
}

/**
 * Matches a part of a query with the text of all documents of a segment.
 * @param candidates of `preparePhrase`, where `needsPositions` says so
 */
export function matchText(
  view: SegmentView,
  match: TextMatch,
  stem: Stemmer,
  candidates: PhraseCandidates | undefined,
  lengths: Lengths,
): TextMatches {
  if (match.kind === 'word') return matchWord(view, match.term, stem);
  if (candidates) return matchPhrase(view, candidates, lengths);
  const exact = none(view.directory.docs);
  for (const postings of postingsIn(view, rangeOf(match, 0, stem)).values()) {
    addPostings(exact, postings);
  }
  return { exact };
}
