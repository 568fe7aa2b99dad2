import type { EntryReader, InsightReader, SettingsRecord } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import type { AvailableProviders } from '../providers/provider.ts';
import type { Breakers } from '../store/breakers.ts';
import type { InsightWriter } from '../store/insight-writer.ts';
import type { Leases } from '../store/leases.ts';
import type { TokenBudget } from '../store/token-budget.ts';

/** The stores of the consumer, for one batch. */
export interface Stores {
  entries: Pick<EntryReader, 'read'>;
  insights: InsightReader & InsightWriter;
  leases: Leases;
  settingsOf(owner: Owner): Promise<SettingsRecord>;
  breakers: Breakers;
  tokens: TokenBudget;
}

/** The dependencies of the consumer, for one batch. */
export interface BatchDeps {
  stores: Stores;
  providers(): Promise<AvailableProviders>;
  /** Milliseconds since 1970 by which all work must end. */
  deadline: number;
  /** Milliseconds since 1970. */
  now(): number;
  /** A fresh ULID. */
  newId(): string;
}

/** The dependencies for one entry. */
export interface ConsumerDeps extends BatchDeps {
  /** The id of the request that the insight is attributed to. */
  requestId: string;
}
