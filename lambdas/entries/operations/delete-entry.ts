import type { entriesApi } from '@reflekt/shared/api';
import type { Operation } from '@reflekt/shared/http';
import { formatInstant } from '@reflekt/shared/time';
import { nextVersion } from '../domain/compose.ts';
import { deleteForGood } from './delete-for-good.ts';
import type { Deps } from './deps.ts';
import { createWriteContext, withEntry } from './with-entry.ts';

export const deleteEntry: Operation<typeof entriesApi.endpoints.deleteEntry, Deps> = (
  deps,
  request,
) =>
  withEntry(deps, request, async (state) => {
    const { owner, query } = request;
    const stamp = createWriteContext(deps, request);
    if (query.permanent) {
      await deleteForGood(deps, owner, state, stamp);
    } else if (state.entry.deleted_at === null) {
      const next = { ...nextVersion(state.entry, stamp.now), deleted_at: formatInstant(stamp.now) };
      await deps.entries.replace(owner, state, next, stamp, { keepRevision: false });
    }
    return undefined;
  });
