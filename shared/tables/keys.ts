import { defineTable, stringKey } from './spec.ts';

/**
 * Wrapped keys: one row per data key of an owner, and the stage key that wraps them all. Append-only: rows are never
 * updated or overwritten. Point-in-time recovery reaches back 7 days only, because it could bring back a shredded key
 * for that long.
 */
export const keysTable = defineTable({
  name: 'Keys',
  description: 'wrapped data keys per owner, append-only; the wrapped stage key',
  key: { partition: stringKey('owner'), sort: stringKey('key_id') },
  indexes: {},
  stream: false,
  durability: { kind: 'source', recoveryDays: 7 },
  open: ['wrapped', 'created_at', 'first_key_id', 'erasure_id'],
});
