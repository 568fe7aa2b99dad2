import type { QueryOf, searchApi } from '@reflekt/shared/api';
import { createRequest } from '@reflekt/shared/http/testing';
import { type createDynamoClient, createEntryReader } from '@reflekt/shared/store';
import { openTestDatabase } from '@reflekt/shared/store/testing';
import type { Owner } from '@reflekt/shared/tables';
import { ulid } from 'ulid';
import { compact } from '../operations/compact.ts';
import type { Deps } from '../operations/deps.ts';
import { operations } from '../operations/index.ts';
import type { IndexDeps } from '../operations/index-deps.ts';
import { keepUp, startBackfill } from '../operations/keep-up.ts';
import { verifyIndex } from '../operations/verify-index.ts';
import { createIndexStore } from '../store/index-store.ts';
import { createMemory } from '../store/memory.ts';
import { createPartStore } from '../store/parts.ts';

/** Milliseconds of one call: tests run on machines that are busy. */
const PATIENCE = 300_000;

/** The parts of a searcher for tests. */
export interface SearcherOptions {
  client: ReturnType<typeof createDynamoClient>;
  /** Deployed name by logical name. */
  tables: Readonly<Record<string, string>>;
  owner: Owner;
  now?: () => number;
  language?: string;
  /** Ids of categories by name. */
  categories?: Readonly<Record<string, string>>;
  /** In place of the entries in the table. */
  entries?: IndexDeps['entries'];
}

export type SearchRequest = Partial<QueryOf<typeof searchApi.endpoints.searchEntries>>;
export type Searcher = ReturnType<typeof openSearcher>;

/** The operations of the search service for one owner, on real stores, in one function instance after another. */
export function openSearcher(options: SearcherOptions) {
  const { client, tables, owner, now = Date.now, language = 'en', categories = {} } = options;
  let memory = createMemory(now);
  let last = { read: 0, write: 0 };
  const deps = (): Deps => {
    const call = { deadline: Date.now() + PATIENCE, capacity: { read: 0, write: 0 } };
    last = call.capacity;
    const db = openTestDatabase(client, tables, call);
    return {
      db,
      memory,
      index: createIndexStore(db, now),
      parts: createPartStore(db, memory.parts),
      entries: options.entries ?? createEntryReader(db, now),
      language: async () => language,
      categoryId: async (_owner, name) => categories[name.toLowerCase()],
      now,
      newId: () => ulid(now()),
      deadline: now() + PATIENCE,
    };
  };
  const base = createRequest(owner);
  return {
    search: (query: SearchRequest) =>
      operations.searchEntries(deps(), { ...base, query: { limit: 20, page: 1, ...query } }),
    tags: (limit = 1000) => operations.listTags(deps(), { ...base, query: { limit } }),
    suggest: (content: string, existing_tags: string[] = []) =>
      operations.suggestTags(deps(), { ...base, body: { content, existing_tags } }),
    /** What the consumer does. */
    keepUp: (compactAt?: number) => keepUp(deps(), owner, compactAt),
    async rebuild() {
      const made = deps();
      await startBackfill(made, owner, await made.index.read(owner));
      return keepUp(made, owner, 1);
    },
    /** Brings entries into the index by one compaction. */
    async index(entryIds: readonly string[]) {
      const made = deps();
      const { manifest, ...state } = await made.index.read(owner);
      if (!manifest) throw new Error('there is no index yet');
      const changes = { marks: [], entryIds, backfill: null, startedAt: null };
      return compact(made, owner, { ...state, manifest }, changes);
    },
    verify: () => verifyIndex(deps(), owner),
    state: () => deps().index.read(owner),
    /** Begins a new function instance, which has nothing in memory. */
    restart() {
      memory = createMemory(now);
    },
    get memory() {
      return memory;
    },
    /** Capacity of the last call. */
    get capacity() {
      return last;
    },
  };
}
