import type { Entry } from '@reflekt/shared/entities';
import {
  ConditionFailed,
  type Database,
  type InsightRecord,
  type InsightRequest,
  insightItem,
} from '@reflekt/shared/store';
import {
  entriesTable,
  entryKey,
  insightKey,
  insightLeaseKey,
  insightRequestKey,
  insightsTable,
  type Owner,
} from '@reflekt/shared/tables';
import { DAY, epochSeconds } from '@reflekt/shared/time';
import { textHash } from '../domain/analysis.ts';

/** The right to have the text of an entry analysed by a provider, until it expires. */
export interface Lease {
  owner: Owner;
  entry: Entry;
  holder: string;
}

/** That the entry, or what is kept of its insight, is no longer what was read: nothing was written. */
export type Overtaken = 'entry-changed' | 'insight-changed';

/** How long a request is kept, milliseconds: far longer than one may be open, so that they do not pile up. */
const REQUEST_KEPT = 30 * DAY;

/** Goes into every write: the entry is still at the version that was read, and so still live. */
const unchanged = (owner: Owner, entry: Entry) => ({
  check: entryKey(owner, entry.id),
  in: entriesTable,
  when: { equals: { version: entry.version } },
});

/** That the insight is the one that was read, or that there is still none. */
const stillThere = (before: InsightRecord | undefined) =>
  before
    ? { equals: { version: before.insight.version, answers: before.answers } }
    : { absent: true as const };

export type InsightWriter = ReturnType<typeof createInsightWriter>;

/**
 * The writes of the Insights table about entries. Each is one transaction with a check of the entry, so that
 * nothing is written, however late, about an entry that was changed or deleted meanwhile.
 */
export function createInsightWriter(db: Database) {
  return {
    /** Records that the writer asked. @returns whether the entry was still as it was read */
    async request(
      owner: Owner,
      entry: Entry,
      request: InsightRequest,
      requestId: string,
    ): Promise<boolean> {
      const put = {
        ...insightRequestKey(owner, entry.id, request.id),
        owner: owner.key,
        user_id: owner.userId,
        created_at: request.requestedAt,
        entry_version: request.entryVersion,
        request_id: requestId,
        expires_at: epochSeconds(Date.parse(request.requestedAt) + REQUEST_KEPT),
      };
      try {
        await db.transact([unchanged(owner, entry), { put, into: insightsTable }]);
        return true;
      } catch (error) {
        if (error instanceof ConditionFailed) return false;
        throw error;
      }
    },

    /**
     * Takes the lease on the text of an entry, for whoever found `before` as its insight: one that was made
     * meanwhile is not made again.
     * @param until milliseconds since 1970
     * @returns `busy` while somebody else holds it
     */
    async lease(
      lease: Lease,
      before: InsightRecord | undefined,
      now: number,
      until: number,
    ): Promise<'held' | 'busy' | Overtaken> {
      const { owner, entry, holder } = lease;
      const put = {
        ...insightLeaseKey(owner, entry.id, textHash(entry)),
        holder,
        expires_at: Math.ceil(until / 1000),
      };
      const when = {
        absent: { orExpired: { attribute: 'expires_at', at: epochSeconds(now) } },
      };
      try {
        await db.transact([
          unchanged(owner, entry),
          { check: insightKey(owner, entry.id), in: insightsTable, when: stillThere(before) },
          { put, into: insightsTable, when },
        ]);
        return 'held';
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error;
        if (error.index < 2) return error.index === 0 ? 'entry-changed' : 'insight-changed';
        // What its holder wrote before: a lost answer makes an attempt repeat itself, and work is begun anew.
        return error.existing?.holder === holder ? 'held' : 'busy';
      }
    },

    /** Keeps an insight in place of `before`, and gives back the lease under which it was made. */
    async save(
      owner: Owner,
      entry: Entry,
      change: { before: InsightRecord | undefined; after: InsightRecord },
      requestId: string,
      lease: Lease | undefined,
    ): Promise<'saved' | Overtaken> {
      const { before, after } = change;
      try {
        await db.transact([
          unchanged(owner, entry),
          {
            put: insightItem(owner, after, requestId),
            into: insightsTable,
            when: stillThere(before),
          },
          ...(lease
            ? [
                {
                  remove: insightLeaseKey(owner, entry.id, textHash(entry)),
                  from: insightsTable,
                  when: { equals: { holder: lease.holder } },
                },
              ]
            : []),
        ]);
        return 'saved';
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error;
        return error.index === 0 ? 'entry-changed' : 'insight-changed';
      }
    },

    async remove(keys: readonly ReturnType<typeof insightKey>[]): Promise<void> {
      await db.removeMany(insightsTable, keys);
    },
  };
}
