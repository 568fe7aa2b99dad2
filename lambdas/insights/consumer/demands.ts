import type { EventOf } from '@reflekt/shared/consumer';
import type {
  AIInsightRequested,
  EntryCreated,
  EntryDeleted,
  EntryUpdated,
} from '@reflekt/shared/events';

export type InsightEvent = EventOf<
  typeof EntryCreated | typeof EntryUpdated | typeof EntryDeleted | typeof AIInsightRequested
>;

/** What a batch says of one entry: it is at this version or later. */
export interface Demand {
  entryId: string;
  version: number;
  /** Whether it was said to be deleted for good. */
  deleted: boolean;
}

/** One demand an entry, the latest of what its events say. */
export function demandsOf(events: readonly InsightEvent[]): Demand[] {
  const demands = new Map<string, Demand>();
  for (const { name, detail } of events) {
    const { entry_id: entryId, entry_version } = detail;
    const known = demands.get(entryId);
    demands.set(entryId, {
      entryId,
      version: Math.max(entry_version, known?.version ?? 0),
      deleted:
        known?.deleted === true ||
        (name === 'EntryDeleted' && 'permanent' in detail && detail.permanent),
    });
  }
  return [...demands.values()];
}
