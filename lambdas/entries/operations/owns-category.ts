import type { EntryDraft } from '@reflekt/shared/entities';
import type { Owner } from '@reflekt/shared/tables';
import type { Deps } from './deps.ts';

/**
 * True where a draft names a category that the owner has now. One that is deleted at the same moment is cleared from
 * the entry afterwards (`file-entries.ts`).
 */
export const ownsCategory = async (
  { categories }: Pick<Deps, 'categories'>,
  owner: Owner,
  { category_id: id }: EntryDraft,
): Promise<boolean> => id !== undefined && id !== null && (await categories.exists(owner, id));
