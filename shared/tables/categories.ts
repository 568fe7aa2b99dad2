import { DAY } from '../time/index.ts';
import { seqTime } from './entries.ts';
import type { Owner } from './owner.ts';
import { defineTable, stringKey } from './spec.ts';

/** Categories, their names and tombstones, and which entry is filed under which category. */
export const categoriesTable = defineTable({
  name: 'Categories',
  description:
    "categories and their tombstones; in no index: a claim per name, a count per category, and each entry's filing",
  key: { partition: stringKey('id'), sort: stringKey('tenant_id') },
  indexes: {
    UserIndex: {
      partition: stringKey('owner'),
      sort: stringKey('name_key'),
      projection: 'all',
      description: "an owner's categories; deletions by time",
    },
  },
  stream: true,
  ttl: 'expires_at',
  durability: { kind: 'source' },
  open: ['user_id', 'request_id', 'version', 'deleted_at', 'revision'],
});

/** Retention of a deleted category's tombstone, milliseconds. Its event can be published again for so long. */
export const CATEGORY_TOMBSTONE_RETENTION = 90 * DAY;

/** Key of a category, and of its tombstone. */
export const categoryKey = (owner: Owner, categoryId: string) => ({
  id: `${owner.key}#${categoryId}`,
  tenant_id: owner.tenantKey,
});

/** Key of the claim on a name. @param nameHash keyed hash of the name */
export const categoryNameKey = (owner: Owner, nameHash: string) => ({
  id: `${owner.key}#name#${nameHash}`,
  tenant_id: owner.tenantKey,
});

/** Key of the counts of a category. */
export const categoryCountKey = (owner: Owner, categoryId: string) => ({
  id: `${owner.key}#${categoryId}`,
  tenant_id: `${owner.tenantKey}#count`,
});

/** Key of the filing of an entry: all filings of an owner are one partition. */
export const filingKey = (owner: Owner, entryId: string) => ({
  id: `${owner.key}#filings`,
  tenant_id: `${owner.tenantKey}#${entryId}`,
});

/** Prefix of the sort values of categories in UserIndex. */
export const CATEGORY_NAME_PREFIX = 'name#';

/** Sort value of a category in UserIndex. */
export const categoryNameSort = (nameHash: string): string => `${CATEGORY_NAME_PREFIX}${nameHash}`;

/** Sort value of a tombstone in UserIndex. @param instant milliseconds since 1970 */
export const categoryDeletionSort = (instant: number): string => `deleted#${seqTime(instant)}`;
