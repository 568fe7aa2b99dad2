import { decodePostings, type Postings, type Section, sectionsOf } from './blocks.ts';
import type { AnalysedDocument } from './document.ts';
import { decodePositions, type FieldLengths, type PositionList } from './positions.ts';

/** A term with everything that a segment says of it. */
export interface TermEntry {
  term: string;
  postings: Postings;
  positions: PositionList;
}

/** The terms of documents, sorted. @param docs in the order of their ids */
export function* termsOfDocuments(docs: readonly AnalysedDocument[]): Generator<TermEntry> {
  const byTerm = new Map<string, number[]>();
  for (const [number, { terms }] of docs.entries()) {
    for (const term of terms.keys()) {
      const found = byTerm.get(term);
      if (found) found.push(number);
      else byTerm.set(term, [number]);
    }
  }
  for (const term of [...byTerm.keys()].sort()) {
    const numbers = byTerm.get(term) ?? [];
    const places = numbers.map((number) => docs[number]?.terms.get(term));
    const offsets = new Int32Array(numbers.length + 1);
    const values: number[] = [];
    for (const [i, place] of places.entries()) {
      values.push(...(place?.title ?? []));
      for (const position of place?.content ?? []) values.push(position);
      offsets[i + 1] = values.length;
    }
    yield {
      term,
      postings: {
        docs: Int32Array.from(numbers),
        content: Int32Array.from(places, (place) => place?.content.length ?? 0),
        title: Int32Array.from(places, (place) => place?.title.length ?? 0),
      },
      positions: { values: Int32Array.from(values), offsets },
    };
  }
}

const joined = (arrays: readonly Int32Array[]): Int32Array => {
  const all = new Int32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
};

/** Joins the postings of a term from several parts. */
export const joinPostings = (pieces: readonly Postings[]): Postings => {
  const [first] = pieces;
  if (first && pieces.length === 1) return first;
  return {
    docs: joined(pieces.map(({ docs }) => docs)),
    content: joined(pieces.map(({ content }) => content)),
    title: joined(pieces.map(({ title }) => title)),
  };
};

/** Joins the positions of a term from several parts. */
function joinPositions(pieces: readonly PositionList[]): PositionList {
  const [first] = pieces;
  if (first && pieces.length === 1) return first;
  let shift = 0;
  const starts = pieces.map(({ values, offsets }) => {
    const moved = offsets.subarray(0, -1).map((offset) => offset + shift);
    shift += values.length;
    return moved;
  });
  return {
    values: joined(pieces.map(({ values }) => values)),
    offsets: joined([...starts, Int32Array.of(shift)]),
  };
}

/** Neighbouring sections of the same term. */
function* byTerm(
  blocks: Iterable<Uint8Array>,
): Generator<{ term: string; sections: Section[] }, undefined> {
  let open: { term: string; sections: Section[] } | undefined;
  for (const block of blocks) {
    for (const section of sectionsOf(block)) {
      if (open && open.term === section.term) {
        open.sections.push(section);
        continue;
      }
      if (open) yield open;
      open = { term: section.term, sections: [section] };
    }
  }
  if (open) yield open;
  return undefined;
}

/** The terms of a segment, sorted. */
export function* termsOfSegment(
  blocks: { terms: Iterable<Uint8Array>; positions: Iterable<Uint8Array> },
  lengths: FieldLengths,
): Generator<TermEntry> {
  const allPositions = byTerm(blocks.positions);
  for (const { term, sections } of byTerm(blocks.terms)) {
    const postings = joinPostings(sections.map(decodePostings));
    const pieces = allPositions.next().value?.sections ?? [];
    const positions = joinPositions(
      pieces.map(({ payload, ordinal, count }) =>
        decodePositions(payload, postings, ordinal, count, lengths),
      ),
    );
    yield { term, postings, positions };
  }
}
