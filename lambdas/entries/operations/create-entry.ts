import type { entriesApi } from '@reflekt/shared/api';
import type { EntryDraft } from '@reflekt/shared/entities';
import type { Operation } from '@reflekt/shared/http';
import { createOnce, createWriteContext } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { composeEntry, createBlankEntry } from '../domain/compose.ts';
import { idWithMark, isMarked, markOfRequest } from '../domain/repeats.ts';
import { zoneOfNew } from '../domain/zones.ts';
import { answeredPrompt } from './answered-prompt.ts';
import type { Deps } from './deps.ts';
import { ownsCategory } from './owns-category.ts';

/**
 * The entry that an identical request without a key has made shortly before, or the id of a new one. Browsers and
 * proxies repeat a POST whose answer was lost. This costs a read and no write.
 */
async function findRepeated(deps: Deps, owner: Owner, draft: EntryDraft) {
  const now = deps.now();
  const since = now - deps.repeatWindow;
  const [hash, recent] = await Promise.all([
    deps.db.keyedHash(owner.key, 'request', JSON.stringify(draft)),
    deps.entries.recentlyWritten(owner, since),
  ]);
  const mark = markOfRequest(hash);
  const made = recent.find(({ id, version }) => version === 1 && isMarked(id, mark, since));
  const record = made && (await deps.entries.read(owner, made.id));
  // Whoever has changed or deleted the entry knows its id, and means another one.
  const isUnchanged = record?.kind === 'entry' && record.entry.version === 1;
  return isUnchanged ? { entry: record.entry } : { id: idWithMark(now, mark, deps.newId()) };
}

/** POST /entries: creates an entry. */
export const createEntry: Operation<typeof entriesApi.endpoints.createEntry, Deps> = async (
  deps,
  request,
) => {
  const { owner, body: draft, idempotency } = request;
  let zone: ReturnType<typeof zoneOfNew> | undefined;
  return createOnce({
    ...deps,
    owner,
    idempotency,
    create: async (record) => {
      zone ??= zoneOfNew(draft, () => deps.defaultZone(owner));
      const [{ timeZone, zoneSettings }, isOwnCategory, prompt_id, found] = await Promise.all([
        zone,
        ownsCategory(deps, owner, draft),
        answeredPrompt(deps, owner, draft),
        idempotency ? { id: deps.newId() } : findRepeated(deps, owner, draft),
      ]);
      if ('entry' in found) return found.entry;
      const context = createWriteContext(deps, request);
      const blank = createBlankEntry(found.id, owner.userId, context.now);
      const entry = composeEntry(
        blank,
        { ...draft, prompt_id },
        context.now,
        timeZone,
        isOwnCategory,
      );
      await deps.entries.create(owner, { entry, zoneSettings }, context, record(entry));
      return entry;
    },
    read: async (id) => {
      const record = await deps.entries.read(owner, id);
      return record?.kind === 'entry' ? record.entry : undefined;
    },
  });
};
