import type { Owner } from './owner.ts';
import { defineTable, stringKey } from './spec.ts';

/** Idempotency records, the canary of the sealing, and how far runs of `republish` have come. */
export const idempotencyTable = defineTable({
  name: 'Idempotency',
  description:
    'per Idempotency-Key a keyed hash of the body and the id of what it made, for 24 hours; the canary of the sealing; runs of republish',
  key: { partition: stringKey('owner'), sort: stringKey('key') },
  indexes: {},
  stream: false,
  ttl: 'expires_at',
  // Losing it can duplicate an entry that is being retried at that moment, so it counts as a source.
  durability: { kind: 'source' },
  open: [],
});

/** Key of an idempotency record. @param keyHash hash of the client's key, which may contain anything */
export const idempotencyKey = (owner: Owner, endpointId: string, keyHash: string) => ({
  owner: owner.key,
  key: `${endpointId}#${keyHash}`,
});

/** The partition of the runs of `republish`. Those of the system begin with `#`, and no owner's does. */
export const REPUBLISH_PARTITION = '#republish';

/** Key of a run of `republish`. */
export const republishRunKey = (run: string) => ({ owner: REPUBLISH_PARTITION, key: run });
