import * as v from 'valibot';
import { integer, LocalDate, Ulid, Version } from '../entities/index.ts';
import {
  analyticsTable,
  DIGEST_PREFIX,
  digestKey,
  type Item,
  type Owner,
} from '../tables/index.ts';
import type { Database } from './database.ts';
import { defineStoredSchema, UNREADABLE, type Unreadable } from './stored-schema.ts';

const members = {
  /** The local hour of the entry, 0 to 23. */
  hour: integer(0, 23),
  word_count: integer(0, Number.MAX_SAFE_INTEGER),
  /** The owner's own mood. What an analysis found is under `analysis` alone. */
  mood: v.nullable(v.string()),
  mood_score: v.nullable(integer(1, 5)),
  category_id: v.nullable(Ulid),
  tags: v.array(v.string()),
  /** The beginning of the entry's `textHash`, which tells one text of an entry from another. */
  text_hash: v.string(),
  /** The insight about this very text; null while there is none. */
  analysis: v.nullable(
    v.object({
      sentiment_score: v.nullable(v.number()),
      keywords: v.array(v.string()),
      /** True where the entry asks for help. Nothing of it goes into a letter. */
      support: v.boolean(),
    }),
  ),
};

/**
 * The digest of an entry as stored, without its key. In the trash or permanently deleted an entry has no `entry_date`
 * and no `digest`, only the version that was seen, so that a slow delivery cannot bring an older state back.
 */
export const StoredDigest = defineStoredSchema(
  analyticsTable,
  'digest',
  v.object({
    entry_version: Version,
    /** Differs for each write; the next one is conditioned on it. */
    write_id: Ulid,
    entry_date: v.optional(LocalDate),
    digest: v.nullable(v.object(members)),
    /** Present once the entry is permanently deleted: it expires with the entry's tombstone. */
    expires_at: v.optional(v.number()),
  }),
);

/** The digest of a live entry. */
export type Digest = v.InferOutput<v.ObjectSchema<typeof members, undefined>> & {
  entry_id: string;
  entry_date: string;
};

/** The stored state under a digest's key. */
export interface DigestState {
  /** The version of the entry that it was made from. */
  entryVersion: number;
  writeId: string;
  /** Null where the entry is in the trash or permanently deleted. */
  digest: Digest | null;
  expiresAt: number | undefined;
}

function parseDigest(item: Item): DigestState | Unreadable {
  const stored = StoredDigest.parse(item);
  if (stored === UNREADABLE) return UNREADABLE;
  const { entry_version: entryVersion, write_id: writeId, entry_date, digest } = stored;
  const live = digest !== null && entry_date !== undefined;
  return {
    entryVersion,
    writeId,
    digest: live ? { entry_id: entryIdOf(item), entry_date, ...digest } : null,
    expiresAt: stored.expires_at,
  };
}

const entryIdOf = (item: Item): string => String(item.sk).slice(DIGEST_PREFIX.length);

/** A digest that is stored and cannot be read, with the write id in its open members. */
export interface UnreadableDigest {
  unreadable: true;
  writeId: string | undefined;
}

/** The digests of a period. */
export interface DigestList {
  /** By local date, ascending. */
  digests: Digest[];
  /** Number of digests that are stored and could not be read. */
  unreadable: number;
}

/** The reads of digests. */
export type DigestReader = ReturnType<typeof createDigestReader>;

/** Creates the reads of digests. */
export function createDigestReader(db: Database) {
  async function readAll(query: Omit<Parameters<Database['query']>[0], 'table' | 'after'>) {
    const items: Item[] = [];
    let after: Item | undefined;
    do {
      const page = await db.query({ ...query, table: analyticsTable, after });
      for (const item of page.items) items.push(item);
      after = page.last;
    } while (after !== undefined);
    return items;
  }

  const stateOf = (item: Item): DigestState | UnreadableDigest => {
    const state = parseDigest(item);
    if (state !== UNREADABLE) return state;
    const writeId = typeof item.write_id === 'string' ? item.write_id : undefined;
    return { unreadable: true, writeId };
  };

  return {
    /**
     * The digests of the live entries of a period, both ends inclusive. It reads those and nothing else, so its cost
     * does not depend on the size of the diary. Reads through an index, which may lag by milliseconds.
     * @returns also the version that each digest was made from, by entry
     */
    async between(
      owner: Owner,
      from: string,
      to: string,
    ): Promise<DigestList & { versions: ReadonlyMap<string, number> }> {
      const sort = { from, to };
      const items = await readAll({ index: 'DayIndex', partition: owner.key, sort });
      const states = items.map(parseDigest);
      const digests: Digest[] = [];
      const versions = new Map<string, number>();
      for (const state of states) {
        if (state === UNREADABLE || state.digest === null) continue;
        digests.push(state.digest);
        versions.set(state.digest.entry_id, state.entryVersion);
      }
      const unreadable = states.filter((state) => state === UNREADABLE).length;
      return { digests, versions, unreadable };
    },

    /** The states of several entries by id, read consistently. Absent ones are left out. */
    async readMany(
      owner: Owner,
      entryIds: readonly string[],
    ): Promise<Map<string, DigestState | UnreadableDigest>> {
      const keys = entryIds.map((id) => digestKey(owner, id));
      const items = await db.getMany(analyticsTable, keys);
      return new Map(items.map((item) => [entryIdOf(item), stateOf(item)]));
    },

    /** The states of all entries by id, read consistently. */
    async readAll(owner: Owner): Promise<Map<string, DigestState | UnreadableDigest>> {
      const sort = { prefix: DIGEST_PREFIX };
      const items = await readAll({ partition: owner.key, sort, consistent: true });
      return new Map(items.map((item) => [entryIdOf(item), stateOf(item)]));
    },
  };
}
