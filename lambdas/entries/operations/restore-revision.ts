import type { entriesApi } from '@reflekt/shared/api';
import { notFound } from '@reflekt/shared/errors';
import type { Operation } from '@reflekt/shared/http';
import { createWriteContext, updateVersioned } from '@reflekt/shared/store';
import { composeEntry, isSameEntry, withNextVersion } from '../domain/compose.ts';
import { draftOfRevision } from '../domain/revisions.ts';
import { zoneOfRestored } from '../domain/zones.ts';
import type { Deps } from './deps.ts';
import { ownsCategory } from './owns-category.ts';
import { existingEntry, requireLive } from './update-existing.ts';

/** POST /entries/{id}/revisions/{version}/restore: writes an earlier state of an entry as a new version. */
export const restoreRevision: Operation<typeof entriesApi.endpoints.restoreRevision, Deps> = (
  deps,
  request,
) => {
  const { owner, params, ifMatch } = request;
  return updateVersioned({
    deadline: deps.deadline,
    ifMatch,
    read: async () => {
      const [state, revision] = await Promise.all([
        existingEntry(deps, request),
        deps.entries.revision(owner, params.id, params.version),
      ]);
      if (!revision) throw notFound();
      return { state, revision };
    },
    versionOf: ({ state }) => state.entry.version,
    change: async ({ state, revision }) => {
      requireLive(state);
      const context = createWriteContext(deps, request);
      const { timeZone, zoneSettings } = zoneOfRestored(state, revision);
      const draft = draftOfRevision(revision.entry);
      // A category that is deleted by now is none.
      const hasCategory = await ownsCategory(deps, owner, draft);
      if (!hasCategory) draft.category_id = null;
      const changed = composeEntry(state.entry, draft, context.now, timeZone, hasCategory);
      if (isSameEntry(changed, state.entry)) return state.entry;
      const next = withNextVersion(changed, context.now);
      const options = { keepRevision: true, zoneSettings };
      await deps.entries.replace(owner, state, next, context, options);
      return next;
    },
  });
};
