import type { entriesApi } from '@reflekt/shared/api';
import type { Operation } from '@reflekt/shared/http';
import { createWriteContext } from '@reflekt/shared/store';
import { composeEntry, isSameEntry, withNextVersion } from '../domain/compose.ts';
import { needsRevision } from '../domain/revisions.ts';
import { zoneOfChanged } from '../domain/zones.ts';
import type { Deps } from './deps.ts';
import { ownsCategory } from './owns-category.ts';
import { requireLive, updateExisting } from './update-existing.ts';

/** PUT /entries/{id}: changes an entry. */
export const updateEntry: Operation<typeof entriesApi.endpoints.updateEntry, Deps> = (
  deps,
  request,
) =>
  updateExisting(deps, request, async (state) => {
    const context = createWriteContext(deps, request);
    const { body, owner } = request;
    const [zone, isOwnCategory] = await Promise.all([
      zoneOfChanged(state, body, () => deps.defaultZone(owner)),
      ownsCategory(deps, owner, body),
    ]);
    const changed = composeEntry(state.entry, body, context.now, zone.timeZone, isOwnCategory);
    requireLive(state);
    if (isSameEntry(changed, state.entry)) return state.entry;
    const next = withNextVersion(changed, context.now);
    const keepRevision = needsRevision(state, next, context.now);
    const { zoneSettings } = zone;
    await deps.entries.replace(request.owner, state, next, context, { keepRevision, zoneSettings });
    return next;
  });
