import type { Owner } from './owner.ts';
import { defineTable, stringKey } from './spec.ts';

export const settingsTable = defineTable({
  name: 'Settings',
  description: "each writer's settings, one item",
  key: { partition: stringKey('tenant_id'), sort: stringKey('user_id') },
  indexes: {},
  stream: true,
  durability: { kind: 'source' },
  open: ['owner', 'writer_id', 'request_id', 'version', 'updated_at', 'changed'],
});

export const settingsKey = (owner: Owner) => ({
  tenant_id: owner.tenantKey,
  user_id: owner.userKey,
});
