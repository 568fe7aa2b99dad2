import { type Category, type CategoryDraft, givenMembers } from '@reflekt/shared/entities';
import { formatInstant } from '@reflekt/shared/time';

/** A category as it is stored: without its count, and with its place in the index. */
export type CategoryRecord = Omit<Category, 'entry_count'> & { name_key: string };

/**
 * Applies a draft to a category.
 * @param nameKey the place in the index of the name that it will have
 * @returns the same object when nothing would change
 */
export function changeCategory(
  before: CategoryRecord,
  draft: CategoryDraft,
  nameKey: string,
  now: number,
): CategoryRecord {
  const { name, color } = { ...before, ...givenMembers(draft) };
  if (name === before.name && color === before.color) return before;
  return {
    ...before,
    name,
    color,
    name_key: nameKey,
    updated_at: formatInstant(now),
    version: before.version + 1,
  };
}

/** The order of names in a list: that of the root locale, where digits count as numbers. */
const collator = new Intl.Collator('und', { numeric: true });

/** Compares categories by name. Equal names come in the order of their creation. */
export const byName = (a: Category, b: Category): number =>
  collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
