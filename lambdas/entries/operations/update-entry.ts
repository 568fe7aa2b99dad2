import type { entriesApi } from '@reflekt/shared/api';
import { conflict } from '@reflekt/shared/errors';
import type { Operation } from '@reflekt/shared/http';
import { composeEntry, nextVersion, sameEntry } from '../domain/compose.ts';
import { keepsRevision } from '../domain/revisions.ts';
import type { Deps } from './deps.ts';
import { createWriteContext, withEntry } from './with-entry.ts';

export const updateEntry: Operation<typeof entriesApi.endpoints.updateEntry, Deps> = (
  deps,
  request,
) =>
  withEntry(deps, request, async (state) => {
    const stamp = createWriteContext(deps, request);
    const changed = composeEntry(state.entry, request.body, stamp.now);
    if (state.entry.deleted_at !== null) {
      throw conflict('The entry is in the trash: restore it before changing it.');
    }
    if (sameEntry(changed, state.entry)) return state.entry;
    const next = nextVersion(changed, stamp.now);
    const keepRevision = keepsRevision(state, stamp.now);
    await deps.entries.replace(request.owner, state, next, stamp, { keepRevision });
    return next;
  });
