import { createWriteContext, type EntryReader, retryOnConflict } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { withNextVersion } from '../domain/compose.ts';
import type { EntryWriter } from '../store/entry-writer.ts';

interface Deps {
  entries: Pick<EntryReader, 'read'> & EntryWriter;
  now(): number;
  newId(): string;
  deadline: number;
}

/**
 * Takes a deleted category from an entry, live or in the trash, by an ordinary update. An entry that has another one by
 * now is left as it is.
 */
export const clearCategory = (
  deps: Deps,
  owner: Owner,
  { entryId, categoryId, requestId }: { entryId: string; categoryId: string; requestId: string },
): Promise<void> =>
  retryOnConflict(deps, async () => {
    const state = await deps.entries.read(owner, entryId);
    if (state?.kind !== 'entry' || state.entry.category_id !== categoryId) return;
    const context = createWriteContext(deps, { requestId });
    const next = { ...withNextVersion(state.entry, context.now), category_id: null };
    await deps.entries.replace(owner, state, next, context, { keepRevision: false });
  });
