import * as v from 'valibot';
import {
  documented,
  ENTRY_LIMITS,
  Entry,
  EntryDraft,
  EntryTombstone,
  LocalDate,
  Ulid,
} from '../entities/index.ts';
import { defineApi } from './endpoint.ts';
import {
  booleanParameter,
  IdParams,
  integerParameter,
  listOf,
  textParameter,
  Unreadable,
} from './parameters.ts';

const limit = integerParameter(1, 1000, 100);
/** The existing frontend asks once, without a limit, and shows nothing else. */
const limitOfAll = integerParameter(1, 1000, 1000);
const ULID = '[0-7][0-9A-HJKMNP-TV-Z]{25}';
/** Positions in the indexes and under an entry, as cursors carry them. */
const AT = `\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z#${ULID}`;
const ENTRY_AT = new RegExp(`^${AT}$`);
/** The requested day, then a position. The day stays the same over all pages, past midnight too. */
const DAY_AND_ENTRY_AT = new RegExp(`^\\d{4}-\\d\\d-\\d\\d~${AT}$`);
const REVISION = /^[1-9]\d{0,11}$/;
const RevisionVersion = v.pipe(
  v.string(),
  v.regex(REVISION, 'must be a version'),
  documented<string>({ type: 'integer', minimum: 1 }),
  v.transform(Number),
);
/** The end of a finished pass, or the position and the start of an unfinished one. */
const FEED = new RegExp(`^\\d{13}(#${ULID}~\\d{13})?$`);

/** The endpoints of the entries service. */
export const entriesApi = defineApi('entries', {
  listEntries: {
    method: 'GET',
    path: '/entries',
    auth: 'token',
    summary: 'Entries, newest first',
    description:
      'By the moment they are about (`created_at`). `from_date` and `to_date` are local dates, inclusive, each entry compared in its own time zone.',
    query: v.object({
      limit: limitOfAll,
      from_date: v.optional(LocalDate),
      to_date: v.optional(LocalDate),
      tag: textParameter(ENTRY_LIMITS.tag),
      category_id: v.optional(Ulid),
      mood: textParameter(ENTRY_LIMITS.moodLabel),
      favorite: booleanParameter(),
      order: v.optional(v.picklist(['asc', 'desc'], 'must be asc or desc'), 'desc'),
      trashed: booleanParameter(),
    }),
    cursor: ENTRY_AT,
    success: { status: 200, body: listOf(Entry) },
  },
  createEntry: {
    method: 'POST',
    path: '/entries',
    auth: 'token',
    summary: 'Write an entry',
    description: 'At least one of title, content and mood must be non-empty.',
    body: EntryDraft,
    example: { title: 'Sunday', content: 'We walked along the river.', tags: ['family'] },
    idempotent: true,
    success: { status: 201, body: Entry, etag: true, location: '/entries/{id}' },
    errors: [404, 409],
  },
  entriesOnThisDay: {
    method: 'GET',
    path: '/entries/on-this-day',
    auth: 'token',
    summary: "Earlier years' entries of a day",
    description:
      "`date` is today when not given, and stays the first page's day over all pages. In common years 29 February's entries fall to the 28th.",
    query: v.object({ limit, date: v.optional(LocalDate) }),
    cursor: DAY_AND_ENTRY_AT,
    success: { status: 200, body: listOf(Entry) },
  },
  entryChanges: {
    method: 'GET',
    path: '/entries/changes',
    auth: 'token',
    summary: 'What changed since',
    description:
      'Entries as they are now, and tombstones of those deleted for good. Changes of the last five minutes are sent again: apply what has a newer `version` than yours. `next_cursor` is never null: read on while `more` is true (pages end by size too, so a short page says nothing), then ask again later.',
    query: v.object({ limit }),
    cursor: FEED,
    success: {
      status: 200,
      body: v.object({
        items: v.array(v.union([Entry, EntryTombstone])),
        next_cursor: v.string(),
        unreadable: Unreadable,
        more: v.pipe(
          v.boolean(),
          documented({
            type: 'boolean',
            description: 'Whether there is more to read now; false when you have caught up.',
          }),
        ),
      }),
    },
  },
  readEntry: {
    method: 'GET',
    path: '/entries/{id}',
    auth: 'token',
    summary: 'One entry',
    description: 'One in the trash is 404 unless `trashed=true`.',
    params: IdParams,
    query: v.object({ trashed: booleanParameter() }),
    success: { status: 200, body: Entry, etag: true },
    errors: [404],
  },
  updateEntry: {
    method: 'PUT',
    path: '/entries/{id}',
    auth: 'token',
    summary: 'Change an entry',
    description: 'Members present are replaced, members absent stay.',
    params: IdParams,
    body: EntryDraft,
    example: { title: 'Sunday by the river', favorite: true },
    ifMatch: true,
    success: { status: 200, body: Entry, etag: true },
    errors: [404, 409, 412],
  },
  deleteEntry: {
    method: 'DELETE',
    path: '/entries/{id}',
    auth: 'token',
    summary: 'Into the trash, or away for good',
    description:
      'The trash keeps an entry for 30 days; `permanent=true` deletes at once, with all revisions.',
    params: IdParams,
    query: v.object({ permanent: booleanParameter() }),
    ifMatch: true,
    success: { status: 204 },
    errors: [404, 409, 412],
  },
  restoreEntry: {
    method: 'POST',
    path: '/entries/{id}/restore',
    auth: 'token',
    summary: 'Out of the trash',
    description: 'A live entry is answered unchanged.',
    params: IdParams,
    success: { status: 200, body: Entry, etag: true },
    errors: [404, 409],
  },
  listRevisions: {
    method: 'GET',
    path: '/entries/{id}/revisions',
    auth: 'token',
    summary: 'Earlier states of an entry, newest first',
    description:
      'Kept from before a change: at most one per ten minutes of editing, and always before a restore and before a change that takes away 50 or more characters in a row of title or content. At most 50, and 5 MB: the oldest go first.',
    params: IdParams,
    query: v.object({ limit }),
    cursor: REVISION,
    success: { status: 200, body: listOf(Entry) },
    errors: [404],
  },
  restoreRevision: {
    method: 'POST',
    path: '/entries/{id}/revisions/{version}/restore',
    auth: 'token',
    summary: 'An earlier state of an entry again',
    description:
      'As a new version; the state before it becomes a revision. Nothing changes where the entry is in that state.',
    params: v.object({ ...IdParams.entries, version: RevisionVersion }),
    ifMatch: true,
    success: { status: 200, body: Entry, etag: true },
    errors: [404, 409, 412],
  },
});
