import type { EntryReader, EntryState, EntryWriter, WriteContext } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { formatInstant } from '@reflekt/shared/time';

interface Deps {
  entries: EntryReader & EntryWriter;
}

/**
 * Replaces an entry by its tombstone and removes what stands under it. A crash in between leaves the rest
 * hidden behind the tombstone, whose event removes it (`purgeUnder`).
 * @throws WriteConflict when `state` is no longer the state
 */
export async function deleteForGood(
  deps: Deps,
  owner: Owner,
  state: EntryState,
  stamp: WriteContext,
): Promise<void> {
  const { id, version } = state.entry;
  const tombstone = { id, deleted_at: formatInstant(stamp.now), version: version + 1 };
  await deps.entries.bury(owner, state, tombstone, stamp);
  await purgeUnder(deps, owner, id);
}

/**
 * Removes revisions and timer of an entry whose tombstone stands. No revision can be added any more: writing
 * one is conditioned on the version that the tombstone replaced.
 */
export async function purgeUnder(deps: Deps, owner: Owner, entryId: string): Promise<void> {
  await deps.entries.purge(await deps.entries.keysUnder(owner, entryId));
}
