import { type Database, defineStoredSchema, isWriteConflict } from '@reflekt/shared/store';
import {
  type InsightKey,
  insightsTable,
  type Owner,
  ownerTokensKey,
  tenantTokensKey,
} from '@reflekt/shared/tables';
import { DAY, formatInstant } from '@reflekt/shared/time';
import * as v from 'valibot';

/** Counter items per tenant, so that two owners seldom write the same one. */
const SHARDS = 8;
const RETENTION = 2 * DAY;

const StoredTokenCount = defineStoredSchema(
  insightsTable,
  'token-count',
  v.object({ used: v.number(), expires_at: v.number() }),
);

/** Tokens per day (UTC). */
export interface TokenLimits {
  perUser: number;
  perTenant: number;
}

/** Reserved tokens, to be corrected by the number used. */
export interface Reservation {
  owner: Owner;
  day: string;
  shard: number;
  tokens: number;
}

/** The token budget of owners and tenants. */
export type TokenBudget = ReturnType<typeof createTokenBudget>;

/** Creates the budget of tokens for providers, per owner and per tenant, counted in the Insights table. */
export function createTokenBudget(db: Database, limits: TokenLimits) {
  /** @returns false, with nothing added, where the counter would exceed its limit */
  async function add(
    key: InsightKey,
    day: string,
    tokens: number,
    limit?: number,
  ): Promise<boolean> {
    if (limit !== undefined && tokens > limit) return false;
    const expires_at = Math.ceil((Date.parse(`${day}T00:00:00.000Z`) + RETENTION) / 1000);
    try {
      await db.update(insightsTable, key, {
        add: { used: tokens },
        set: { expires_at },
        ...(limit === undefined ? {} : { when: { atMost: { used: limit - tokens } } }),
      });
      return true;
    } catch (error) {
      if (isWriteConflict(error)) return false;
      throw error;
    }
  }

  async function usedByTenant(owner: Owner, day: string): Promise<number> {
    const keys = Array.from({ length: SHARDS }, (_, shard) => tenantTokensKey(owner, day, shard));
    const items = await db.getMany(insightsTable, keys);
    return items.reduce((sum, item) => sum + StoredTokenCount.require(item).used, 0);
  }

  return {
    /** Reserves tokens for a call. @returns undefined when the day's budget is not sufficient */
    async reserve(owner: Owner, tokens: number, now: number): Promise<Reservation | undefined> {
      const day = formatInstant(now).slice(0, 10);
      if ((await usedByTenant(owner, day)) + tokens > limits.perTenant) return undefined;
      if (!(await add(ownerTokensKey(owner, day), day, tokens, limits.perUser))) return undefined;
      const shard = Math.floor(Math.random() * SHARDS);
      await add(tenantTokensKey(owner, day, shard), day, tokens);
      return { owner, day, shard, tokens };
    },

    /** Corrects a reservation by the number of tokens used. */
    async correct({ owner, day, shard, tokens }: Reservation, used: number): Promise<void> {
      if (used === tokens) return;
      await add(ownerTokensKey(owner, day), day, used - tokens);
      await add(tenantTokensKey(owner, day, shard), day, used - tokens);
    },
  };
}
