import * as v from 'valibot';
import {
  Coordinates,
  type Entry,
  type EntryTombstone,
  Instant,
  integer,
  LocalDate,
  Ulid,
  Version,
} from '../../entities/index.ts';
import {
  entityId,
  entriesTable,
  type Item,
  type Owner,
  revisionPrefix,
} from '../../tables/index.ts';
import { epochSeconds } from '../../time/index.ts';
import { defineStoredSchema, UNREADABLE, type Unreadable } from '../stored-schema.ts';

/** A reference to a revision in the entry's item: its version and its approximate size in bytes. */
export type RevisionReference = readonly [version: number, bytes: number];

/**
 * The members of an entry as stored, without its key. Add a new member here with a default (`v.optional(…, default)`).
 * Any other change needs a new version with an upcast.
 */
const members = {
  user_id: v.string(),
  title: v.string(),
  content: v.string(),
  tags: v.array(v.string()),
  mood: v.nullable(v.string()),
  mood_score: v.nullable(integer(1, 5)),
  location: v.nullable(v.string()),
  coordinates: v.nullable(Coordinates),
  category_id: v.nullable(Ulid),
  word_count: integer(0, Number.MAX_SAFE_INTEGER),
  created_at: Instant,
  time_zone: v.string(),
  entry_date: LocalDate,
  updated_at: Instant,
  favorite: v.boolean(),
  prompt_id: v.nullable(Ulid),
  source: v.nullable(v.string()),
  external_id: v.nullable(v.string()),
  deleted_at: v.nullable(Instant),
  version: Version,
  /**
   * The version of the settings whose default zone the entry has; null for a zone of its own. Absent in entries from
   * before this was recorded.
   */
  zone_settings: v.optional(v.nullable(integer(0, Number.MAX_SAFE_INTEGER))),
};
const references = v.array(v.tuple([v.number(), v.number()]));

/** An entry, live or in the trash. In version 1 the member `revisions` was named `kept`. */
export const StoredEntry = defineStoredSchema(
  entriesTable,
  'entry',
  v.object({ ...members, kept: references, revised_at: v.nullable(Instant) }),
).upgrade(
  v.object({
    ...members,
    /** Newest last. */
    revisions: references,
    /** The time at which the newest revision was written. */
    revised_at: v.nullable(Instant),
    writes: v.optional(v.array(v.string()), []),
    changed: v.optional(v.array(v.string()), []),
  }),
  ({ kept, ...others }) => ({ ...others, revisions: kept }),
);

/** The state of an entry before a change. */
export const StoredRevision = defineStoredSchema(entriesTable, 'revision', v.object(members));

/** The tombstone of a permanently deleted entry. */
export const StoredTombstone = defineStoredSchema(
  entriesTable,
  'tombstone',
  v.object({
    deleted_at: Instant,
    version: Version,
    entry_date: LocalDate,
    expires_at: v.number(),
    updated_seq: v.string(),
  }),
);

/** The timer of an entry in the trash. Only the stream mapping reads it, after its expiry. */
export const StoredTrashTimer = defineStoredSchema(
  entriesTable,
  'trash-timer',
  v.object({
    user_id: v.string(),
    request_id: v.string(),
    version: Version,
    deleted_at: Instant,
    expires_at: v.number(),
  }),
);

/** The open members of an entry: all that a service without keys can read. */
const EntryHead = StoredEntry.part(
  v.object({ version: Version, entry_date: LocalDate, deleted_at: v.nullable(Instant) }),
);

/**
 * The version of the settings whose default zone an entry has, 0 where none were stored; null for an entry with a zone
 * of its own.
 */
export type ZoneSettings = number | null;

/** The state of an entry at a version. */
export interface RevisionState {
  entry: Entry;
  zoneSettings: ZoneSettings;
}
/** An entry as stored, with its revisions and last writes. */
export interface EntryState extends RevisionState {
  kind: 'entry';
  revisions: readonly RevisionReference[];
  revisedAt: string | null;
  /** Ids of its last writes, newest first. */
  writes: readonly string[];
  /** Names of the members that the last write changed; none for a new entry. */
  changed: readonly string[];
}
/** A tombstone as stored. */
export interface TombstoneState {
  kind: 'tombstone';
  tombstone: EntryTombstone;
  /** The entry's local date. */
  entryDate: string;
}
/** The stored state under an entry's key: the entry, live or in the trash, or its tombstone. */
export type EntryRecord = EntryState | TombstoneState;

/** An entry or its tombstone as a service without keys sees it. */
export interface EntryHeadRecord {
  kind: 'entry' | 'tombstone';
  version: number;
  entryDate: string;
  /** Null for a live entry. */
  deletedAt: string | null;
}

/** Until it was recorded, UTC was the zone of those who had said nothing. Any other zone may have been chosen. */
const zoneSettingsOf = (stored: { time_zone: string; zone_settings?: ZoneSettings | undefined }) =>
  stored.zone_settings === undefined
    ? stored.time_zone === 'UTC'
      ? 0
      : null
    : stored.zone_settings;

/** Only a tombstone has a TTL. */
const isTombstone = (item: Item): boolean => item.expires_at !== undefined;

/** @returns undefined for an expired tombstone, which counts as absent even before TTL removes it */
function parseTombstone(item: Item, now: number): TombstoneState | Unreadable | undefined {
  const stored = StoredTombstone.parse(item);
  if (stored === UNREADABLE) return UNREADABLE;
  const { deleted_at, version, expires_at, entry_date } = stored;
  if (expires_at <= epochSeconds(now)) return undefined;
  const tombstone = { id: entityId(item.id), deleted_at, version };
  return { kind: 'tombstone', tombstone, entryDate: entry_date };
}

/**
 * Parses an item that is an entry or a tombstone.
 * @returns undefined for an expired tombstone
 */
export function parseEntryRecord(item: Item, now: number): EntryRecord | Unreadable | undefined {
  if (isTombstone(item)) return parseTombstone(item, now);
  const stored = StoredEntry.parse(item);
  if (stored === UNREADABLE) return UNREADABLE;
  const { revisions, revised_at, writes, changed, zone_settings, ...entry } = stored;
  return {
    kind: 'entry',
    entry: { id: entityId(item.id), ...entry },
    revisions,
    revisedAt: revised_at,
    writes,
    changed,
    zoneSettings: zoneSettingsOf(stored),
  };
}

/** As `parseEntryRecord`, from the open members alone. */
export function parseEntryHead(item: Item, now: number): EntryHeadRecord | Unreadable | undefined {
  if (isTombstone(item)) {
    const parsed = parseTombstone(item, now);
    if (parsed === undefined || parsed === UNREADABLE) return parsed;
    const { tombstone, entryDate } = parsed;
    const { version, deleted_at } = tombstone;
    return { kind: 'tombstone', version, entryDate, deletedAt: deleted_at };
  }
  const head = EntryHead.parse(item);
  if (head === UNREADABLE) return UNREADABLE;
  const { version, entry_date, deleted_at } = head;
  return { kind: 'entry', version, entryDate: entry_date, deletedAt: deleted_at };
}

/** Parses the item of a revision. */
export function parseRevision(item: Item): RevisionState | Unreadable {
  const stored = StoredRevision.parse(item);
  if (stored === UNREADABLE) return UNREADABLE;
  const { zone_settings, ...entry } = stored;
  return { entry: { id: entityId(item.id), ...entry }, zoneSettings: zoneSettingsOf(stored) };
}

/** The version in the key of a revision. */
export const revisionVersion = (owner: Owner, item: Item): number =>
  Number(String(item.tenant_id).slice(revisionPrefix(owner).length));

/** UTF-16 units of the long members, by which `fillPage` bounds the size of an entry without serialising it. */
export const entryTextUnits = ({ title, content, tags, mood, location }: Entry): number =>
  [title, content, mood ?? '', location ?? '', ...tags].reduce(
    (sum, { length }) => sum + length,
    0,
  );
