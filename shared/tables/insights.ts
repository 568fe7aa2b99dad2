import type { Owner } from './owner.ts';
import { defineTable, stringKey } from './spec.ts';

export const insightsTable = defineTable({
  name: 'Insights',
  description:
    'one insight an entry, the requests for it and the lease of who is making it; circuit breakers and token budgets',
  key: { partition: stringKey('entry_id'), sort: stringKey('tenant_id') },
  indexes: {
    UserIndex: {
      partition: stringKey('owner'),
      sort: stringKey('created_at'),
      projection: 'keys',
      description: 'every insight and request of an owner (export, erasure)',
    },
  },
  stream: true,
  ttl: 'expires_at',
  durability: { kind: 'source' },
  open: ['user_id', 'request_id', 'version', 'status', 'entry_version', 'answers', 'holder'],
});

export type InsightKey = { entry_id: string; tenant_id: string };

/** The insight of an entry. */
export const insightKey = (owner: Owner, entryId: string): InsightKey => ({
  entry_id: `${owner.key}#${entryId}`,
  tenant_id: owner.tenantKey,
});

/** The beginning of the sort values of an entry's requests; a ULID follows. */
export const insightRequestPrefix = (owner: Owner): string => `${owner.tenantKey}#req#`;

/** A request of the owner's for an insight. */
export const insightRequestKey = (
  owner: Owner,
  entryId: string,
  requestId: string,
): InsightKey => ({
  entry_id: `${owner.key}#${entryId}`,
  tenant_id: `${insightRequestPrefix(owner)}${requestId}`,
});

/**
 * The lease of a delivery that is having a text of an entry analysed.
 * @param textHash a keyed hash of the text: a plain one would say what was written to whoever guesses it
 */
export const insightLeaseKey = (owner: Owner, entryId: string, textHash: string): InsightKey => ({
  entry_id: `${owner.key}#${entryId}`,
  tenant_id: `${owner.tenantKey}#lease#${textHash}`,
});

/**
 * The circuit breaker of a provider. Partition values of the system's bookkeeping begin with `#`, and no owner's does,
 * because no part of an owner's key is empty.
 */
export const breakerKey = (provider: string): InsightKey => ({
  entry_id: `#sys#breaker#${provider}`,
  tenant_id: '#sys',
});

/** Tokens that an owner has used on a day (UTC). */
export const ownerTokensKey = (owner: Owner, day: string): InsightKey => ({
  entry_id: `#sys#tokens#${owner.key}`,
  tenant_id: `#sys#${day}`,
});

/** One of the shards that together count what a tenant has used on a day, so that no one item is hot. */
export const tenantTokensKey = (owner: Owner, day: string, shard: number): InsightKey => ({
  entry_id: `#sys#tokens#${owner.tenantKey}`,
  tenant_id: `#sys#${day}#${shard}`,
});
