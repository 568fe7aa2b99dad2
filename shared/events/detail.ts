import * as v from 'valibot';
import { Instant, LocalDate, Ulid, Version } from '../entities/index.ts';

/** Members of every event: which change it tells of, when, for which request, of whom. Nothing the writer wrote. */
export const EventBase = v.object({
  /** `<entity id>:<version>:<name>`: the same for the same change, however often it is told. */
  event_id: v.pipe(
    v.string(),
    v.regex(/^[\w-]{12,64}:[1-9]\d*:[A-Za-z]+$/, 'must be <id>:<version>:<name>'),
  ),
  occurred_at: Instant,
  request_id: v.pipe(v.string(), v.maxLength(128)),
  tenant_id: v.pipe(v.string(), v.maxLength(64)),
  user_id: v.pipe(v.string(), v.maxLength(128)),
});
export type EventBase = v.InferOutput<typeof EventBase>;

/** "This entry is at this version or later." */
export const EntryReference = v.object({
  entry_id: Ulid,
  entry_version: Version,
});

/** The detail of an event by its name: what every event has, and its own members. */
export const eventDetail = <Entries extends v.ObjectEntries>(name: string, entries: Entries) =>
  v.pipe(
    v.object({ ...EventBase.entries, ...entries }),
    v.check(
      (detail) => String(detail.event_id).endsWith(`:${name}`),
      'event_id must end in the name',
    ),
  );

export const entryDetail = { ...EntryReference.entries, entry_date: LocalDate };

/** Names of an entity's members: names only, so that an event can say what changed but not to what. */
export const membersOf = (entity: { entries: object }) =>
  v.array(v.picklist(Object.keys(entity.entries)));

export { Instant, Ulid, Version };
