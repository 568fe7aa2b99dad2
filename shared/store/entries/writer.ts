import type { EntryTombstone } from '../../entities/index.ts';
import {
  entriesTable,
  idempotencyKey,
  idempotencyTable,
  type Owner,
  revisionKey,
  trashTimerKey,
  updatedSeq,
} from '../../tables/index.ts';
import { DAY, epochSeconds } from '../../time/index.ts';
import { ConditionFailed, type Database, type Write, WriteConflict } from '../database.ts';
import {
  type EntryState,
  entryItem,
  itemBytes,
  type RevisionReference,
  revisionItem,
  tombstoneItem,
  trashTimerItem,
} from './record.ts';

const IDEMPOTENCY_KEPT = DAY;
const MAX_REVISIONS = 50;
const MAX_REVISION_BYTES = 5 * 1024 * 1024;

/** The Idempotency-Key has been used: nothing was written. */
export class KeyUsed extends Error {
  override name = 'KeyUsed';
}

export interface WriteContext {
  requestId: string;
  /** Server milliseconds. */
  now: number;
  /** A ULID that is this write's own. */
  writeId: string;
}

/** Drops the oldest revisions until what is kept fits. */
function prune(kept: readonly RevisionReference[]): {
  kept: RevisionReference[];
  dropped: number[];
} {
  const left = [...kept];
  const dropped: number[] = [];
  const bytes = () => left.reduce((sum, [, size]) => sum + size, 0);
  while (left.length > MAX_REVISIONS || (left.length > 1 && bytes() > MAX_REVISION_BYTES)) {
    const [version] = left.shift() ?? [0];
    dropped.push(version);
  }
  return { kept: left, dropped };
}

export type EntryWriter = ReturnType<typeof createEntryWriter>;

/**
 * The writes of the Entries table: each is one transaction, conditioned on the version that was read, and
 * holds nothing that another entry's write also touches.
 */
export function createEntryWriter(db: Database) {
  /**
   * A lost answer can make a repeated attempt fail on what its first one wrote; `updated_seq` is unique to a
   * write, so such a failure is known as success.
   */
  async function commit(writes: readonly Write[], seq: string): Promise<void> {
    try {
      await db.transact(writes);
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      if (error.index === 0 && error.existing?.updated_seq === seq) return;
      throw error.index === 0 ? new WriteConflict() : new KeyUsed();
    }
  }

  return {
    /**
     * A new entry, with its idempotency record where the client sent a key.
     * @throws KeyUsed, or WriteConflict if the id is taken
     */
    async create(
      owner: Owner,
      state: EntryState,
      stamp: WriteContext,
      claim?: { endpointId: string; keyHash: string; bodyHash: string },
    ): Promise<void> {
      const seq = updatedSeq(stamp.now, stamp.writeId);
      const nowSeconds = epochSeconds(stamp.now);
      const writes: Write[] = [
        {
          put: entryItem(owner, state, seq, stamp.requestId),
          into: entriesTable,
          when: { absent: true },
        },
      ];
      if (claim) {
        writes.push({
          put: {
            ...idempotencyKey(owner, claim.endpointId, claim.keyHash),
            body_hash: claim.bodyHash,
            outcome_id: state.entry.id,
            outcome_version: state.entry.version,
            status: 201,
            expires_at: nowSeconds + IDEMPOTENCY_KEPT / 1000,
          },
          into: idempotencyTable,
          when: { absent: { orExpired: { attribute: 'expires_at', at: nowSeconds } } },
        });
      }
      await commit(writes, seq);
    },

    /**
     * The next state of an entry, with what goes with it: the revision of the state before, and the trash
     * timer when it goes into the trash or comes out.
     * @throws WriteConflict when `before` is no longer the state
     */
    async replace(
      owner: Owner,
      before: EntryState,
      after: EntryState['entry'],
      stamp: WriteContext,
      options: { keepRevision: boolean },
    ): Promise<void> {
      const seq = updatedSeq(stamp.now, stamp.writeId);
      const writes: Write[] = [];
      let { revisions, revisedAt } = before;
      if (options.keepRevision) {
        const revision = revisionItem(owner, before.entry);
        const pruned = prune([...revisions, [before.entry.version, itemBytes(revision)]]);
        revisions = pruned.kept;
        revisedAt = after.updated_at;
        writes.push({ put: revision, into: entriesTable });
        for (const version of pruned.dropped) {
          writes.push({ remove: revisionKey(owner, after.id, version), from: entriesTable });
        }
      }
      if (after.deleted_at !== before.entry.deleted_at) {
        writes.push(
          after.deleted_at === null
            ? { remove: trashTimerKey(owner, after.id), from: entriesTable }
            : {
                put: trashTimerItem(owner, after, after.deleted_at, stamp.requestId),
                into: entriesTable,
              },
        );
      }
      const item = entryItem(
        owner,
        { kind: 'entry', entry: after, revisions, revisedAt },
        seq,
        stamp.requestId,
      );
      const when = { equals: { version: before.entry.version } };
      await commit([{ put: item, into: entriesTable, when }, ...writes], seq);
    },

    /**
     * Replaces an entry by its tombstone. What else stands under it (`EntryReader.keysUnder`) is removed
     * afterwards; until then the tombstone hides it.
     * @throws WriteConflict when `before` is no longer the state
     */
    async bury(
      owner: Owner,
      before: EntryState,
      tombstone: EntryTombstone,
      stamp: WriteContext,
    ): Promise<void> {
      const seq = updatedSeq(stamp.now, stamp.writeId);
      await commit(
        [
          {
            put: tombstoneItem(owner, tombstone, before.entry.entry_date, seq, stamp.requestId),
            into: entriesTable,
            when: { equals: { version: before.entry.version } },
          },
          { remove: trashTimerKey(owner, tombstone.id), from: entriesTable },
        ],
        seq,
      );
    },

    async purge(keys: readonly { id: string; tenant_id: string }[]): Promise<void> {
      await db.removeMany(entriesTable, keys);
    },

    /** What an Idempotency-Key made, or undefined when it is new or has expired. */
    async claimed(owner: Owner, claim: { endpointId: string; keyHash: string }, now: number) {
      const item = await db.get(
        idempotencyTable,
        idempotencyKey(owner, claim.endpointId, claim.keyHash),
        { consistent: true },
      );
      if (!item || typeof item.expires_at !== 'number' || item.expires_at <= epochSeconds(now)) {
        return undefined;
      }
      return { bodyHash: String(item.body_hash), outcomeId: String(item.outcome_id) };
    },
  };
}
