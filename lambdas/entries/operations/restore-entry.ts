import type { entriesApi } from '@reflekt/shared/api';
import type { Operation } from '@reflekt/shared/http';
import { nextVersion } from '../domain/compose.ts';
import type { Deps } from './deps.ts';
import { createWriteContext, withEntry } from './with-entry.ts';

export const restoreEntry: Operation<typeof entriesApi.endpoints.restoreEntry, Deps> = (
  deps,
  request,
) =>
  withEntry(deps, request, async (state) => {
    if (state.entry.deleted_at === null) return state.entry;
    const stamp = createWriteContext(deps, request);
    const next = { ...nextVersion(state.entry, stamp.now), deleted_at: null };
    await deps.entries.replace(request.owner, state, next, stamp, { keepRevision: true });
    return next;
  });
