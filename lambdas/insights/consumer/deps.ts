import type { EntryReader, InsightReader, SettingsRecord } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import type { Provider } from '../providers/provider.ts';
import type { Breakers } from '../store/breakers.ts';
import type { InsightWriter } from '../store/insight-writer.ts';
import type { Leases } from '../store/leases.ts';
import type { TokenBudget } from '../store/token-budget.ts';

export interface Stores {
  entries: Pick<EntryReader, 'read'>;
  insights: InsightReader & InsightWriter;
  leases: Leases;
  settingsOf(owner: Owner): Promise<SettingsRecord>;
  breakers: Breakers;
  tokens: TokenBudget;
}

/** What the consumer depends on, for one batch. */
export interface BatchDeps {
  stores: Stores;
  /** Those that have a key, the preferred one first. */
  providers(): Promise<readonly Provider[]>;
  /** Milliseconds since 1970 by which all must be done. */
  deadline: number;
  /** Milliseconds since 1970. */
  now(): number;
  /** A fresh ULID. */
  newId(): string;
}

/** The same for one entry. */
export interface ConsumerDeps extends BatchDeps {
  /** The request that asks for the entry to be looked at. */
  requestId: string;
}
