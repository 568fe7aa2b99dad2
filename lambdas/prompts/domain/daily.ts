import { createHash } from 'node:crypto';

/**
 * Chooses the prompt of a new day. Prompts that were never shown come first, in an order of the owner's own; then the
 * one that was shown the longest ago. So none is repeated until all that are eligible were shown, and a prompt that is
 * added changes nothing but to come up once among those not yet shown.
 * @param eligible ids, at least one
 * @param shown ids of all prompts that were shown, the latest last
 * @param seed of the owner's order
 */
export function chooseDaily(
  eligible: readonly string[],
  shown: readonly string[],
  seed: string,
): string {
  const seen = new Set(shown);
  const left = eligible.filter((id) => !seen.has(id));
  if (left.length > 0) {
    const rank = (id: string) => createHash('sha256').update(`${seed} ${id}`).digest('hex');
    const ranked = left.map((id) => ({ id, rank: rank(id) }));
    return ranked.reduce((a, b) => (a.rank < b.rank ? a : b)).id;
  }
  const known = new Set(eligible);
  const oldest = shown.find((id) => known.has(id));
  if (oldest === undefined) throw new RangeError('no prompt is eligible');
  return oldest;
}

/** The list of shown prompts after one more. */
export const withShown = (shown: readonly string[], id: string): string[] => [
  ...shown.filter((one) => one !== id),
  id,
];
