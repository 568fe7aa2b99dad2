import type { entriesApi } from '@reflekt/shared/api';
import type { Operation } from '@reflekt/shared/http';
import { createWriteContext } from '@reflekt/shared/store';
import { withNextVersion } from '../domain/compose.ts';
import type { Deps } from './deps.ts';
import { updateExisting } from './update-existing.ts';

/** POST /entries/{id}/restore: takes an entry out of the trash. */
export const restoreEntry: Operation<typeof entriesApi.endpoints.restoreEntry, Deps> = (
  deps,
  request,
) =>
  updateExisting(deps, request, async (state) => {
    if (state.entry.deleted_at === null) return state.entry;
    const context = createWriteContext(deps, request);
    const next = { ...withNextVersion(state.entry, context.now), deleted_at: null };
    await deps.entries.replace(request.owner, state, next, context, { keepRevision: true });
    return next;
  });
