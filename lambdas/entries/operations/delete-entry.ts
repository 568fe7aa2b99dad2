import type { entriesApi } from '@reflekt/shared/api';
import type { Operation } from '@reflekt/shared/http';
import { formatInstant } from '@reflekt/shared/time';
import { nextVersion } from '../domain/compose.ts';
import type { Deps } from './deps.ts';
import { stampOf, withEntry } from './with-entry.ts';

export const deleteEntry: Operation<typeof entriesApi.endpoints.deleteEntry, Deps> = (
  deps,
  request,
) =>
  withEntry(deps, request, async (state) => {
    const { owner, query } = request;
    const { entry } = state;
    const stamp = stampOf(deps, request);
    const deletedAt = formatInstant(stamp.now);
    if (query.permanent) {
      const tombstone = { id: entry.id, deleted_at: deletedAt, version: entry.version + 1 };
      await deps.entries.bury(owner, state, tombstone, stamp);
      // No revision can be added any more: writing one is conditioned on the version just replaced.
      await deps.entries.purge(await deps.entries.keysUnder(owner, entry.id));
    } else if (entry.deleted_at === null) {
      const next = { ...nextVersion(entry, stamp.now), deleted_at: deletedAt };
      await deps.entries.replace(owner, state, next, stamp, { keepRevision: false });
    }
    return undefined;
  });
