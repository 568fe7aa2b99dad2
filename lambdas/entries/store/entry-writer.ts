import type { EntryTombstone } from '@reflekt/shared/entities';
import {
  type Database,
  type EntryState,
  markChange,
  type RevisionReference,
  type RevisionState,
  type Write,
  type WriteContext,
  type ZoneSettings,
} from '@reflekt/shared/store';
import {
  entriesTable,
  type Owner,
  revisionKey,
  trashTimerKey,
  updatedSeq,
} from '@reflekt/shared/tables';
import { changedMembers } from '../domain/changed-members.ts';
import { entryItem, itemBytes, revisionItem, tombstoneItem, trashTimerItem } from './items.ts';

const MAX_REVISIONS = 50;
const MAX_REVISION_BYTES = 5 * 1024 * 1024;

/** Drops the oldest revisions until the others fit the limits. */
function prune(revisions: readonly RevisionReference[]) {
  const left = [...revisions];
  const dropped: number[] = [];
  const bytes = () => left.reduce((sum, [, size]) => sum + size, 0);
  while (left.length > MAX_REVISIONS || (left.length > 1 && bytes() > MAX_REVISION_BYTES)) {
    const [version] = left.shift() ?? [0];
    dropped.push(version);
  }
  return { revisions: left, dropped };
}

/** The writes of the Entries table. */
export type EntryWriter = ReturnType<typeof createEntryWriter>;

/**
 * Creates the writes of the Entries table. Each is one write or one transaction, conditioned on the version that was
 * read, and touches no item of another entry. All throw WriteConflict when the version has changed.
 */
export function createEntryWriter(db: Database) {
  /** Marks the entry for the search index, then writes. What is marked and then not written does no harm. */
  async function commit(
    owner: Owner,
    entry: { id: string; version: number },
    { writeId }: WriteContext,
    writes: readonly Write[],
  ): Promise<void> {
    await markChange(db, owner, { entryId: entry.id, version: entry.version, writeId });
    await db.write(writes);
  }

  return {
    /** Creates an entry. @param alongside further writes of the same transaction */
    async create(
      owner: Owner,
      created: RevisionState,
      context: WriteContext,
      alongside: readonly Write[] = [],
    ): Promise<void> {
      const seq = updatedSeq(context.now, context.writeId);
      const state = {
        ...created,
        kind: 'entry',
        revisions: [],
        revisedAt: null,
        writes: [],
        changed: [],
      } as const;
      const note = { ...context, changed: changedMembers(undefined, state.entry) };
      const put = entryItem(owner, state, seq, note);
      const writes = [{ put, table: entriesTable, when: { absent: true } }, ...alongside] as const;
      await commit(owner, state.entry, context, writes);
    },

    /**
     * Writes the next state of an entry, together with the revision of the state before, and with the trash timer when
     * the entry moves into the trash or out of it.
     */
    async replace(
      owner: Owner,
      before: EntryState,
      after: EntryState['entry'],
      context: WriteContext,
      {
        keepRevision,
        zoneSettings = before.zoneSettings,
      }: { keepRevision: boolean; zoneSettings?: ZoneSettings },
    ): Promise<void> {
      const seq = updatedSeq(context.now, context.writeId);
      const companions: Write[] = [];
      let { revisions, revisedAt } = before;
      if (keepRevision) {
        const revision = revisionItem(owner, before);
        const pruned = prune([...revisions, [before.entry.version, itemBytes(revision)]]);
        revisions = pruned.revisions;
        revisedAt = after.updated_at;
        companions.push({ put: revision, table: entriesTable });
        for (const version of pruned.dropped) {
          companions.push({ remove: revisionKey(owner, after.id, version), table: entriesTable });
        }
      }
      if (after.deleted_at !== before.entry.deleted_at) {
        companions.push(
          after.deleted_at === null
            ? { remove: trashTimerKey(owner, after.id), table: entriesTable }
            : {
                put: trashTimerItem(owner, after, after.deleted_at, context.requestId),
                table: entriesTable,
              },
        );
      }
      const state = { ...before, entry: after, revisions, revisedAt, zoneSettings };
      const note = { ...context, changed: changedMembers(before.entry, after) };
      const put = entryItem(owner, state, seq, note);
      const when = { equals: { version: before.entry.version } };
      await commit(owner, after, context, [{ put, table: entriesTable, when }, ...companions]);
    },

    /**
     * Replaces an entry by its tombstone. The other items under it (`EntryReader.keysUnder`) are removed afterwards;
     * until then the tombstone hides them.
     */
    async writeTombstone(
      owner: Owner,
      before: { version: number; entryDate: string },
      tombstone: EntryTombstone,
      context: WriteContext,
    ): Promise<void> {
      const seq = updatedSeq(context.now, context.writeId);
      const put = tombstoneItem(owner, tombstone, before.entryDate, seq, context.requestId);
      const when = { equals: { version: before.version } };
      await commit(owner, tombstone, context, [
        { put, table: entriesTable, when },
        { remove: trashTimerKey(owner, tombstone.id), table: entriesTable },
      ]);
    },

    /**
     * Puts an entry of a backup where there is none, nothing but a tombstone, or an item that cannot be read.
     * @param before the version of what stands there; 0 for nothing
     */
    async putBack(
      owner: Owner,
      before: number,
      { state: restored, revisions }: { state: RevisionState; revisions: readonly RevisionState[] },
      context: WriteContext,
    ): Promise<void> {
      const seq = updatedSeq(context.now, context.writeId);
      const items = revisions
        .map((revision) => ({
          version: revision.entry.version,
          item: revisionItem(owner, revision),
        }))
        .sort((a, b) => a.version - b.version);
      const kept = prune(items.map(({ version, item }) => [version, itemBytes(item)]));
      const state: EntryState = {
        ...restored,
        kind: 'entry',
        revisions: kept.revisions,
        revisedAt: null,
        writes: [],
        changed: [],
      };
      const put = entryItem(owner, state, seq, { ...context, changed: [] });
      const when = before === 0 ? { absent: true as const } : { equals: { version: before } };
      await commit(owner, restored.entry, context, [
        { put, table: entriesTable, when },
        { remove: trashTimerKey(owner, restored.entry.id), table: entriesTable },
        ...items
          .filter(({ version }) => !kept.dropped.includes(version))
          .map(({ item }) => ({ put: item, table: entriesTable })),
      ]);
    },

    async purge(keys: readonly { id: string; tenant_id: string }[]): Promise<void> {
      await db.removeMany(entriesTable, keys);
    },
  };
}
