import type { AiConsent, Entry, Insight } from '@reflekt/shared/entities';
import { domainErrorOf } from '@reflekt/shared/errors';
import { createRequest } from '@reflekt/shared/http/testing';
import {
  type createDynamoClient,
  createEntryReader,
  createInsightReader,
  readSettings,
  UNSET_SETTINGS,
} from '@reflekt/shared/store';
import { openTestDatabase } from '@reflekt/shared/store/testing';
import { insightKey, insightsTable, type Owner } from '@reflekt/shared/tables';
import { formatInstant } from '@reflekt/shared/time';
import { ulid } from 'ulid';
import { openDiary } from '../../entries/testing/diary.ts';
import { writeSettings } from '../../settings/store/write-settings.ts';
import { consume } from '../consumer/consume.ts';
import type { InsightEvent } from '../consumer/pending-changes.ts';
import { operations } from '../operations/index.ts';
import { providerOf } from '../providers/open.ts';
import type { Provider } from '../providers/provider.ts';
import { insightsConsumer, insightsService } from '../service.ts';
import { createBreakers } from '../store/breakers.ts';
import { createInsightWriter } from '../store/insight-writer.ts';
import { createLeases } from '../store/leases.ts';
import { createTokenBudget, type TokenLimits } from '../store/token-budget.ts';
import type { ProviderName } from './fake-provider.ts';
import { granted } from './granted.ts';

export interface HarnessOptions {
  newClient: () => ReturnType<typeof createDynamoClient>;
  /** The consumer's, where it is a special one. */
  consumerClient?: ReturnType<typeof createDynamoClient>;
  tables: Readonly<Record<string, string>>;
  owner: Owner;
  /** Providers that have a key, in order, by where they are. */
  providers?: readonly (readonly [ProviderName, string])[];
  limits?: TokenLimits;
  /** Milliseconds that are left of the function's time. */
  timeout?: number;
  now?: () => number;
}

/** The insights service on real stores as one writer meets it: diary, endpoints, and the consumer by hand. */
export function openInsightsHarness(options: HarnessOptions) {
  const { tables, owner, now = Date.now } = options;
  const client = options.newClient();
  const consumerClient = granted(
    options.consumerClient ?? options.newClient(),
    insightsConsumer,
    tables,
  );
  const apiClient = granted(options.newClient(), insightsService, tables);
  const limits = options.limits ?? { perUser: 1_000_000, perTenant: 1_000_000 };
  const diary = openDiary({ client, tables, owner, now });
  const database = (through = client) =>
    openTestDatabase(through, tables, {
      deadline: Date.now() + 60_000,
      capacity: { read: 0, write: 0 },
    });
  const providers: readonly Provider[] = (options.providers ?? []).map(([name, url]) =>
    providerOf(name, {
      apiKey: 'sk-test-key',
      model: `${name}-model`,
      baseUrl: name === 'openai' ? `${url}/v1` : url,
    }),
  );
  const consumerDeps = (db = database(consumerClient)) => ({
    stores: {
      entries: createEntryReader(db, now),
      insights: { ...createInsightReader(db), ...createInsightWriter(db) },
      leases: createLeases(db),
      settingsOf: (one: Owner) => readSettings(db, one),
      breakers: createBreakers(db),
      tokens: createTokenBudget(db, limits),
    },
    providers: async () => ({ providers, areKeysKnown: true }),
    deadline: now() + (options.timeout ?? 110_000),
    now,
    newId: () => ulid(),
  });
  const apiDeps = () => {
    const db = database(apiClient);
    return {
      entries: createEntryReader(db, now),
      insights: { ...createInsightReader(db), ...createInsightWriter(db) },
      settingsOf: (one: Owner) => readSettings(db, one),
      now,
      newId: () => ulid(),
    };
  };
  const base = (id: string) => ({ ...createRequest(owner), params: { id } });
  const detail = (entry: { id: string; version: number }) => ({
    event_id: `${entry.id}:${entry.version}:test`,
    event_version: 1,
    occurred_at: formatInstant(now()),
    request_id: 'request-of-a-test',
    tenant_id: owner.tenantId,
    user_id: owner.userId,
    entry_id: entry.id,
    entry_version: entry.version,
    entry_date: '2026-01-01',
  });

  return {
    owner,
    diary,
    consumerDeps,
    async consent(ai_consent: AiConsent, time_zone: string | null = null) {
      const db = database();
      const before = await readSettings(db, owner);
      const next = {
        ...UNSET_SETTINGS,
        ai_consent,
        time_zone,
        version: before.version + 1,
        updated_at: formatInstant(now()),
      };
      await writeSettings(db, owner, before, next, 'request-of-a-test');
    },
    /** @throws what kept the first of them from being worked on */
    async deliver(...events: readonly InsightEvent[]) {
      const [failed] = await consume(consumerDeps(), owner, events);
      if (failed) throw failed.error;
    },
    created: (entry: Entry): InsightEvent => ({ name: 'EntryCreated', detail: detail(entry) }),
    updated: (entry: Entry, changed: string[] = ['content'], restored = false): InsightEvent => ({
      name: 'EntryUpdated',
      detail: { ...detail(entry), changed, restored },
    }),
    deleted: (entry: { id: string; version: number }, permanent: boolean): InsightEvent => ({
      name: 'EntryDeleted',
      detail: { ...detail(entry), permanent },
    }),
    requested: (entry: Entry): InsightEvent => ({
      name: 'AIInsightRequested',
      detail: { ...detail(entry), insight_id: ulid() },
    }),
    ask: (id: string) => operations.requestInsight(apiDeps(), base(id)),
    /** The insight that GET answers; also one without an analysis, of which GET tells the reason only. */
    read: async (id: string): Promise<Insight> => {
      const outcome = operations.readInsight(apiDeps(), base(id));
      return outcome.catch(async (error: unknown) => {
        if (!/^insight-(skipped|failed)$/.test(domainErrorOf(error)?.code ?? '')) throw error;
        const stored = await createInsightReader(database()).read(owner, id);
        if (!stored) throw error;
        return stored.insight;
      });
    },
    /** Everything that is stored under an entry in the Insights table, but the tombstone. */
    async stored(entryId: string) {
      const page = await database().query({
        table: insightsTable,
        partition: insightKey(owner, entryId).entry_id,
        consistent: true,
      });
      return page.items.filter(
        (item) => item.created_at !== undefined || item.holder !== undefined,
      );
    },
    record: (entryId: string) => createInsightReader(database()).read(owner, entryId),
  };
}
export type InsightsHarness = ReturnType<typeof openInsightsHarness>;
