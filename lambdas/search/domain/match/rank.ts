import type { Lengths } from '../segment/columns.ts';
import type { Frequencies, TextMatches } from './text.ts';

/** BM25 with two fields (BM25F). */
const SATURATION = 1.2;
const CONTENT_LENGTH = 0.75;
const TITLE_LENGTH = 0.3;
/** An occurrence in the title counts as so many in the content. */
const TITLE_WEIGHT = 8;
/** Other forms of a word rank below every entry with the form that was asked for: 0.4 × 2.2 is less than 1. */
const RELATED_WEIGHT = 0.4;
/** Scores are compared and answered with four decimals, so that equal ones stay equal however they were summed up. */
const PRECISION = 10_000;

/** Totals of all documents that may be found. */
export interface Totals {
  docs: number;
  averageContent: number;
  averageTitle: number;
}

/** The totals of segments, from the lengths of their live documents. */
export function totalsOf(segments: readonly { live: Uint8Array; lengths: Lengths }[]): Totals {
  let [docs, content, title] = [0, 0, 0];
  for (const { live, lengths } of segments) {
    for (let doc = 0; doc < live.length; doc++) {
      if (live[doc] !== 1) continue;
      docs++;
      content += lengths.content[doc] ?? 0;
      title += lengths.title[doc] ?? 0;
    }
  }
  const average = (sum: number) => (docs === 0 || sum === 0 ? 1 : sum / docs);
  return { docs, averageContent: average(content), averageTitle: average(title) };
}

const saturated = (weight: number): number => (weight * (SATURATION + 1)) / (weight + SATURATION);

const matchesIn = (frequencies: Frequencies | undefined, doc: number): boolean =>
  frequencies !== undefined &&
  ((frequencies.content[doc] ?? 0) > 0 || (frequencies.title[doc] ?? 0) > 0);

/** True where a document matches in any form. */
export const isMatch = ({ exact, related }: TextMatches, doc: number): boolean =>
  matchesIn(exact, doc) || matchesIn(related, doc);

/** Rare words count more. @param found documents that match, of all */
export const rarity = (found: number, { docs }: Totals): number =>
  Math.log(1 + (docs - found + 0.5) / (found + 0.5));

/** The score of a document for one part of a query, without the part's rarity; 0 where it does not match. */
export function weightOf(
  { exact, related }: TextMatches,
  doc: number,
  lengths: Lengths,
  { averageContent, averageTitle }: Totals,
): number {
  const content =
    1 - CONTENT_LENGTH + (CONTENT_LENGTH * (lengths.content[doc] ?? 0)) / averageContent;
  const title = 1 - TITLE_LENGTH + (TITLE_LENGTH * (lengths.title[doc] ?? 0)) / averageTitle;
  const weigh = (frequencies: Frequencies | undefined) =>
    frequencies
      ? (frequencies.content[doc] ?? 0) / content +
        (TITLE_WEIGHT * (frequencies.title[doc] ?? 0)) / title
      : 0;
  const asked = weigh(exact);
  const others = weigh(related);
  if (asked > 0) return 1 + saturated(asked + RELATED_WEIGHT * others);
  return others > 0 ? RELATED_WEIGHT * saturated(others) : 0;
}

export const roundedScore = (score: number): number => Math.round(score * PRECISION) / PRECISION;
