import * as v from 'valibot';
import { Insight, Instant, Ulid, Version } from '../entities/index.ts';
import { defect } from '../errors/index.ts';
import { log } from '../log/index.ts';
import {
  entityId,
  type InsightKey,
  insightKey,
  insightRequestPrefix,
  insightsTable,
  type Owner,
} from '../tables/index.ts';
import type { Database, Item } from './database.ts';

const { entry_id: _entryId, ...stored } = Insight.entries;
const StoredInsight = v.object({
  ...stored,
  answers: v.nullable(Ulid),
  text_hash: v.nullable(v.string()),
});
const StoredRequest = v.object({ created_at: Instant, entry_version: Version });

/** An insight as stored. */
export interface InsightRecord {
  insight: Insight;
  /** The newest request it answers: newer ones are open. */
  answers: string | null;
  /** Of the text that it is about (`textHash`); null where there was no analysis. */
  textHash: string | null;
}

/** That a writer asked for an insight; the id is the event's `insight_id`. */
export interface InsightRequest {
  id: string;
  requestedAt: string;
  /** The version the entry had. */
  entryVersion: number;
}

/** @returns undefined, logged as a fault, for what cannot be read */
function parseInsight(item: Item): InsightRecord | undefined {
  const parsed = v.safeParse(StoredInsight, item);
  const entryId = entityId(item.entry_id);
  if (parsed.success) {
    const { answers, text_hash, ...members } = parsed.output;
    return { insight: { entry_id: entryId, ...members }, answers, textHash: text_hash };
  }
  log('error', 'A stored item does not match its schema and was left out.', {
    fault: 'unreadable_item',
    table: insightsTable.name,
    entry: v.is(Ulid, entryId) ? entryId : undefined,
  });
  return undefined;
}

/** An insight's item with all that the index and the outbox need. */
export function insightItem(owner: Owner, record: InsightRecord, requestId: string): Item {
  const { entry_id, ...members } = record.insight;
  return {
    ...members,
    ...insightKey(owner, entry_id),
    owner: owner.key,
    user_id: owner.userId,
    request_id: requestId,
    answers: record.answers,
    text_hash: record.textHash,
  };
}

/** Whether a request is newer than what the insight answers. */
export const isOpen = (
  request: InsightRequest | undefined,
  record: InsightRecord | undefined,
): request is InsightRequest =>
  request !== undefined && (record?.answers == null || record.answers < request.id);

export type InsightReader = ReturnType<typeof createInsightReader>;

/** The reads of the Insights table, all consistent. */
export function createInsightReader(db: Database) {
  return {
    /** @throws DomainError `defect` when the stored item cannot be read */
    async read(owner: Owner, entryId: string): Promise<InsightRecord | undefined> {
      const item = await db.get(insightsTable, insightKey(owner, entryId), { consistent: true });
      const record = item && parseInsight(item);
      if (item && !record) throw defect('a stored insight cannot be read');
      return record;
    },

    /** By entry; what is absent or unreadable is left out. */
    async readMany(owner: Owner, entryIds: readonly string[]): Promise<Map<string, InsightRecord>> {
      const keys = [...new Set(entryIds)].map((id) => insightKey(owner, id));
      const records = (await db.getMany(insightsTable, keys)).flatMap(
        (item) => parseInsight(item) ?? [],
      );
      return new Map(records.map((record) => [record.insight.entry_id, record]));
    },

    /** The newest request for an entry's insight, answered or not. */
    async newestRequest(owner: Owner, entryId: string): Promise<InsightRequest | undefined> {
      const page = await db.query({
        table: insightsTable,
        partition: insightKey(owner, entryId).entry_id,
        sort: { prefix: insightRequestPrefix(owner) },
        descending: true,
        limit: 1,
        consistent: true,
      });
      const item = page.items[0];
      if (!item) return undefined;
      const parsed = v.safeParse(StoredRequest, item);
      if (!parsed.success) throw defect('a stored request cannot be read');
      const { created_at, entry_version } = parsed.output;
      return {
        id: entityId(item.tenant_id),
        requestedAt: created_at,
        entryVersion: entry_version,
      };
    },

    /** Keys of all that stands under an entry: insight, requests, leases. */
    async keysUnder(owner: Owner, entryId: string): Promise<InsightKey[]> {
      const partition = insightKey(owner, entryId).entry_id;
      const keys: InsightKey[] = [];
      let after: Item | undefined;
      do {
        const page = await db.query({ table: insightsTable, partition, after, consistent: true });
        for (const item of page.items) {
          keys.push({ entry_id: partition, tenant_id: String(item.tenant_id) });
        }
        after = page.last;
      } while (after !== undefined);
      return keys;
    },
  };
}
