import * as v from 'valibot';
import { Entry, Instant, integer, LocalDate, Ulid, Version } from '../entities/index.ts';

/** Members of every event: which change it tells of, when, for which request, of whom. Nothing the writer wrote. */
export const EventBase = v.object({
  /** `<entity id>:<version>:<name>`: the same for the same change, however often it is told. */
  event_id: v.pipe(v.string(), v.maxLength(120)),
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

export const eventDetail = <Entries extends v.ObjectEntries>(entries: Entries) =>
  v.object({ ...EventBase.entries, ...entries });

export const entryDetail = { ...EntryReference.entries, entry_date: LocalDate };

/** Names of members of an entry: names only, so that an event can say what changed but not to what. */
export const ChangedMembers = v.array(v.picklist(Object.keys(Entry.entries)));

export { Instant, integer, Ulid, Version };
