import * as v from 'valibot';
import {
  documented,
  ENTRY_LIMITS,
  Entry,
  integer,
  LocalDate,
  text,
  Ulid,
} from '../entities/index.ts';
import { defineApi } from './endpoint.ts';
import { booleanParameter, integerParameter, textParameter } from './parameters.ts';

/** Code points of the text of a search. */
const LONGEST_TEXT = 1_000;
/** Tags of a comma-separated list. */
const MOST_TAGS = 50;

/** The text of a search; an empty one is as none. */
const searchText = v.optional(text({ max: LONGEST_TEXT }));

/** Comma-separated tags. */
const tagList = v.optional(
  v.pipe(
    text({ max: MOST_TAGS * (ENTRY_LIMITS.tag + 1) }),
    documented<string>({ type: 'string', description: 'Comma-separated; an entry must have all.' }),
    v.transform((list) =>
      list
        .split(',')
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    ),
    v.check((tags) => tags.length <= MOST_TAGS, `must have at most ${MOST_TAGS} tags`),
  ),
);

const sort = v.optional(
  v.picklist(
    ['relevance', 'date_desc', 'date_asc', 'title_asc', 'title_desc'],
    'must be relevance, date_desc, date_asc, title_asc or title_desc',
  ),
);

/** A place in title or content that matches. */
const Highlight = v.pipe(
  v.object({
    field: v.picklist(['title', 'content']),
    start: integer(0, Number.MAX_SAFE_INTEGER),
    end: integer(0, Number.MAX_SAFE_INTEGER),
  }),
  v.metadata({ description: 'UTF-16 offsets into the field as it is in this response.' }),
);

const FoundEntry = v.object({
  ...Entry.entries,
  score: v.number(),
  highlights: v.array(Highlight),
  content_truncated: v.optional(v.literal(true)),
});

/** The endpoints of the search service. */
export const searchApi = defineApi('search', {
  searchEntries: {
    method: 'GET',
    path: '/entries/search',
    auth: 'token',
    summary: 'Search entries',
    description:
      'Words are ANDed. `"a phrase"`, `prefix*`, `-not`, `a OR b`, `tag:x`, `category:name`, `mood:sad`, `mood:>=4`, `before:2020-01-01`, `after:2020-01`, `on:2020`, `is:favorite`, `has:location`; anything else is searched as words. Case, accents and the form of apostrophes make no difference, and other forms of a word are found below the one that was asked for. `total` is exact. The first 1,000 results stay as they were on the first page for ten minutes; what was deleted or no longer matches is left out.',
    query: v.object({
      text: searchText,
      q: searchText,
      tags: tagList,
      category_id: v.optional(Ulid),
      mood: textParameter(ENTRY_LIMITS.moodLabel),
      from_date: v.optional(LocalDate),
      to_date: v.optional(LocalDate),
      favorite: booleanParameter(),
      sort_by: sort,
      limit: integerParameter(1, 100, 20),
      page: integerParameter(1, 1_000_000, 1),
    }),
    success: {
      status: 200,
      body: v.object({
        items: v.array(FoundEntry),
        page: integer(1, 1_000_000),
        limit: integer(1, 100),
        total: integer(0, Number.MAX_SAFE_INTEGER),
      }),
    },
  },
  listTags: {
    method: 'GET',
    path: '/entries/tags',
    auth: 'token',
    summary: 'Tags in use, most used first',
    query: v.object({ limit: integerParameter(1, 1000, 1000) }),
    success: {
      status: 200,
      body: v.array(v.object({ tag: v.string(), count: integer(1, Number.MAX_SAFE_INTEGER) })),
    },
  },
  suggestTags: {
    method: 'POST',
    path: '/entries/suggest-tags',
    auth: 'token',
    summary: 'Tags that a text may get',
    description:
      "The owner's own tags that the text speaks of, then its own keywords. Nothing leaves for an outside service.",
    body: v.object({
      content: v.optional(text({ max: ENTRY_LIMITS.content }), ''),
      existing_tags: v.optional(
        v.pipe(
          v.array(v.string()),
          v.maxLength(ENTRY_LIMITS.tagsSent, `must have at most ${ENTRY_LIMITS.tagsSent} items`),
        ),
        [],
      ),
    }),
    example: { content: 'We walked along the river with the dog.', existing_tags: ['family'] },
    success: { status: 200, body: v.object({ tags: v.array(v.string()) }) },
  },
});
