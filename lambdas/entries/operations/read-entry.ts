import type { entriesApi } from '@reflekt/shared/api';
import type { Operation } from '@reflekt/shared/http';
import type { Deps } from './deps.ts';
import { existingEntry } from './update-existing.ts';

/** GET /entries/{id}: one entry, live or in the trash. */
export const readEntry: Operation<typeof entriesApi.endpoints.readEntry, Deps> = async (
  deps,
  request,
) => (await existingEntry(deps, request)).entry;
