import { type Database, defineStoredSchema, isWriteConflict } from '@reflekt/shared/store';
import {
  type InsightKey,
  insightLeaseKey,
  insightsTable,
  type Owner,
} from '@reflekt/shared/tables';
import { epochSeconds } from '@reflekt/shared/time';
import * as v from 'valibot';

const StoredLease = defineStoredSchema(
  insightsTable,
  'lease',
  v.object({ holder: v.string(), expires_at: v.number() }),
);

/** The right to have a text of an entry analysed by a provider, until it expires. */
export interface Lease {
  key: InsightKey;
  holder: string;
}

/** The leases on analyses. */
export type Leases = ReturnType<typeof createLeases>;

/** Creates the leases. They keep two deliveries from paying for the analysis of one text. */
export function createLeases(db: Database) {
  return {
    /**
     * Takes the lease on a text.
     * @param textHash of the text; stored under a keyed hash only
     * @param until milliseconds since 1970
     * @returns undefined while another delivery holds it
     */
    async take(
      owner: Owner,
      text: { entryId: string; textHash: string },
      holder: string,
      { now, until }: { now: number; until: number },
    ): Promise<Lease | undefined> {
      const hash = await db.keyedHash(owner.key, 'insight-lease', text.textHash);
      const key = insightLeaseKey(owner, text.entryId, hash);
      const put = StoredLease.encode({ ...key, holder, expires_at: Math.ceil(until / 1000) });
      const when = {
        absent: { orExpired: { attribute: 'expires_at', at: epochSeconds(now) } },
      };
      try {
        await db.write([{ put, table: insightsTable, when }]);
      } catch (error) {
        if (!isWriteConflict(error)) throw error;
        // A delivery that begins again meets its own lease.
        if (error.existing?.holder !== holder) return undefined;
      }
      return { key, holder };
    },

    /** Releases a lease. One that expired and was taken by another delivery stays. */
    async release({ key, holder }: Lease): Promise<void> {
      try {
        await db.write([{ remove: key, table: insightsTable, when: { equals: { holder } } }]);
      } catch (error) {
        if (!isWriteConflict(error)) throw error;
      }
    },
  };
}
