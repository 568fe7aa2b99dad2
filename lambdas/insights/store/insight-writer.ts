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

/** The right to have a version of an entry analysed by a provider, until it expires. */
export interface Lease {
  owner: Owner;
  entry: Entry;
  holder: string;
}

/** That the entry, or what is kept of its insight, is no longer what was read: nothing was written. */
export type Overtaken = 'entry-changed' | 'insight-changed';

const EPOCH = 1000;

/** Goes into every write: the entry is still at the version that was read, and so still live. */
const unchanged = (owner: Owner, entry: Entry) => ({
  check: entryKey(owner, entry.id),
  in: entriesTable,
  when: { equals: { version: entry.version } },
});

/** That the insight is the one that was read, or that there is still none. */
const stillThere = (before: InsightRecord | undefined) =>
  before ? { equals: { version: before.insight.version } } : { absent: true as const };

export type InsightWriter = ReturnType<typeof insightWriter>;

/**
 * The writes of the Insights table about entries. Each is one transaction with a check of the entry, so that
 * nothing is written, however late, about an entry that was changed or deleted meanwhile.
 */
export function insightWriter(db: Database) {
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
     * Takes the lease on a version of an entry, for whoever found `before` as its insight: one that was made
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
        ...insightLeaseKey(owner, entry.id, entry.version),
        holder,
        expires_at: Math.ceil(until / EPOCH),
      };
      const when = {
        absent: { orExpired: { attribute: 'expires_at', at: Math.floor(now / EPOCH) } },
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
        // A lost answer makes a repeated attempt fail on what its first one wrote.
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
                  remove: insightLeaseKey(owner, entry.id, entry.version),
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
