import type { EventOf } from '@reflekt/shared/consumer';
import type { insightsConsumer } from '../service.ts';

export type InsightEvent = EventOf<(typeof insightsConsumer)['consumes'][number]>;

/** What a batch says of one entry: it is at this version or later. */
export interface PendingChange {
  entryId: string;
  version: number;
  /** Whether it was said to be deleted for good. */
  deleted: boolean;
  /** The request that the latest of its events came from: what is made of it is said to be that one's. */
  requestId: string;
}

/** One demand an entry, the latest of what its events say. */
export function collectPendingChanges(events: readonly InsightEvent[]): PendingChange[] {
  const demands = new Map<string, PendingChange>();
  for (const { name, detail } of events) {
    const { entry_id: entryId, entry_version } = detail;
    const known = demands.get(entryId);
    const isLatest = !known || entry_version >= known.version;
    demands.set(entryId, {
      entryId,
      version: Math.max(entry_version, known?.version ?? 0),
      deleted:
        known?.deleted === true ||
        (name === 'EntryDeleted' && 'permanent' in detail && detail.permanent),
      requestId: isLatest ? detail.request_id : known.requestId,
    });
  }
  return [...demands.values()];
}
