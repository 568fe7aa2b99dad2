/** The first empty line of a text, which ends its first paragraph. */
const EMPTY_LINE = /\r?\n\r?\n/;

/** UTF-16 units that a prompt can have. */
const LONGEST = 1_000;

/**
 * The text of a prompt that the content of an entry may begin with: all before its first empty line.
 * @returns undefined where there is no empty line soon enough
 */
export function openingOf(content: string): string | undefined {
  const end = content.slice(0, LONGEST + 4).search(EMPTY_LINE);
  return end > 0 ? content.slice(0, end) : undefined;
}
