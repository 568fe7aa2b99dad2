import { isDeepStrictEqual } from 'node:util';
import { Entry, Instant, LocalDate, Ulid } from '@reflekt/shared/entities';
import {
  EntryCreated,
  EntryDeleted,
  EntryUpdated,
  PromptUsed,
  TrashExpired,
} from '@reflekt/shared/events';
import { entityId } from '@reflekt/shared/tables';
import * as v from 'valibot';
import { eventBase, imageBase, parseImage } from './image.ts';
import type { CommittedChange, OutgoingEvent } from './record.ts';

const keys = { id: v.string(), tenant_id: v.string() };
/** What of an item is looked at; whose it is and what it is about, nothing that was written. */
const EntryImage = v.looseObject({
  ...imageBase,
  ...keys,
  entry_date: LocalDate,
  updated_at: Instant,
  deleted_at: v.nullable(Instant),
  prompt_id: v.nullable(Ulid),
});
const TombstoneImage = v.object({
  ...imageBase,
  ...keys,
  entry_date: LocalDate,
  deleted_at: Instant,
});
const TimerImage = v.object({ ...imageBase, ...keys, deleted_at: Instant });

/** Bookkeeping: changes with every write and says nothing. */
const UNTOLD = new Set(['version', 'updated_at']);

const changedMembers = (before: Record<string, unknown>, after: Record<string, unknown>) =>
  Object.keys(Entry.entries).filter(
    (member) => !UNTOLD.has(member) && !isDeepStrictEqual(before[member], after[member]),
  );

const isTombstone = (image: Record<string, unknown>) => image.expires_at !== undefined;

function tombstoneEvents(after: Record<string, unknown>): OutgoingEvent[] {
  const tombstone = parseImage(TombstoneImage, after, 'a tombstone');
  const { version, entry_date, deleted_at } = tombstone;
  const id = entityId(tombstone.id);
  const detail = {
    ...eventBase({ id, version, name: EntryDeleted.name }, tombstone, deleted_at),
    entry_id: id,
    entry_version: version,
    entry_date,
    permanent: true,
  };
  return [{ definition: EntryDeleted, detail }];
}

/** What the present state of an entry means, given the state before where there was one. */
export function entryEvents(
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown>,
): OutgoingEvent[] {
  if (isTombstone(after)) return tombstoneEvents(after);
  const entry = parseImage(EntryImage, after, 'an entry');
  const was =
    before && !isTombstone(before) ? parseImage(EntryImage, before, 'an entry') : undefined;
  // An update that changed nothing is a record all the same.
  if (was?.version === entry.version) return [];

  const id = entityId(entry.id);
  const { version, entry_date, updated_at, prompt_id } = entry;
  const tell = (definition: OutgoingEvent['definition'], members: Record<string, unknown>) => ({
    definition,
    detail: {
      ...eventBase({ id, version, name: definition.name }, entry, updated_at),
      entry_id: id,
      entry_version: version,
      ...members,
    },
  });

  const events: OutgoingEvent[] = [];
  const wentToTrash = entry.deleted_at !== null && (!was || was.deleted_at === null);
  if (wentToTrash) {
    events.push(tell(EntryDeleted, { entry_date, permanent: false }));
  } else if (!was) {
    events.push(tell(EntryCreated, { entry_date }));
  } else {
    const restored = was.deleted_at !== null && entry.deleted_at === null;
    const changed = changedMembers(was, entry);
    events.push(tell(EntryUpdated, { entry_date, changed, restored }));
  }
  if (prompt_id !== null && prompt_id !== was?.prompt_id) {
    events.push(tell(PromptUsed, { prompt_id }));
  }
  return events;
}

const trashExpired = (
  id: string,
  stay: { version: number; deleted_at: string },
  image: { tenant_id: string; user_id: string; request_id: string },
): OutgoingEvent => ({
  definition: TrashExpired,
  detail: {
    ...eventBase({ id, version: stay.version, name: TrashExpired.name }, image, stay.deleted_at),
    entry_id: id,
    deleted_at: stay.deleted_at,
  },
});

/**
 * That an entry's stay in the trash is over, told from the entry itself: its timer may have run out while
 * nobody could be told.
 * @param overSince stays that began by then are over, milliseconds since 1970
 */
export function overdueEvents(image: Record<string, unknown>, overSince: number): OutgoingEvent[] {
  if (isTombstone(image)) return [];
  const { id, tenant_id, user_id, request_id, version, deleted_at } = parseImage(
    EntryImage,
    image,
    'an entry',
  );
  if (deleted_at === null || Date.parse(deleted_at) > overSince) return [];
  return [trashExpired(entityId(id), { version, deleted_at }, { tenant_id, user_id, request_id })];
}

/** Changes of the Entries table. */
export function mapEntriesChange({ before, after, expired }: CommittedChange): OutgoingEvent[] {
  if (after) return after.owner === undefined ? [] : entryEvents(before, after);
  // Only timers run out: revisions have no TTL, and a tombstone that ran out says nothing.
  if (!before || !expired || before.owner !== undefined) return [];
  const timer = parseImage(TimerImage, before, 'a trash timer');
  return [trashExpired(entityId(timer.id), timer, timer)];
}
