import type { Entry } from '@reflekt/shared/entities';
import {
  type Condition,
  type Database,
  type InsightRecord,
  type InsightRequest,
  type InsightSlot,
  StoredInsight,
  StoredInsightRequest,
  StoredInsightTombstone,
} from '@reflekt/shared/store';
import {
  type InsightKey,
  insightKey,
  insightRequestKey,
  insightsTable,
  type Owner,
  TOMBSTONE_RETENTION,
} from '@reflekt/shared/tables';
import { DAY, epochSeconds } from '@reflekt/shared/time';

/** Retention of a request, milliseconds: far longer than one may be open, so that they do not pile up. */
const REQUEST_RETENTION = 30 * DAY;

/**
 * The condition that the slot is as it was read. A declined request changes the answered request of an insight, but not
 * its version.
 */
const unchanged = ({ version, record }: InsightSlot): Condition => {
  if (version === 0) return { absent: true };
  return { equals: { version, ...(record ? { answers: record.answers } : {}) } };
};

/** The writes of the Insights table about entries. */
export type InsightWriter = ReturnType<typeof createInsightWriter>;

/**
 * Creates the writes of the Insights table about entries. Each is one write, conditioned on the insight's own version.
 * A delivery that is slower than a later one, or than the entry's deletion, meets a newer insight or a tombstone and
 * begins again.
 */
export function createInsightWriter(db: Database) {
  return {
    /** Records the owner's request. */
    async request(
      owner: Owner,
      entry: Entry,
      request: InsightRequest,
      requestId: string,
    ): Promise<void> {
      const put = StoredInsightRequest.encode({
        ...insightRequestKey(owner, entry.id, request.id),
        owner: owner.key,
        user_id: owner.userId,
        created_at: request.requestedAt,
        entry_version: request.entryVersion,
        request_id: requestId,
        expires_at: epochSeconds(Date.parse(request.requestedAt) + REQUEST_RETENTION),
      });
      await db.write([{ put, table: insightsTable }]);
    },

    /** Writes an insight in place of `before`. @throws WriteConflict when that has changed */
    async save(
      owner: Owner,
      before: InsightSlot,
      after: InsightRecord,
      requestId: string,
    ): Promise<void> {
      const { entry_id: entryId, ...members } = after.insight;
      const put = StoredInsight.encode({
        ...members,
        ...insightKey(owner, entryId),
        owner: owner.key,
        user_id: owner.userId,
        request_id: requestId,
        answers: after.answers,
        text_hash: after.textHash,
      });
      await db.write([{ put, table: insightsTable, when: unchanged(before) }]);
    },

    /** Replaces the insight of a permanently deleted entry by a tombstone. @throws WriteConflict */
    async writeTombstone(
      owner: Owner,
      entryId: string,
      before: InsightSlot,
      now: number,
    ): Promise<void> {
      const put = StoredInsightTombstone.encode({
        ...insightKey(owner, entryId),
        version: before.version + 1,
        expires_at: epochSeconds(now + TOMBSTONE_RETENTION),
      });
      await db.write([{ put, table: insightsTable, when: unchanged(before) }]);
    },

    async remove(keys: readonly InsightKey[]): Promise<void> {
      await db.removeMany(insightsTable, keys);
    },
  };
}
