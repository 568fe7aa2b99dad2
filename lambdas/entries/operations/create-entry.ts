import type { entriesApi } from '@reflekt/shared/api';
import type { Operation } from '@reflekt/shared/http';
import { createOnce, createWriteContext } from '@reflekt/shared/store';
import { composeEntry, createBlankEntry } from '../domain/compose.ts';
import { zoneOfNew } from '../domain/zones.ts';
import type { Deps } from './deps.ts';
import { ownsCategory } from './owns-category.ts';

/** POST /entries: creates an entry. */
export const createEntry: Operation<typeof entriesApi.endpoints.createEntry, Deps> = async (
  deps,
  request,
) => {
  const { owner, body: draft, idempotency } = request;
  const [{ timeZone, zoneSettings }, isOwnCategory] = await Promise.all([
    zoneOfNew(draft, () => deps.defaultZone(owner)),
    ownsCategory(deps, owner, draft),
  ]);
  return createOnce({
    ...deps,
    owner,
    idempotency,
    create: async (record) => {
      const context = createWriteContext(deps, request);
      const blank = createBlankEntry(deps.newId(), owner.userId, context.now);
      const entry = composeEntry(blank, draft, context.now, timeZone, isOwnCategory);
      await deps.entries.create(owner, { entry, zoneSettings }, context, record(entry));
      return entry;
    },
    read: async (id) => {
      const record = await deps.entries.read(owner, id);
      return record?.kind === 'entry' ? record.entry : undefined;
    },
  });
};
