import type { entriesApi } from '@reflekt/shared/api';
import { notFound } from '@reflekt/shared/errors';
import type { Operation } from '@reflekt/shared/http';
import type { Deps } from './deps.ts';
import { existingEntry } from './update-existing.ts';

/** GET /entries/{id}: one entry; one in the trash only on request, because a client would open it as if it were live. */
export const readEntry: Operation<typeof entriesApi.endpoints.readEntry, Deps> = async (
  deps,
  request,
) => {
  const { entry } = await existingEntry(deps, request);
  if (entry.deleted_at !== null && !request.query.trashed) throw notFound();
  return entry;
};
