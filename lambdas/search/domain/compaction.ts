/** Changes that make a compaction worth its writes. Until then each costs a search one more read. */
export const COMPACT_AT = 32;
/** Segments of about one size that stay beside each other. One more, and they become one. */
const SEGMENTS_OF_SIZE = 3;
const GROWTH = SEGMENTS_OF_SIZE + 1;
/** A segment with more dead documents than this part is written anew. */
const DEAD_PART = 0.25;

const sizeClass = (docs: number): number =>
  Math.max(0, Math.floor(Math.log(Math.max(docs, 1) / COMPACT_AT) / Math.log(GROWTH)));

/**
 * Chooses the segments that are merged with new documents, so that few are left and no document is written often:
 * at most three of each size, sizes growing fourfold.
 * @param added number of new documents
 * @returns places in the list
 */
export function chooseMerges(
  segments: readonly { docs: number; dead: number }[],
  added: number,
): number[] {
  const chosen = new Set<number>();
  let size = added;
  const take = (place: number) => {
    chosen.add(place);
    size += (segments[place]?.docs ?? 0) - (segments[place]?.dead ?? 0);
  };
  for (const [place, { docs, dead }] of segments.entries()) {
    if (dead > docs * DEAD_PART) take(place);
  }
  for (;;) {
    const small = [...segments.entries()]
      .filter(([place]) => !chosen.has(place))
      .filter(([, { docs, dead }]) => sizeClass(docs - dead) <= sizeClass(size))
      .map(([place]) => place);
    if (small.length < SEGMENTS_OF_SIZE || size === 0) return [...chosen];
    small.forEach(take);
  }
}
