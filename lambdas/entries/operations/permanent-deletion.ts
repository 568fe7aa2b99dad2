import type { EntryReader, WriteContext } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { formatInstant } from '@reflekt/shared/time';
import type { EntryWriter } from '../store/entry-writer.ts';

interface Deps {
  entries: Pick<EntryReader, 'keysUnder'> & Pick<EntryWriter, 'writeTombstone' | 'purge'>;
}

/**
 * Replaces an entry by its tombstone and removes all other items under it. After a crash in between, the tombstone
 * hides these items, and its event removes them (`purgeUnder`).
 * @param before the state that was read
 * @throws WriteConflict when that is no longer the state
 */
export async function deletePermanently(
  deps: Deps,
  owner: Owner,
  before: { id: string; version: number; entryDate: string },
  context: WriteContext,
): Promise<void> {
  const { id, version } = before;
  const tombstone = { id, deleted_at: formatInstant(context.now), version: version + 1 };
  await deps.entries.writeTombstone(owner, before, tombstone, context);
  await purgeUnder(deps, owner, id);
}

/**
 * Removes revisions and timer of an entry with a tombstone. No revision can be added any more, because its write is
 * conditioned on the version that the tombstone replaced.
 */
export async function purgeUnder(deps: Deps, owner: Owner, entryId: string): Promise<void> {
  await deps.entries.purge(await deps.entries.keysUnder(owner, entryId));
}
