import { type EventOf, type FailedEvent, tryEach } from '@reflekt/shared/consumer';
import { unavailable } from '@reflekt/shared/errors';
import {
  type CategoryReader,
  type EntryReader,
  type EntryRecord,
  retryOnConflict,
  UNREADABLE,
  type Unreadable,
} from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { type Filing, type FilingChange, isSameFiling } from '../domain/filing.ts';
import type { filingConsumer } from '../service.ts';
import type { EntryWriter } from '../store/entry-writer.ts';
import type { FilingRecord, FilingStore } from '../store/filings.ts';
import { clearCategory } from './clear-category.ts';

/** The events of the filing consumer. */
type FilingEvent = EventOf<(typeof filingConsumer)['consumes'][number]>;

/** The dependencies of the consumer, for one batch. */
export interface FilingDeps {
  entries: Pick<EntryReader, 'read' | 'readMany'> & EntryWriter;
  filings: FilingStore;
  categories: Pick<CategoryReader, 'versions'>;
  /** Server milliseconds since 1970. */
  now(): number;
  newId(): string;
  /** Milliseconds since 1970 after which nothing is tried again. */
  deadline: number;
}

/** An entry that events are about: its version is at least this. */
interface Pending {
  entryId: string;
  version: number;
  requestId: string;
}

/** A transaction takes 100 writes, and an entry needs at most five: its filing, two counts, two categories. */
const ENTRIES_PER_WRITE = 20;
/** Deletions of categories are rare, and each clears several entries at a time. */
const CONCURRENCY = 1;

/** An update that left the category alone files nothing. Without names of members anything may have changed. */
const filesNothing = ({ detail }: FilingEvent): boolean =>
  'restored' in detail &&
  !detail.restored &&
  detail.changed.length > 0 &&
  !detail.changed.includes('category_id');

function collectPending(events: readonly FilingEvent[]): Pending[] {
  const pending = new Map<string, Pending>();
  for (const event of events) {
    const { detail } = event;
    if (!('entry_id' in detail) || filesNothing(event)) continue;
    const { entry_id: entryId, entry_version: version, request_id: requestId } = detail;
    const known = pending.get(entryId);
    if (!known || known.version < version) pending.set(entryId, { entryId, version, requestId });
  }
  return [...pending.values()];
}

/** The filing that an entry should have; undefined for one without a category, or permanently deleted. */
const filingOf = (record: EntryRecord | undefined): Filing | undefined =>
  record?.kind === 'entry' && record.entry.category_id !== null
    ? { category_id: record.entry.category_id, live: record.entry.deleted_at === null }
    : undefined;

const versionOf = (record: EntryRecord): number =>
  record.kind === 'entry' ? record.entry.version : record.tombstone.version;

/** True for an entry that cannot be filed now: unreadable, or older than its event. */
const isLagging = (record: EntryRecord | Unreadable | undefined, { version }: Pending): boolean =>
  record === undefined || record === UNREADABLE || versionOf(record) < version;

/**
 * Files entries as they are now. Reading is repeated until there is nothing to write, so a write that was decided on an
 * older state is put right by its own writer. Each reading begins with the entries: a filing that is found equal is
 * then not older than its entry.
 * @returns ids of the entries that cannot be filed now
 */
async function fileOnce(
  deps: FilingDeps,
  owner: Owner,
  pending: readonly Pending[],
): Promise<string[]> {
  const ids = pending.map(({ entryId }) => entryId);
  for (;;) {
    const entries = await deps.entries.readMany(owner, ids);
    const filings = await deps.filings.read(owner, ids);
    const ready = pending.filter((one) => !isLagging(entries.get(one.entryId), one));
    const wanted = new Map(
      ready.map(({ entryId }) => [entryId, filingOf(entries.get(entryId) as EntryRecord)]),
    );
    const categoryIds = [...wanted.values()].flatMap((filing) => filing?.category_id ?? []);
    const versions = await deps.categories.versions(owner, [...new Set(categoryIds)]);

    const changes: FilingChange<FilingRecord>[] = [];
    let cleared = 0;
    for (const { entryId, requestId } of ready) {
      const [before, after] = [filings.get(entryId), wanted.get(entryId)];
      if (after && !versions.has(after.category_id)) {
        // The category was deleted while the entry was written.
        await clearCategory(deps, owner, { entryId, categoryId: after.category_id, requestId });
        cleared += 1;
      } else if (!isSameFiling(before, after)) changes.push({ entryId, before, after });
    }
    if (changes.length > 0) await deps.filings.commit(owner, changes, versions);
    else if (cleared === 0) return ids.filter((id) => !wanted.has(id));
  }
}

/** Files entries under their categories, however often and in any order their events arrive. */
export async function fileEntries(
  deps: FilingDeps,
  owner: Owner,
  events: readonly FilingEvent[],
): Promise<FailedEvent<FilingEvent>[]> {
  const pending = collectPending(events);
  const lagging = new Set<string>();
  for (let at = 0; at < pending.length; at += ENTRIES_PER_WRITE) {
    const part = pending.slice(at, at + ENTRIES_PER_WRITE);
    const retries = { deadline: deps.deadline, attempts: Infinity, longestDelayAt: 2 };
    const left = await retryOnConflict(retries, () => fileOnce(deps, owner, part));
    for (const id of left) lagging.add(id);
  }
  const deletions = events.flatMap((event) => {
    const { detail } = event;
    return 'category_id' in detail ? [{ event, categoryId: detail.category_id }] : [];
  });
  const failures = await tryEach(deletions, CONCURRENCY, ({ event, categoryId }) =>
    clearDeletedCategory(deps, owner, categoryId, event.detail.request_id),
  );
  const late = unavailable();
  return [
    ...events
      .filter(({ detail }) => 'entry_id' in detail && lagging.has(detail.entry_id))
      .map((event) => ({ event, error: late })),
    ...failures.map(({ thing, error }) => ({ event: thing.event, error })),
  ];
}

/** Entries that are cleared at a time. */
const CLEARED_AT_A_TIME = 8;

/**
 * Clears a deleted category from the entries that are filed under it. What the time does not suffice for is left to the
 * next delivery: cleared entries are no longer filed under it then.
 */
async function clearDeletedCategory(
  deps: FilingDeps,
  owner: Owner,
  categoryId: string,
  requestId: string,
): Promise<void> {
  for await (const entryIds of deps.filings.filedUnder(owner, categoryId)) {
    const failures = await tryEach(entryIds, CLEARED_AT_A_TIME, (entryId) =>
      clearCategory(deps, owner, { entryId, categoryId, requestId }),
    );
    if (failures.length > 0) throw failures[0]?.error;
  }
}
