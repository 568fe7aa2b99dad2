import { type EventOf, type FailedEvent, tryEach } from '@reflekt/shared/consumer';
import { unavailable } from '@reflekt/shared/errors';
import { WriteConflict } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import type { entriesConsumer } from '../service.ts';
import { deleteForGood, purgeUnder } from './delete-for-good.ts';
import type { Deps } from './deps.ts';

/** The events that deletions are finished on. */
type DeletionEvent = EventOf<(typeof entriesConsumer)['consumes'][number]>;

type DeletionDeps = Pick<Deps, 'entries' | 'now' | 'newId'>;

/** One of an owner's after the other: two events of one entry would get into each other's way. */
const ABREAST = 1;

/** What a crash left under a tombstone goes. An entry that still stands is older than the event: come back. */
async function purge(deps: DeletionDeps, owner: Owner, entryId: string): Promise<void> {
  const record = await deps.entries.read(owner, entryId);
  if (record?.kind === 'entry') throw unavailable();
  await purgeUnder(deps, owner, entryId);
}

/** Deletes for good an entry whose 30 days are over, unless it was restored or is there for another stay. */
async function expire(
  deps: DeletionDeps,
  owner: Owner,
  {
    entry_id: entryId,
    deleted_at: deletedAt,
    request_id: requestId,
  }: { entry_id: string; deleted_at: string; request_id: string },
): Promise<void> {
  const record = await deps.entries.read(owner, entryId);
  if (record?.kind !== 'entry' || record.entry.deleted_at !== deletedAt) return;
  try {
    await deleteForGood(deps, owner, record, { requestId, now: deps.now(), writeId: deps.newId() });
  } catch (error) {
    // Somebody changed it at this moment: look again at what it is now.
    throw error instanceof WriteConflict ? unavailable(error) : error;
  }
}

async function finish(deps: DeletionDeps, owner: Owner, event: DeletionEvent): Promise<void> {
  if (!('permanent' in event.detail)) await expire(deps, owner, event.detail);
  else if (event.detail.permanent) await purge(deps, owner, event.detail.entry_id);
}

/** Brings deletions to their end, however often and in whichever order it is told of them. */
export async function finishDeletions(
  deps: DeletionDeps,
  owner: Owner,
  events: readonly DeletionEvent[],
): Promise<FailedEvent<DeletionEvent>[]> {
  const failures = await tryEach(events, ABREAST, (event) => finish(deps, owner, event));
  return failures.map(({ thing, error }) => ({ event: thing, error }));
}
