import { caseless } from '@reflekt/shared/text';
import { membersOf, type SegmentView } from './match/view.ts';
import type { Stemmer } from './text/stem.ts';
import { tokenize } from './text/tokens.ts';

/** A tag and the number of live entries that have it. */
export interface TagCount {
  tag: string;
  count: number;
}

/** The tags of all live documents, most used first. Spellings that differ in case are one tag, in the most used one. */
export function countTags(views: readonly SegmentView[]): TagCount[] {
  const spellings = new Map<string, Map<string, number>>();
  for (const view of views) {
    for (const { first, count, values } of membersOf(view)) {
      const keys = values.tags.map(caseless);
      for (let at = 0; at < count; at++) {
        if (view.live[first + at] !== 1) continue;
        for (const place of values.tagged[at] ?? []) {
          const tag = values.tags[place] ?? '';
          const known = spellings.get(keys[place] ?? '') ?? new Map<string, number>();
          known.set(tag, (known.get(tag) ?? 0) + 1);
          spellings.set(keys[place] ?? '', known);
        }
      }
    }
  }
  const counts = [...spellings.values()].map((known): TagCount => {
    const [most] = [...known].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const count = [...known.values()].reduce((sum, n) => sum + n, 0);
    return { tag: most?.[0] ?? '', count };
  });
  return counts.sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}

/** Tags that are suggested at most. */
const MAX_SUGGESTED = 10;
const SHORTEST_KEYWORD = 4;
const KEYWORD_OCCURRENCES = 2;

/** How often a row of stems stands in a text. */
function occurrences(
  places: ReadonlyMap<string, readonly number[]>,
  stems: readonly string[],
  wanted: readonly string[],
): number {
  const [first, ...others] = wanted;
  if (first === undefined) return 0;
  const starts = places.get(first) ?? [];
  return starts.filter((at) => others.every((stem, i) => stems[at + 1 + i] === stem)).length;
}

/** The words of a text that stand in it more than once and say something, as it writes them first. */
function keywordsOf(text: string, stem: Stemmer, isCommon: (word: string) => boolean): string[] {
  const found = new Map<string, { shown: string; count: number; first: number }>();
  for (const [first, { term, start, end, unspaced }] of tokenize(text).entries()) {
    if (unspaced || term.length < SHORTEST_KEYWORD || /\p{N}/u.test(term) || isCommon(term))
      continue;
    const known = found.get(stem(term));
    if (known) known.count++;
    else found.set(stem(term), { shown: text.slice(start, end).toLowerCase(), count: 1, first });
  }
  return [...found.values()]
    .filter(({ count }) => count >= KEYWORD_OCCURRENCES)
    .sort((a, b) => b.count - a.count || a.first - b.first)
    .map(({ shown }) => shown);
}

/**
 * Suggests tags for a text: the owner's own tags whose words it contains in any form, those it speaks of most first,
 * then its keywords. At most ten, and none that it has.
 * @param isCommon true for a folded word that says nothing
 */
export function suggestTagsFor(
  text: string,
  own: readonly TagCount[],
  existing: readonly string[],
  stem: Stemmer,
  isCommon: (word: string) => boolean,
): string[] {
  const stems = tokenize(text).map(({ term }) => stem(term));
  const places = new Map<string, number[]>();
  for (const [at, one] of stems.entries()) {
    const known = places.get(one);
    if (known) known.push(at);
    else places.set(one, [at]);
  }
  const mentioned = own
    .map(({ tag, count }) => {
      const words = tokenize(tag);
      // The last character of a run alone is a part of the pair before it.
      const last = words.at(-1);
      const whole = words.length > 1 && last?.unspaced ? words.slice(0, -1) : words;
      return {
        tag,
        count,
        times: occurrences(
          places,
          stems,
          whole.map(({ term }) => stem(term)),
        ),
      };
    })
    .filter(({ times }) => times > 0)
    .sort((a, b) => b.times - a.times || b.count - a.count);

  const taken = new Set(existing.map((tag) => caseless(tag.trim())));
  const tags: string[] = [];
  for (const tag of [...mentioned.map(({ tag }) => tag), ...keywordsOf(text, stem, isCommon)]) {
    const key = caseless(tag);
    if (taken.has(key)) continue;
    taken.add(key);
    tags.push(tag);
    if (tags.length === MAX_SUGGESTED) break;
  }
  return tags;
}
