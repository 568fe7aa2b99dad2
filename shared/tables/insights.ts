import type { Owner } from './owner.ts';
import { defineTable, stringKey } from './spec.ts';

/** Insights, requests, leases, circuit breakers and token counters. */
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

/** The key of an item in the Insights table. */
export type InsightKey = { entry_id: string; tenant_id: string };

/** Key of an entry's insight. */
export const insightKey = (owner: Owner, entryId: string): InsightKey => ({
  entry_id: `${owner.key}#${entryId}`,
  tenant_id: owner.tenantKey,
});

/** Prefix of the sort values of an entry's requests; a ULID follows. */
export const insightRequestPrefix = (owner: Owner): string => `${owner.tenantKey}#req#`;

/** Key of a request for an insight. */
export const insightRequestKey = (
  owner: Owner,
  entryId: string,
  requestId: string,
): InsightKey => ({
  entry_id: `${owner.key}#${entryId}`,
  tenant_id: `${insightRequestPrefix(owner)}${requestId}`,
});

/**
 * Key of the lease on the analysis of a text.
 * @param textHash a keyed hash of the text; a plain hash could be tested against guesses
 */
export const insightLeaseKey = (owner: Owner, entryId: string, textHash: string): InsightKey => ({
  entry_id: `${owner.key}#${entryId}`,
  tenant_id: `${owner.tenantKey}#lease#${textHash}`,
});

/**
 * Key of a provider's circuit breaker. Partition values of the system begin with `#`, and no owner's does, because no
 * part of an owner's key is empty.
 */
export const breakerKey = (provider: string): InsightKey => ({
  entry_id: `#sys#breaker#${provider}`,
  tenant_id: '#sys',
});

/** Key of the counter of an owner's tokens on a day (UTC). */
export const ownerTokensKey = (owner: Owner, day: string): InsightKey => ({
  entry_id: `#sys#tokens#${owner.key}`,
  tenant_id: `#sys#${day}`,
});

/** Key of the counter of a tenant's tokens on a day (UTC). */
export const tenantTokensKey = (owner: Owner, day: string): InsightKey => ({
  entry_id: `#sys#tokens#${owner.tenantKey}`,
  tenant_id: `#sys#${day}`,
});
