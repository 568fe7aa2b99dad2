import * as v from 'valibot';
import { Instant, LocalDate, Ulid } from '../entities/index.ts';
import {
  EntryCreated,
  EntryDeleted,
  EntryUpdated,
  PromptUsed,
  TrashExpired,
} from '../events/index.ts';
import { entityId, entriesTable, type Item, seqTime, TRASH_RETENTION } from '../tables/index.ts';
import {
  type CommittedChange,
  defineStream,
  type Emit,
  eventBase,
  HAS_OWNER,
  imageBase,
  type OutgoingEvent,
  parseImage,
} from './stream.ts';

const keys = { id: v.string(), tenant_id: v.string() };
const EntryImage = v.object({
  ...imageBase,
  ...keys,
  entry_date: LocalDate,
  updated_at: Instant,
  deleted_at: v.nullable(Instant),
  prompt_id: v.nullable(Ulid),
  /** Stored with the entry, because both its texts are sealed to the outbox. */
  changed: v.optional(v.array(v.string()), []),
});
const TombstoneImage = v.object({
  ...imageBase,
  ...keys,
  entry_date: LocalDate,
  deleted_at: Instant,
});
const TimerImage = v.object({ ...imageBase, ...keys, deleted_at: Instant });

const events = [EntryCreated, EntryUpdated, EntryDeleted, PromptUsed, TrashExpired] as const;
type EmitEntry = Emit<typeof events>;

/** Only a tombstone has a TTL. */
const isTombstone = (image: Item) => image.expires_at !== undefined;

function tombstoneEvents(after: Item, emit: EmitEntry): OutgoingEvent[] {
  const tombstone = parseImage(TombstoneImage, after, 'a tombstone');
  const { version, entry_date, deleted_at } = tombstone;
  const id = entityId(tombstone.id);
  return [
    emit(EntryDeleted, {
      ...eventBase({ id, version, name: EntryDeleted.name }, tombstone, deleted_at),
      entry_id: id,
      entry_version: version,
      entry_date,
      permanent: true,
    }),
  ];
}

/** The events of an entry's state, given the state before where there was one. */
function entryEvents(before: Item | undefined, after: Item, emit: EmitEntry): OutgoingEvent[] {
  if (isTombstone(after)) return tombstoneEvents(after, emit);
  const entry = parseImage(EntryImage, after, 'an entry');
  const was =
    before && !isTombstone(before) ? parseImage(EntryImage, before, 'an entry') : undefined;
  // An update without changes makes a stream record too.
  if (was?.version === entry.version) return [];

  const id = entityId(entry.id);
  const { version, entry_date, updated_at, prompt_id, changed } = entry;
  const base = (name: string) => ({
    ...eventBase({ id, version, name }, entry, updated_at),
    entry_id: id,
    entry_version: version,
  });

  const made: OutgoingEvent[] = [];
  // A change within the trash too: what an event says of an entry is its state.
  if (entry.deleted_at !== null) {
    made.push(emit(EntryDeleted, { ...base(EntryDeleted.name), entry_date, permanent: false }));
  } else if (!was) {
    made.push(emit(EntryCreated, { ...base(EntryCreated.name), entry_date }));
  } else {
    const restored = was.deleted_at !== null;
    made.push(emit(EntryUpdated, { ...base(EntryUpdated.name), entry_date, changed, restored }));
  }
  if (prompt_id !== null && prompt_id !== was?.prompt_id) {
    made.push(emit(PromptUsed, { ...base(PromptUsed.name), prompt_id }));
  }
  return made;
}

const trashExpired = (
  id: string,
  stay: { version: number; deleted_at: string },
  image: { tenant_id: string; user_id: string; request_id: string },
  emit: EmitEntry,
): OutgoingEvent =>
  emit(TrashExpired, {
    ...eventBase({ id, version: stay.version, name: TrashExpired.name }, image, stay.deleted_at),
    entry_id: id,
    deleted_at: stay.deleted_at,
  });

function mapChange({ before, after, expired }: CommittedChange, emit: EmitEntry): OutgoingEvent[] {
  if (after) return after.owner === undefined ? [] : entryEvents(before, after, emit);
  // Only timers matter when TTL removes them: revisions have no TTL, and an expired tombstone means nothing.
  if (!before || !expired || before.owner !== undefined) return [];
  const timer = parseImage(TimerImage, before, 'a trash timer');
  return [trashExpired(entityId(timer.id), timer, timer, emit)];
}

/** The event of an ended retention, from the entry itself: its timer may have expired while events were lost. */
function dueEvents(image: Item, now: number, emit: EmitEntry): OutgoingEvent[] {
  if (isTombstone(image)) return [];
  const entry = parseImage(EntryImage, image, 'an entry');
  const { version, deleted_at } = entry;
  if (deleted_at === null || Date.parse(deleted_at) > now - TRASH_RETENTION) return [];
  return [trashExpired(entityId(entry.id), { version, deleted_at }, entry, emit)];
}

/** The stream of the Entries table: entries, tombstones, and trash timers that expired. */
export const entriesStream = defineStream(entriesTable, {
  events,
  filters: [
    HAS_OWNER,
    // Timers that TTL removed, not the service.
    {
      eventName: ['REMOVE'],
      userIdentity: { principalId: ['dynamodb.amazonaws.com'] },
      dynamodb: { OldImage: { owner: { S: [{ exists: false }] } } },
    },
  ],
  republish: {
    index: 'UserIndex',
    writtenAt: 'updated_seq',
    range: (since, until) => ({ from: seqTime(since), to: `${seqTime(until)}~` }),
    dueAfter: TRASH_RETENTION,
  },
  map: mapChange,
  due: dueEvents,
});
