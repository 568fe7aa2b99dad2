import { type EventOf, type FailedEvent, tryEach } from '@reflekt/shared/consumer';
import { unavailable } from '@reflekt/shared/errors';
import { createWriteContext, type EntryReader, isWriteConflict } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import type { entriesConsumer } from '../service.ts';
import type { EntryWriter } from '../store/entry-writer.ts';
import { deletePermanently, purgeUnder } from './permanent-deletion.ts';

/** The events of the deletion consumer. */
type DeletionEvent = EventOf<(typeof entriesConsumer)['consumes'][number]>;

/** The dependencies of the consumer, for one batch. It needs no keys, because open members are enough. */
export interface DeletionDeps {
  entries: Pick<EntryReader, 'readHead' | 'keysUnder'> & EntryWriter;
  now(): number;
  newId(): string;
}

/** One event of an owner at a time: two events of one entry would conflict. */
const CONCURRENCY = 1;

/**
 * Removes the remains of a crash under a tombstone. An entry that is still there is older than the event, which is then
 * tried later, or was restored from a backup since.
 */
async function purge(
  deps: DeletionDeps,
  owner: Owner,
  { entry_id: entryId, entry_version }: { entry_id: string; entry_version: number },
): Promise<void> {
  const head = await deps.entries.readHead(owner, entryId);
  if (head?.kind === 'entry') {
    if (head.version > entry_version) return;
    throw unavailable();
  }
  await purgeUnder(deps, owner, entryId);
}

/** Permanently deletes an entry after its 30 days, unless it was restored or is in the trash for a later stay. */
async function expire(
  deps: DeletionDeps,
  owner: Owner,
  event: { entry_id: string; deleted_at: string; request_id: string },
): Promise<void> {
  const { entry_id: id, deleted_at: deletedAt, request_id: requestId } = event;
  const head = await deps.entries.readHead(owner, id);
  if (head?.kind !== 'entry' || head.deletedAt !== deletedAt) return;
  try {
    const context = createWriteContext(deps, { requestId });
    await deletePermanently(deps, owner, { id, ...head }, context);
  } catch (error) {
    // Another write came first. The next delivery sees the newer state.
    throw isWriteConflict(error) ? unavailable(error) : error;
  }
}

async function finish(deps: DeletionDeps, owner: Owner, event: DeletionEvent): Promise<void> {
  if (!('permanent' in event.detail)) await expire(deps, owner, event.detail);
  else if (event.detail.permanent) await purge(deps, owner, event.detail);
}

/** Finishes deletions, however often and in any order their events arrive. */
export async function finishDeletions(
  deps: DeletionDeps,
  owner: Owner,
  events: readonly DeletionEvent[],
): Promise<FailedEvent<DeletionEvent>[]> {
  const failures = await tryEach(events, CONCURRENCY, (event) => finish(deps, owner, event));
  return failures.map(({ thing, error }) => ({ event: thing, error }));
}
