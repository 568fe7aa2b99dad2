import type { EventOf } from '@reflekt/shared/consumer';
import { unavailable } from '@reflekt/shared/errors';
import { WriteConflict } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import type { entriesConsumer } from '../service.ts';
import { deleteForGood, purgeUnder } from './delete-for-good.ts';
import type { Deps } from './deps.ts';

/** The events that deletions are finished on. */
type DeletionEvent = EventOf<(typeof entriesConsumer)['consumes'][number]>;

type DeletionDeps = Pick<Deps, 'entries' | 'now' | 'newId'>;

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

/**
 * Brings deletions to their end, however often and in whichever order it is told of them. All are tried; what
 * went wrong with one is thrown after the others are done, so that it keeps none of them waiting.
 */
export async function finishDeletions(
  deps: DeletionDeps,
  owner: Owner,
  events: readonly DeletionEvent[],
): Promise<void> {
  const failures: unknown[] = [];
  for (const event of events) {
    try {
      await finish(deps, owner, event);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
