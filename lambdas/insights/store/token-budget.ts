import { backOff, ConditionFailed, type Database, type Item } from '@reflekt/shared/store';
import { insightsTable, type Owner, ownerTokensKey, tenantTokensKey } from '@reflekt/shared/tables';
import { DAY, formatInstant } from '@reflekt/shared/time';

/** Items that together count for a tenant: two writers seldom meet at one. */
const SHARDS = 8;
const KEPT = 2 * DAY;
const ATTEMPTS = 6;

/** Tokens a day (UTC). */
export interface TokenLimits {
  perUser: number;
  perTenant: number;
}

/** Tokens that were set aside, to be corrected by what was used. */
export interface Reservation {
  owner: Owner;
  day: string;
  shard: number;
  tokens: number;
}

const used = (item: Item | undefined): number => (typeof item?.used === 'number' ? item.used : 0);

export type TokenBudget = ReturnType<typeof createTokenBudget>;

/** What may be spent on providers, per writer and per tenant, counted in the Insights table. */
export function createTokenBudget(db: Database, limits: TokenLimits, deadline: number) {
  /** Adds to the writer's and the tenant's counter as one. @returns false when the limits forbid it */
  async function add(
    target: Omit<Reservation, 'tokens' | 'shard'> & { shard?: number },
    tokens: number,
    limited: boolean,
  ): Promise<number | undefined> {
    const { owner, day } = target;
    const ownerKey = ownerTokensKey(owner, day);
    const shardKeys = Array.from({ length: SHARDS }, (_, shard) =>
      tenantTokensKey(owner, day, shard),
    );
    const expires_at = Math.ceil((Date.parse(`${day}T00:00:00.000Z`) + KEPT) / 1000);
    for (let tries = 0; tries < ATTEMPTS; tries++) {
      const items = await db.getMany(insightsTable, [ownerKey, ...shardKeys]);
      const itemAt = (key: Item) =>
        items.find((item) => item.entry_id === key.entry_id && item.tenant_id === key.tenant_id);
      const tenantUsed = shardKeys.reduce((sum, key) => sum + used(itemAt(key)), 0);
      if (
        limited &&
        (used(itemAt(ownerKey)) + tokens > limits.perUser || tenantUsed + tokens > limits.perTenant)
      ) {
        return undefined;
      }
      const shard = target.shard ?? Math.floor(Math.random() * SHARDS);
      const writes = [ownerKey, tenantTokensKey(owner, day, shard)].map((key) => {
        const before = itemAt(key);
        return {
          put: { ...key, used: Math.max(0, used(before) + tokens), expires_at },
          into: insightsTable,
          when: before ? { equals: { used: used(before) } } : { absent: true as const },
        };
      });
      try {
        await db.transact(writes);
        return shard;
      } catch (error) {
        if (!(error instanceof ConditionFailed)) throw error;
        await backOff(tries, deadline);
      }
    }
    // Whoever meets others that often may wait: no call is made that is not counted.
    return undefined;
  }

  return {
    /** Sets tokens aside for a call. @returns undefined when the day's budget does not hold them */
    async reserve(owner: Owner, tokens: number, now: number): Promise<Reservation | undefined> {
      const day = formatInstant(now).slice(0, 10);
      const shard = await add({ owner, day }, tokens, true);
      return shard === undefined ? undefined : { owner, day, shard, tokens };
    },

    /** Corrects a reservation by what was used after all. */
    async settle(reservation: Reservation, usedTokens: number): Promise<void> {
      const difference = usedTokens - reservation.tokens;
      if (difference !== 0) await add(reservation, difference, false);
    },
  };
}
