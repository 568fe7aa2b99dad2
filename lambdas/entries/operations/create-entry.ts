import type { entriesApi } from '@reflekt/shared/api';
import type { Operation } from '@reflekt/shared/http';
import { createOnce, createWriteContext } from '@reflekt/shared/store';
import { composeEntry, createBlankEntry } from '../domain/compose.ts';
import type { Deps } from './deps.ts';

/** POST /entries: creates an entry. */
export const createEntry: Operation<typeof entriesApi.endpoints.createEntry, Deps> = async (
  deps,
  request,
) => {
  const { owner, body: draft, idempotency } = request;
  const zone = draft.time_zone ?? (await deps.defaultZone(owner));
  return createOnce({
    ...deps,
    owner,
    idempotency,
    create: async (record) => {
      const context = createWriteContext(deps, request);
      const blank = createBlankEntry(deps.newId(), owner.userId, context.now, zone);
      const entry = composeEntry(blank, draft, context.now);
      const state = { kind: 'entry' as const, entry, revisions: [], revisedAt: null, writes: [] };
      await deps.entries.create(owner, state, context, record(entry));
      return entry;
    },
    read: async (id) => {
      const record = await deps.entries.read(owner, id);
      return record?.kind === 'entry' ? record.entry : undefined;
    },
  });
};
