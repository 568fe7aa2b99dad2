import type { entriesApi } from '@reflekt/shared/api';
import type { Operation } from '@reflekt/shared/http';
import { createWriteContext } from '@reflekt/shared/store';
import { formatInstant } from '@reflekt/shared/time';
import { withNextVersion } from '../domain/compose.ts';
import type { Deps } from './deps.ts';
import { deletePermanently } from './permanent-deletion.ts';
import { updateExisting } from './update-existing.ts';

/** DELETE /entries/{id}: moves an entry into the trash, or permanently deletes it. */
export const deleteEntry: Operation<typeof entriesApi.endpoints.deleteEntry, Deps> = (
  deps,
  request,
) =>
  updateExisting(deps, request, async (state) => {
    const { owner, query } = request;
    const context = createWriteContext(deps, request);
    const { id, version, entry_date: entryDate } = state.entry;
    if (query.permanent) {
      await deletePermanently(deps, owner, { id, version, entryDate }, context);
    } else if (state.entry.deleted_at === null) {
      const deleted_at = formatInstant(context.now);
      const next = { ...withNextVersion(state.entry, context.now), deleted_at };
      await deps.entries.replace(owner, state, next, context, { keepRevision: false });
    }
    return undefined;
  });
