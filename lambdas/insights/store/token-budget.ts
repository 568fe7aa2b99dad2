import { type Database, defineStoredSchema, isWriteConflict } from '@reflekt/shared/store';
import {
  type InsightKey,
  insightsTable,
  type Owner,
  ownerTokensKey,
  tenantTokensKey,
} from '@reflekt/shared/tables';
import { DAY, formatInstant, MINUTE } from '@reflekt/shared/time';
import * as v from 'valibot';

const RETENTION = 2 * DAY;
/** Milliseconds after which no call can still hold tokens: longer than the function may run. */
const HOLD_TIME = 3 * MINUTE;
/** Attempts while other calls change the counter in between. */
const ATTEMPTS = 3;

const StoredTokenCount = defineStoredSchema(
  insightsTable,
  'token-count',
  v.object({
    /** Tokens that are used or held. */
    used: v.number(),
    /** Tokens that calls in flight hold. */
    held: v.optional(v.number(), 0),
    /** Milliseconds since 1970 at which tokens were last held. */
    held_at: v.optional(v.number(), 0),
    expires_at: v.number(),
  }),
);

/** Tokens per day (UTC). */
export interface TokenLimits {
  perUser: number;
  perTenant: number;
}

/** Tokens that are held for a call, to be settled by the number used. */
export interface Reservation {
  keys: readonly InsightKey[];
  day: string;
  tokens: number;
}

/**
 * The refusal of a reservation. `used_up`: the budget of the day is. `busy`: the budget is there, but calls in flight
 * hold more than they will use; try again in a moment.
 */
export type Refusal = 'used_up' | 'busy';

/** The token budget of owners and tenants. */
export type TokenBudget = ReturnType<typeof createTokenBudget>;

/** Creates the budget of tokens for providers, per owner and per tenant, counted in the Insights table. */
export function createTokenBudget(db: Database, limits: TokenLimits) {
  const expiryOf = (day: string) =>
    Math.ceil((Date.parse(`${day}T00:00:00.000Z`) + RETENTION) / 1000);

  /** Gives back what calls hold that ended without settling. @returns false where another call was faster */
  async function giveBack(key: InsightKey, held: number, heldAt: number): Promise<boolean> {
    try {
      await db.update(insightsTable, key, {
        add: { used: -held, held: -held },
        when: { equals: { held, held_at: heldAt } },
      });
      return true;
    } catch (error) {
      if (isWriteConflict(error)) return false;
      throw error;
    }
  }

  /** Holds tokens of one counter by one conditional addition. @returns the refusal, with nothing held */
  async function hold(
    key: InsightKey,
    day: string,
    tokens: number,
    limit: number,
    now: number,
  ): Promise<Refusal | undefined> {
    if (tokens > limit) return 'used_up';
    for (let tries = 0; tries < ATTEMPTS; tries++) {
      try {
        await db.update(insightsTable, key, {
          add: { used: tokens, held: tokens },
          set: { held_at: now, expires_at: expiryOf(day) },
          when: { atMost: { used: limit - tokens } },
        });
        return undefined;
      } catch (error) {
        if (!isWriteConflict(error)) throw error;
      }
      const item = await db.get(insightsTable, key);
      if (!item) continue;
      const { used, held, held_at } = StoredTokenCount.require(item);
      if (used - held + tokens > limit) return 'used_up';
      if (now - held_at < HOLD_TIME) return 'busy';
      await giveBack(key, held, held_at);
    }
    return 'busy';
  }

  async function release({ keys, day, tokens }: Reservation, used: number): Promise<void> {
    for (const key of keys) {
      await db.update(insightsTable, key, {
        add: { used: used - tokens, held: -tokens },
        set: { expires_at: expiryOf(day) },
      });
    }
  }

  return {
    /** Holds tokens of the owner's and the tenant's budget for a call, or of neither. */
    async reserve(owner: Owner, tokens: number, now: number): Promise<Reservation | Refusal> {
      const day = formatInstant(now).slice(0, 10);
      const counters = [
        { key: ownerTokensKey(owner, day), limit: limits.perUser },
        { key: tenantTokensKey(owner, day), limit: limits.perTenant },
      ];
      const keys: InsightKey[] = [];
      for (const { key, limit } of counters) {
        const refusal = await hold(key, day, tokens, limit, now);
        if (refusal) {
          await release({ keys, day, tokens }, 0);
          return refusal;
        }
        keys.push(key);
      }
      return { keys, day, tokens };
    },

    /** Replaces the held tokens by those that were used. */
    settle: release,
  };
}
