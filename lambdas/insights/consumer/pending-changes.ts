import type { EventOf } from '@reflekt/shared/consumer';
import type { insightsConsumer } from '../service.ts';

/** An event of the consumer. */
export type InsightEvent = EventOf<(typeof insightsConsumer)['consumes'][number]>;

/** The pending change of one entry in a batch: its version is at least this. */
export interface PendingChange {
  entryId: string;
  version: number;
  /** True where an event says that it was permanently deleted. */
  deleted: boolean;
  /** The request behind the latest of its events, to which the insight is attributed. */
  requestId: string;
}

/** Merges the events of a batch into one pending change per entry, by the latest event. */
export function collectPendingChanges(events: readonly InsightEvent[]): PendingChange[] {
  const changes = new Map<string, PendingChange>();
  for (const { name, detail } of events) {
    const { entry_id: entryId, entry_version } = detail;
    const known = changes.get(entryId);
    const isLatest = !known || entry_version >= known.version;
    changes.set(entryId, {
      entryId,
      version: Math.max(entry_version, known?.version ?? 0),
      deleted:
        known?.deleted === true ||
        (name === 'EntryDeleted' && 'permanent' in detail && detail.permanent),
      requestId: isLatest ? detail.request_id : known.requestId,
    });
  }
  return [...changes.values()];
}
