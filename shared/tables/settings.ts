import type { Owner } from './owner.ts';
import { defineTable, stringKey } from './spec.ts';

/** The settings of owners, one item each. */
export const settingsTable = defineTable({
  name: 'Settings',
  description: "each owner's settings, one item",
  key: { partition: stringKey('tenant_id'), sort: stringKey('user_id') },
  indexes: {},
  stream: true,
  durability: { kind: 'source' },
  open: ['owner', 'writer_id', 'request_id', 'version', 'updated_at', 'changed', 'redate_version'],
});

/** The partition is the owner, not the tenant, so that the people of a tenant share no partition. */
export const settingsKey = (owner: Owner) => ({
  tenant_id: owner.key,
  user_id: owner.userKey,
});
