import type { Owner } from './owner.ts';
import { defineTable, stringKey } from './spec.ts';

/** The digests of entries, from which periods are summed up, and the letters made of them. */
export const analyticsTable = defineTable({
  name: 'Analytics',
  description:
    'a digest of each entry: counts, mood, sentiment, tags, keywords, and none of its text; letters, which quote it',
  key: { partition: stringKey('owner'), sort: stringKey('sk') },
  indexes: {
    DayIndex: {
      partition: stringKey('owner'),
      sort: stringKey('entry_date'),
      projection: 'all',
      description:
        'the digests of a period by local date; sparse: only those of live entries have a date',
    },
  },
  stream: false,
  ttl: 'expires_at',
  durability: { kind: 'derived', rebuiltFrom: 'Entries and Insights, by POST /analytics' },
  open: ['entry_version', 'write_id'],
});

/** The key of an item in the Analytics table. */
export type AnalyticsKey = { owner: string; sk: string };

/** Prefix of the sort values of digests; the entry's id follows. */
export const DIGEST_PREFIX = 'e#';

/** Key of the letter about a period. @param from the first date of the period */
export const letterKey = (owner: Owner, period: string, from: string): AnalyticsKey => ({
  owner: owner.key,
  sk: `l#${period}#${from}`,
});

/** Key of an entry's digest. */
export const digestKey = (owner: Owner, entryId: string): AnalyticsKey => ({
  owner: owner.key,
  sk: `${DIGEST_PREFIX}${entryId}`,
});
