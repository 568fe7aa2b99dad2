import type { Owner } from './owner.ts';
import { stringKey, table } from './spec.ts';

export const settingsTable = table({
  name: 'Settings',
  holds: "each writer's settings, one item",
  key: { partition: stringKey('tenant_id'), sort: stringKey('user_id') },
  indexes: {},
  stream: true,
  durability: { kind: 'source' },
  // A label that the existing client chooses, which nobody checks.
  private: ['privacy_level'],
});

export const settingsKey = (owner: Owner) => ({
  tenant_id: owner.tenantKey,
  user_id: owner.userKey,
});
