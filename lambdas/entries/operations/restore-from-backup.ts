import {
  createWriteContext,
  type Database,
  type EntryState,
  ownerKeyOf,
  parseEntryRecord,
  parseRevision,
  type RevisionState,
  UNREADABLE,
  UNREADABLE_REASON,
  type Unreadable,
} from '@reflekt/shared/store';
import {
  contributionKey,
  entityId,
  entriesTable,
  entryKey,
  gamificationTable,
  type Item,
  insightKey,
  insightsTable,
  Owner,
  revisionPrefix,
} from '@reflekt/shared/tables';
import { formatInstant } from '@reflekt/shared/time';
import { changedMembers } from '../domain/changed-members.ts';
import type { EntryWriter } from '../store/entry-writer.ts';

/** The dependencies of one restore. */
export interface RestoreDeps {
  db: Database;
  entries: EntryWriter;
  now(): number;
  newId(): string;
  requestId: string;
}

/** The items of a backup: an entry, and revisions of it. All as stored, sealed. */
export interface Backup {
  entry: Item;
  revisions: readonly Item[];
}

/** The answer to an operator, without anything that the writer wrote. */
export interface RestoreResult {
  /** False where the entry is live and already as it is in the backup. */
  restored: boolean;
  entry_version: number;
  /** Number of revisions that came back with it. */
  revisions: number;
}

/** The present state under an entry's key. */
interface Current {
  /** 0 where nothing stands there. */
  version: number;
  /** Undefined for nothing, a tombstone, or what cannot be read. */
  state: EntryState | undefined;
}

/** @throws Error that says why an item cannot be restored, without quoting it */
function addressOf(item: Item): { owner: Owner; entryId: string } {
  const owner = Owner.ofKey(ownerKeyOf(entriesTable, item) ?? '');
  const entryId = entityId(item.id);
  if (!owner || item.id !== entryKey(owner, entryId).id) throw new Error('the item is no entry');
  return { owner, entryId };
}

/** @throws Error with the reason why its seal does not open */
async function open(db: Database, item: Item): Promise<Item> {
  const opened = await db.openItem(entriesTable, item);
  const reason = (opened as { [UNREADABLE_REASON]?: string })[UNREADABLE_REASON];
  if (reason !== undefined) throw new Error(`an item of the backup does not open: ${reason}`);
  return opened;
}

function requireReadable<T>(parsed: T | Unreadable): T {
  if (parsed === UNREADABLE) throw new Error('an item of the backup does not match its schema');
  return parsed;
}

async function readBackup({ db, now }: RestoreDeps, backup: Backup) {
  const { owner, entryId } = addressOf(backup.entry);
  if (backup.entry.tenant_id !== owner.tenantKey) throw new Error('the item is no entry');
  const record = requireReadable(parseEntryRecord(await open(db, backup.entry), now()));
  if (record?.kind !== 'entry') throw new Error('the item is a tombstone: nothing is left in it');
  const revisions: RevisionState[] = [];
  for (const item of backup.revisions) {
    const isOfEntry =
      item.id === backup.entry.id && String(item.tenant_id).startsWith(revisionPrefix(owner));
    if (!isOfEntry) throw new Error('an item is no revision of the entry');
    revisions.push(requireReadable(parseRevision(await open(db, item))));
  }
  return { owner, entryId, state: record, revisions };
}

const versionIn = (value: unknown): number => (Number.isSafeInteger(value) ? Number(value) : 0);

async function readCurrent(
  { db, now }: RestoreDeps,
  owner: Owner,
  entryId: string,
): Promise<Current> {
  const item = await db.get(entriesTable, entryKey(owner, entryId));
  if (!item) return { version: 0, state: undefined };
  const record = parseEntryRecord(item, now());
  const state = record !== UNREADABLE && record?.kind === 'entry' ? record : undefined;
  const version = versionIn(item.version);
  if (version === 0) throw new Error('the stored item has no version: remove it first');
  return { version, state };
}

/** The highest version that consumers have applied, also where the entry's own item is gone or was put back. */
async function appliedVersion({ db }: RestoreDeps, owner: Owner, entryId: string): Promise<number> {
  const [contribution, insight] = await Promise.all([
    db.get(gamificationTable, contributionKey(owner, entryId)),
    db.get(insightsTable, insightKey(owner, entryId)),
  ]);
  return Math.max(versionIn(contribution?.version), versionIn(insight?.entry_version));
}

/**
 * Writes an entry of a backup as a new version, live, with a place of its own in the change feed: consumers and
 * followers pass over what is not newer than what they have. The state that it replaces becomes a revision.
 * @throws Error that says why it cannot be restored; DomainError `owner-erased`; WriteConflict where a write came first
 */
export async function restoreFromBackup(deps: RestoreDeps, backup: Backup): Promise<RestoreResult> {
  const { owner, entryId, state, revisions } = await readBackup(deps, backup);
  const { entry, zoneSettings } = state;
  const current = await readCurrent(deps, owner, entryId);
  const present = current.state?.entry;
  const target = { ...entry, deleted_at: null };
  if (present && changedMembers(present, target).length === 0) {
    return { restored: false, entry_version: present.version, revisions: 0 };
  }
  const applied = await appliedVersion(deps, owner, entryId);
  const version = Math.max(current.version, entry.version, applied) + 1;
  const context = createWriteContext(deps, { requestId: deps.requestId });
  const restored = { ...target, version, updated_at: formatInstant(context.now) };
  if (current.state) {
    await deps.entries.replace(owner, current.state, restored, context, {
      keepRevision: true,
      zoneSettings,
    });
    return { restored: true, entry_version: version, revisions: 0 };
  }
  await deps.entries.putBack(
    owner,
    current.version,
    { state: { entry: restored, zoneSettings }, revisions },
    context,
  );
  return { restored: true, entry_version: version, revisions: revisions.length };
}
