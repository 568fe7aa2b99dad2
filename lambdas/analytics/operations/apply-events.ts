import type { EventOf, FailedEvent } from '@reflekt/shared/consumer';
import { unavailable } from '@reflekt/shared/errors';
import type { Owner } from '@reflekt/shared/tables';
import type { analyticsConsumer } from '../service.ts';
import { bringUpToDate, type DigestDeps, type LeastVersions } from './bring-up-to-date.ts';

/** An event of the consumer. */
export type DigestEvent = EventOf<(typeof analyticsConsumer)['consumes'][number]>;

function leastVersions(events: readonly DigestEvent[]): Map<string, LeastVersions> {
  const wanted = new Map<string, LeastVersions>();
  for (const { detail } of events) {
    const known = wanted.get(detail.entry_id) ?? { entry: 0, insight: 0 };
    wanted.set(detail.entry_id, {
      entry: Math.max(known.entry, detail.entry_version),
      insight: Math.max(known.insight, 'insight_version' in detail ? detail.insight_version : 0),
    });
  }
  return wanted;
}

/**
 * Brings the digests of the entries that events name up to date.
 * @returns the events whose entries or insights are not yet readable at the versions of the events
 */
export async function applyEvents(
  deps: DigestDeps,
  owner: Owner,
  events: readonly DigestEvent[],
): Promise<FailedEvent<DigestEvent>[]> {
  const lagging = await bringUpToDate(deps, owner, leastVersions(events));
  const error = unavailable();
  return events
    .filter(({ detail }) => lagging.has(detail.entry_id))
    .map((event) => ({ event, error }));
}
