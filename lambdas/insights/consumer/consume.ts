import { type FailedEvent, tryEach } from '@reflekt/shared/consumer';
import type { Owner } from '@reflekt/shared/tables';
import { bringUpToDate } from './bring-up-to-date.ts';
import type { BatchDeps } from './deps.ts';
import { collectPendingChanges, type InsightEvent } from './pending-changes.ts';

/** Entries of one owner at a time. */
const CONCURRENCY = 5;

/** Brings the insights of one owner's entries up to date. Returns the events of entries that failed. */
export async function consume(
  deps: BatchDeps,
  owner: Owner,
  events: readonly InsightEvent[],
): Promise<FailedEvent<InsightEvent>[]> {
  const failures = await tryEach(collectPendingChanges(events), CONCURRENCY, (change) =>
    bringUpToDate({ ...deps, requestId: change.requestId }, owner, change),
  );
  return failures.flatMap(({ thing, error }) =>
    events
      .filter(({ detail }) => detail.entry_id === thing.entryId)
      .map((event) => ({ event, error })),
  );
}
