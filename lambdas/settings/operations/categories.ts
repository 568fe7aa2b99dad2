import type { settingsApi } from '@reflekt/shared/api';
import type { Operations } from '@reflekt/shared/http';
import { convertOutcome } from '@reflekt/shared/store';
import { formatInstant } from '@reflekt/shared/time';
import { byName, changeCategory } from '../domain/category.ts';
import type { Deps } from './deps.ts';

type CategoryOperations = Pick<
  Operations<typeof settingsApi, Deps>,
  'listCategories' | 'createCategory' | 'updateCategory' | 'deleteCategory'
>;

/** The operations on categories. */
export const categoryOperations: CategoryOperations = {
  listCategories: async ({ categories }, { owner }) => (await categories.list(owner)).sort(byName),

  createCategory: async ({ categories, now, newId }, { owner, body, idempotency }) => {
    const { name, color } = body;
    const name_key = await categories.nameKey(owner, name);
    const created = await categories.create(owner, idempotency, () => {
      const at = formatInstant(now());
      return { id: newId(), name, color, created_at: at, updated_at: at, version: 1, name_key };
    });
    return convertOutcome(created, (category) => categories.counted(owner, category));
  },

  updateCategory: async ({ categories, now }, request) => {
    const changed = await categories.update(request, async (before) => {
      const { body } = request;
      const name_key = await categories.nameKey(request.owner, body.name ?? before.name);
      return changeCategory(before, body, name_key, now());
    });
    return categories.counted(request.owner, changed);
  },

  deleteCategory: ({ categories }, request) => categories.remove(request),
};
