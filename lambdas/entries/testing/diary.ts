import type { entriesApi, QueryOf } from '@reflekt/shared/api';
import type { EntryDraft } from '@reflekt/shared/entities';
import { domainErrorOf } from '@reflekt/shared/errors';
import { createRequest } from '@reflekt/shared/http/testing';
import {
  createCategoryReader,
  type createDynamoClient,
  createEntryReader,
  type IdempotencyRequest,
  type IfMatch,
  readOwnPrompts,
} from '@reflekt/shared/store';
import { openTestDatabase } from '@reflekt/shared/store/testing';
import type { Owner } from '@reflekt/shared/tables';
import { ulid } from 'ulid';
import { operations } from '../operations/index.ts';
import { readDefaultZone } from '../store/default-zone.ts';
import { createEntryWriter } from '../store/entry-writer.ts';

/** The parts of a diary for tests. */
export interface DiaryOptions {
  client: ReturnType<typeof createDynamoClient>;
  /** Deployed name by logical name. */
  tables: Readonly<Record<string, string>>;
  owner: Owner;
  /** Milliseconds that one request may spend in storage. */
  timeout?: number;
  /** Milliseconds in which an identical request is the same one. Default never: tests write alike entries. */
  repeatWindow?: number;
  /** Milliseconds of the change feed that are sent again. */
  feedOverlap?: number;
  now?: () => number;
}

type ListQuery = Partial<QueryOf<typeof entriesApi.endpoints.listEntries>>;

/** The operations of the entries service for one owner. */
export type Diary = ReturnType<typeof openDiary>;

/**
 * Opens the operations of the entries service on real stores, as one owner calls them. Each call is a request of its
 * own.
 */
export function openDiary(options: DiaryOptions) {
  const { client, tables, owner, now = Date.now } = options;
  const deps = () => {
    const deadline = Date.now() + (options.timeout ?? 8_000);
    const db = openTestDatabase(client, tables, { deadline, capacity: { read: 0, write: 0 } });
    return {
      db,
      entries: { ...createEntryReader(db, now), ...createEntryWriter(db) },
      categories: createCategoryReader(db),
      ownPrompts: async (owner: Owner) => (await readOwnPrompts(db, owner)).prompts,
      now,
      newId: () => ulid(),
      defaultZone: () => readDefaultZone(db, owner),
      deadline,
      repeatWindow: options.repeatWindow ?? -1,
      feedOverlap: options.feedOverlap ?? 5 * 60_000,
    };
  };
  const base = createRequest(owner);
  return {
    async create(body: EntryDraft, idempotency?: Omit<IdempotencyRequest, 'endpointId'>) {
      const record = idempotency && { endpointId: 'createEntry', ...idempotency };
      const created = await operations.createEntry(deps(), { ...base, body, idempotency: record });
      return created.result;
    },
    /** Reads an entry, live or in the trash. */
    read: (id: string) =>
      operations.readEntry(deps(), { ...base, params: { id }, query: { trashed: true } }),
    update: (id: string, body: EntryDraft, ifMatch?: IfMatch) =>
      operations.updateEntry(deps(), { ...base, params: { id }, body, ifMatch }),
    trash: (id: string) =>
      operations.deleteEntry(deps(), { ...base, params: { id }, query: { permanent: undefined } }),
    deletePermanently: (id: string) =>
      operations.deleteEntry(deps(), { ...base, params: { id }, query: { permanent: true } }),
    restore: (id: string) => operations.restoreEntry(deps(), { ...base, params: { id } }),
    revisions: (id: string, limit = 1000, after?: string) =>
      operations.listRevisions(deps(), { ...base, params: { id }, query: { limit }, after }),
    restoreRevision: (id: string, version: number, ifMatch?: IfMatch) =>
      operations.restoreRevision(deps(), { ...base, params: { id, version }, ifMatch }),
    list: (query: ListQuery = {}, after?: string) =>
      operations.listEntries(deps(), {
        ...base,
        query: { limit: 100, order: 'desc', ...query },
        after,
      }),
    changes: (after?: string, limit = 1000) =>
      operations.entryChanges(deps(), { ...base, query: { limit }, after }),
    onThisDay: (date: string, limit = 1000, after?: string) =>
      operations.entriesOnThisDay(deps(), { ...base, query: { limit, date }, after }),
  };
}

/** The outcome of an operation: its error code, or `done`. Errors other than a DomainError are thrown on. */
export async function outcomeOf(operation: Promise<unknown>): Promise<string> {
  try {
    await operation;
    return 'done';
  } catch (error) {
    const code = domainErrorOf(error)?.code;
    if (code === undefined) throw error;
    return code;
  }
}
