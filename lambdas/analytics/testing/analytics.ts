import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { TimePeriod } from '@reflekt/shared/entities';
import { createRequest } from '@reflekt/shared/http/testing';
import {
  createCategoryReader,
  createDigestReader,
  createEntryReader,
  createGameReader,
  createInsightReader,
  createLetterShelf,
  readSettings,
  startCall,
} from '@reflekt/shared/store';
import { openTestDatabase } from '@reflekt/shared/store/testing';
import type { Owner } from '@reflekt/shared/tables';
import { ulid } from 'ulid';
import { applyEvents, type DigestEvent } from '../operations/apply-events.ts';
import type { Deps } from '../operations/deps.ts';
import { operations } from '../operations/index.ts';
import { createDigestWriter } from '../store/digest-writer.ts';

/** The parts of the analytics of one owner for tests. */
export interface AnalyticsOptions {
  client: DynamoDBClient;
  /** Deployed name by logical name. */
  tables: Readonly<Record<string, string>>;
  owner: Owner;
  now: () => number;
  categoryNames?: ReadonlyMap<string, string>;
}

/** A range as requests have it. */
export interface RangeQuery {
  time_period?: TimePeriod;
  from_date?: string;
  to_date?: string;
}

/** Opens the analytics service on real stores, as one owner meets it. Each call is a request of its own. */
export function openAnalytics({ client, tables, owner, now, categoryNames }: AnalyticsOptions) {
  function open() {
    const call = startCall(60_000, Infinity);
    const db = openTestDatabase(client, tables, call);
    const deps: Deps = {
      digests: { ...createDigestReader(db), ...createDigestWriter(db, ulid) },
      entries: createEntryReader(db, now),
      insights: createInsightReader(db),
      letters: createLetterShelf(db),
      game: createGameReader(db),
      settings: (of) => readSettings(db, of),
      categories: categoryNames
        ? { names: async () => new Map(categoryNames) }
        : createCategoryReader(db),
      now,
      deadline: call.deadline,
    };
    return { call, deps };
  }
  const base = createRequest(owner);
  return {
    /** Consumes one batch. @throws the error of the first event that failed */
    async deliver(events: readonly DigestEvent[]): Promise<void> {
      const [failed] = await applyEvents(open().deps, owner, events);
      if (failed) throw failed.error;
    },
    read: (query: RangeQuery = {}) => operations.readAnalytics(open().deps, { ...base, query }),
    /** As `read`, with the capacity units that it took. */
    async measured(query: RangeQuery = {}) {
      const { call, deps } = open();
      const answer = await operations.readAnalytics(deps, { ...base, query });
      return { answer, units: call.capacity };
    },
    /** POST /analytics, with the capacity units that it took. */
    async rebuild(body: RangeQuery = {}) {
      const { call, deps } = open();
      const answer = await operations.rebuildAnalytics(deps, { ...base, body });
      return { answer, units: call.capacity };
    },
    moods: (query: RangeQuery = {}) => operations.readMoods(open().deps, { ...base, query }),
    calendar: (year?: number) =>
      operations.readMoodCalendar(open().deps, { ...base, query: { year } }),
    correlations: (query: RangeQuery = {}) =>
      operations.readMoodCorrelations(open().deps, { ...base, query }),
    /** The digests of all entries as they are stored. */
    digests: () => open().deps.digests.readAll(owner),
  };
}
