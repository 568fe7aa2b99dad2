import * as v from 'valibot';
import {
  type Insight,
  InsightProvider,
  InsightReason,
  Instant,
  integer,
  Sentiment,
  Support,
  Ulid,
  Version,
} from '../entities/index.ts';
import { defect } from '../errors/index.ts';
import {
  entityId,
  type InsightKey,
  type Item,
  insightKey,
  insightRequestPrefix,
  insightsTable,
  type Owner,
} from '../tables/index.ts';
import type { Database } from './database.ts';
import { defineStoredSchema, UNREADABLE, type Unreadable } from './stored-schema.ts';

/** Until November 2026 support was offered to authors only, and did not say so. */
const StoredSupport = v.object({
  ...Support.entries,
  about: v.optional(Support.entries.about, 'self'),
});

const members = {
  status: v.picklist(['ready', 'failed', 'skipped']),
  sentiment: v.nullable(Sentiment),
  sentiment_score: v.nullable(v.number()),
  keywords: v.array(v.string()),
  suggested_categories: v.array(v.string()),
  insights: v.nullable(v.string()),
  reflections: v.nullable(v.string()),
  provider: v.nullable(InsightProvider),
  model: v.nullable(v.string()),
  entry_version: Version,
  created_at: Instant,
  support: v.nullable(StoredSupport),
  version: integer(1, Number.MAX_SAFE_INTEGER),
  answers: v.nullable(Ulid),
  text_hash: v.nullable(v.string()),
};
const FIRST_REASONS = ['no_consent', 'no_text', 'language', 'providers_failed'] as const;

/**
 * An insight as stored, without its key. Add a new member here with a default, or in a new version with an upcast. In
 * version 1 the reason `provider` was named `providers_failed`.
 */
export const StoredInsight = defineStoredSchema(
  insightsTable,
  'insight',
  v.object({ ...members, reason: v.nullable(v.picklist(FIRST_REASONS)) }),
).upgrade(v.object({ ...members, reason: v.nullable(InsightReason) }), ({ reason, ...others }) => ({
  ...others,
  reason: reason === 'providers_failed' ? ('provider' as const) : reason,
}));

/** The owner's request for an insight. */
export const StoredInsightRequest = defineStoredSchema(
  insightsTable,
  'request',
  v.object({ created_at: Instant, entry_version: Version }),
);

/**
 * The tombstone of the insight of a permanently deleted entry. It refuses the writes of slow deliveries, and expires
 * with the entry's own tombstone.
 */
export const StoredInsightTombstone = defineStoredSchema(
  insightsTable,
  'tombstone',
  v.object({ version: Version, expires_at: v.number() }),
);

/** An insight as stored. */
export interface InsightRecord {
  insight: Insight;
  /** The id of the newest request that it answers. Newer requests are open. */
  answers: string | null;
  /** The `textHash` of the analysed text; null where the text is still to be analysed. */
  textHash: string | null;
}

/** A request for an insight. Its id is the event's `insight_id`. */
export interface InsightRequest {
  id: string;
  requestedAt: string;
  /** The version of the entry at the request. */
  entryVersion: number;
}

/** The stored state under an insight's key. The next write is conditioned on it. */
export interface InsightSlot {
  /** 0 where nothing was ever stored. */
  version: number;
  /** Undefined for a tombstone, and where nothing is stored. */
  record: InsightRecord | undefined;
  isTombstone: boolean;
}

const EMPTY: InsightSlot = { version: 0, record: undefined, isTombstone: false };

/** Only a tombstone has a TTL. */
function parseSlot(item: Item): InsightSlot | Unreadable {
  if (item.expires_at !== undefined) {
    const stored = StoredInsightTombstone.parse(item);
    if (stored === UNREADABLE) return UNREADABLE;
    return { version: stored.version, record: undefined, isTombstone: true };
  }
  const stored = StoredInsight.parse(item);
  if (stored === UNREADABLE) return UNREADABLE;
  const { answers, text_hash, ...members } = stored;
  const insight = { entry_id: entityId(item.entry_id), ...members };
  const record = { insight, answers, textHash: text_hash };
  return { version: insight.version, record, isTombstone: false };
}

/** True for a request that is newer than the one that the insight answers. */
export const isOpen = (
  request: InsightRequest | undefined,
  record: InsightRecord | undefined,
): request is InsightRequest =>
  request !== undefined && (record?.answers == null || record.answers < request.id);

/** The reads of the Insights table. */
export type InsightReader = ReturnType<typeof createInsightReader>;

/** Creates the reads of the Insights table, all consistent. */
export function createInsightReader(db: Database) {
  async function readSlot(owner: Owner, entryId: string): Promise<InsightSlot> {
    const item = await db.get(insightsTable, insightKey(owner, entryId));
    const slot = item ? parseSlot(item) : EMPTY;
    if (slot === UNREADABLE) throw defect('a stored insight cannot be read');
    return slot;
  }

  return {
    /** The state under the insight's key. @throws DomainError `defect` when it cannot be read */
    readSlot,

    /** @throws DomainError `defect` when the stored item cannot be read */
    async read(owner: Owner, entryId: string): Promise<InsightRecord | undefined> {
      return (await readSlot(owner, entryId)).record;
    },

    /** By entry. Absent insights are left out. */
    async readMany(
      owner: Owner,
      entryIds: readonly string[],
    ): Promise<Map<string, InsightRecord | Unreadable>> {
      const ids = new Map(entryIds.map((id) => [insightKey(owner, id).entry_id, id]));
      const keys = [...ids.values()].map((id) => insightKey(owner, id));
      const found = new Map<string, InsightRecord | Unreadable>();
      for (const item of await db.getMany(insightsTable, keys)) {
        const slot = parseSlot(item);
        const record = slot === UNREADABLE ? UNREADABLE : slot.record;
        if (record !== undefined) found.set(ids.get(String(item.entry_id)) ?? '', record);
      }
      return found;
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
      const { created_at, entry_version } = StoredInsightRequest.require(item);
      return {
        id: entityId(item.tenant_id),
        requestedAt: created_at,
        entryVersion: entry_version,
      };
    },

    /** Keys of the requests and leases under an entry. */
    async keysUnder(owner: Owner, entryId: string): Promise<InsightKey[]> {
      const { entry_id: partition, tenant_id: own } = insightKey(owner, entryId);
      const keys: InsightKey[] = [];
      let after: Item | undefined;
      do {
        const page = await db.query({
          table: insightsTable,
          partition,
          after,
          consistent: true,
          openMembersOnly: true,
        });
        for (const { tenant_id } of page.items) {
          if (tenant_id !== own) keys.push({ entry_id: partition, tenant_id: String(tenant_id) });
        }
        after = page.last;
      } while (after !== undefined);
      return keys;
    },
  };
}
