import type { entriesApi } from '@reflekt/shared/api';
import type { Operation } from '@reflekt/shared/http';
import type { Deps } from './deps.ts';
import { existingEntry } from './update-existing.ts';

/** GET /entries/{id}/revisions: a page of earlier states. */
export const listRevisions: Operation<typeof entriesApi.endpoints.listRevisions, Deps> = async (
  deps,
  request,
) => {
  await existingEntry(deps, request);
  const { limit } = request.query;
  return deps.entries.revisions(request.owner, request.params.id, { limit, after: request.after });
};
