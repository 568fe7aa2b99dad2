import * as v from 'valibot';
import { distinctTags, isStorable, parseTag } from '../text/index.ts';
import {
  Coordinates,
  documented,
  EntryTimeZone,
  Instant,
  integer,
  LocalDate,
  MomentInput,
  text,
  Ulid,
  Version,
} from './scalars.ts';

/** Limits of an entry, in code points unless the name says otherwise. */
export const ENTRY_LIMITS = {
  title: 200,
  content: 100_000,
  contentBytes: 200 * 1024,
  tags: 50,
  /** Tags in a request, before equal ones are merged. */
  tagsSent: 1_000,
  tag: 50,
  moodLabel: 30,
  location: 200,
} as const;

const Content = v.pipe(
  text({ max: ENTRY_LIMITS.content }),
  v.check(
    // A UTF-16 unit is at most three bytes, so short texts are accepted without encoding them.
    (value) =>
      value.length * 3 <= ENTRY_LIMITS.contentBytes ||
      Buffer.byteLength(value) <= ENTRY_LIMITS.contentBytes,
    `must have at most ${ENTRY_LIMITS.contentBytes} bytes of UTF-8`,
  ),
  documented({ type: 'string', maxLength: ENTRY_LIMITS.content, description: 'Markdown.' }),
);

const tagProblem = `must have 1 to ${ENTRY_LIMITS.tag} characters after trimming, and one that can be seen`;

const Tag = v.pipe(
  v.string(),
  v.check(isStorable, 'must not contain NUL or a lone surrogate'),
  v.check((raw) => parseTag(raw, ENTRY_LIMITS.tag) !== undefined, tagProblem),
  v.transform((raw) => parseTag(raw, ENTRY_LIMITS.tag) ?? ''),
);

const Tags = v.pipe(
  // The count is checked first: a body can hold a million tags, and composing them would take seconds.
  v.array(v.unknown()),
  v.maxLength(ENTRY_LIMITS.tagsSent, `must have at most ${ENTRY_LIMITS.tagsSent} items`),
  documented<unknown[]>({
    type: 'array',
    items: { type: 'string' },
    maxItems: ENTRY_LIMITS.tagsSent,
    description: `At most ${ENTRY_LIMITS.tags} that differ, ignoring case.`,
  }),
  v.array(Tag),
  v.transform((tags: string[]) => distinctTags(tags)),
  v.check(
    (tags) => tags.length <= ENTRY_LIMITS.tags,
    `must be at most ${ENTRY_LIMITS.tags} different tags`,
  ),
);

const MoodInput = v.pipe(
  v.nullable(text({ max: ENTRY_LIMITS.moodLabel })),
  v.transform((mood) => (mood === '' ? null : mood)),
);

const draftMembers = v.object({
  title: v.optional(text({ max: ENTRY_LIMITS.title })),
  content: v.optional(Content),
  tags: v.optional(Tags),
  mood: v.optional(MoodInput),
  mood_score: v.optional(v.nullable(integer(1, 5))),
  location: v.optional(v.nullable(text({ max: ENTRY_LIMITS.location }))),
  coordinates: v.optional(v.nullable(Coordinates)),
  category_id: v.optional(v.nullable(Ulid)),
  created_at: v.optional(MomentInput),
  time_zone: v.optional(EntryTimeZone),
  favorite: v.optional(v.boolean()),
  prompt_id: v.optional(v.nullable(Ulid)),
});

/** The members that a client may write, all optional. The entries service decides which combinations are valid. */
export type EntryDraft = Omit<v.InferOutput<typeof draftMembers>, 'created_at'> & {
  created_at?: string | undefined;
  /** The offset in `created_at`, as a fixed zone. */
  written_zone?: string | undefined;
};
export const EntryDraft = v.pipe(
  draftMembers,
  // The order of the members stays: idempotency records hold hashes of drafts as JSON.
  v.transform(
    (draft): EntryDraft => ({
      ...draft,
      created_at: draft.created_at?.instant,
      written_zone: draft.created_at?.zone,
    }),
  ),
);

/** An entry as clients see it. Storage and events use the same member names. */
export const Entry = v.object({
  id: Ulid,
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
});
export type Entry = v.InferOutput<typeof Entry>;

/** The remains of a permanently deleted entry: enough for followers of the change feed, and no text. */
export const EntryTombstone = v.object({ id: Ulid, deleted_at: Instant, version: Version });
export type EntryTombstone = v.InferOutput<typeof EntryTombstone>;
