import { isDeepStrictEqual } from 'node:util';
import { Entry, Instant, LocalDate, Ulid, Version } from '@reflekt/shared/entities';
import {
  EntryCreated,
  EntryDeleted,
  EntryUpdated,
  PromptUsed,
  TrashExpired,
} from '@reflekt/shared/events';
import * as v from 'valibot';
import { type CommittedChange, eventId, type OutgoingEvent, UnmappableChange } from './record.ts';

const common = {
  id: v.string(),
  tenant_id: v.string(),
  user_id: v.string(),
  request_id: v.string(),
  version: Version,
};
/** What of an item is looked at; whose it is and what it is about, nothing that was written. */
const EntryImage = v.looseObject({
  ...common,
  entry_date: LocalDate,
  updated_at: Instant,
  deleted_at: v.nullable(Instant),
  prompt_id: v.nullable(Ulid),
});
const TombstoneImage = v.object({ ...common, entry_date: LocalDate, deleted_at: Instant });
const TimerImage = v.object({ ...common, deleted_at: Instant });

type Identified = {
  id: string;
  tenant_id: string;
  user_id: string;
  request_id: string;
  version: number;
};

function parse<Schema extends v.GenericSchema>(schema: Schema, image: unknown, what: string) {
  const parsed = v.safeParse(schema, image);
  if (parsed.success) return parsed.output;
  throw new UnmappableChange(`${what} does not match its schema`);
}

const idOf = (image: { id: string }) => image.id.slice(image.id.lastIndexOf('#') + 1);

/** Members every event has. A tenant's id has no character that its key would escape. */
const base = (image: Identified, name: string, occurredAt: string) => ({
  event_id: eventId(idOf(image), image.version, name),
  occurred_at: occurredAt,
  request_id: image.request_id,
  tenant_id: image.tenant_id,
  user_id: image.user_id,
});

/** Bookkeeping: changes with every write and says nothing. */
const UNTOLD = new Set(['version', 'updated_at']);

const changedMembers = (before: Record<string, unknown>, after: Record<string, unknown>) =>
  Object.keys(Entry.entries).filter(
    (member) => !UNTOLD.has(member) && !isDeepStrictEqual(before[member], after[member]),
  );

const isTombstone = (image: Record<string, unknown>) => image.expires_at !== undefined;

/** What the present state of an entry means, given the state before where there was one. */
export function entryEvents(
  before: Record<string, unknown> | undefined,
  after: Record<string, unknown>,
): OutgoingEvent[] {
  if (isTombstone(after)) {
    const tombstone = parse(TombstoneImage, after, 'a tombstone');
    const detail = {
      ...base(tombstone, EntryDeleted.name, tombstone.deleted_at),
      entry_id: idOf(tombstone),
      entry_version: tombstone.version,
      entry_date: tombstone.entry_date,
      permanent: true,
    };
    return [{ definition: EntryDeleted, detail }];
  }

  const entry = parse(EntryImage, after, 'an entry');
  const was = before && !isTombstone(before) ? parse(EntryImage, before, 'an entry') : undefined;
  // An update that changed nothing is a record all the same.
  if (was?.version === entry.version) return [];
  const reference = {
    entry_id: idOf(entry),
    entry_version: entry.version,
    entry_date: entry.entry_date,
  };
  const tell = (definition: OutgoingEvent['definition'], more: Record<string, unknown> = {}) => ({
    definition,
    detail: { ...base(entry, definition.name, entry.updated_at), ...reference, ...more },
  });

  const events: OutgoingEvent[] = [];
  if (!was) {
    events.push(
      entry.deleted_at === null ? tell(EntryCreated) : tell(EntryDeleted, { permanent: false }),
    );
  } else if (was.deleted_at === null && entry.deleted_at !== null) {
    events.push(tell(EntryDeleted, { permanent: false }));
  } else {
    const restored = was.deleted_at !== null && entry.deleted_at === null;
    events.push(tell(EntryUpdated, { changed: changedMembers(was, entry), restored }));
  }
  if (entry.prompt_id !== null && entry.prompt_id !== was?.prompt_id) {
    const { entry_id, entry_version } = reference;
    events.push({
      definition: PromptUsed,
      detail: {
        ...base(entry, PromptUsed.name, entry.updated_at),
        prompt_id: entry.prompt_id,
        entry_id,
        entry_version,
      },
    });
  }
  return events;
}

/** Changes of the Entries table. */
export function mapEntriesChange({ before, after, expired }: CommittedChange): OutgoingEvent[] {
  if (after) return after.owner === undefined ? [] : entryEvents(before, after);
  if (!before || !expired || before.owner !== undefined) return [];
  // Only timers run out: revisions have no TTL.
  const { tenant_id: sortKey, ...rest } = before;
  const [tenant] = String(sortKey).split('#');
  const timer = parse(TimerImage, { ...rest, tenant_id: tenant }, 'a trash timer');
  const detail = {
    ...base(timer, TrashExpired.name, timer.deleted_at),
    entry_id: idOf(timer),
    deleted_at: timer.deleted_at,
  };
  return [{ definition: TrashExpired, detail }];
}
