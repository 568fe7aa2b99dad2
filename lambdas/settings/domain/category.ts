import { type Category, type CategoryDraft, givenMembers } from '@reflekt/shared/entities';
import { withoutInvisible } from '@reflekt/shared/text';
import { formatInstant } from '@reflekt/shared/time';

/** A category as it is stored: without its count, and with its place in the index. */
export type CategoryRecord = Omit<Category, 'entry_count'> & { name_key: string };

/**
 * The form of a name that only one category may have: without case, invisible characters, compatibility forms, and
 * differences of white space.
 */
export const uniqueForm = (name: string): string =>
  withoutInvisible(name)
    .normalize('NFKC')
    // Through upper case, so that ß is ss, and every sigma the same.
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .trim();

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
