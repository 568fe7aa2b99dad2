import { isDeepStrictEqual } from 'node:util';
import { type Entry, type EntryDraft, givenMembers, moodScoreOf } from '@reflekt/shared/entities';
import { type InputProblem, invalid } from '@reflekt/shared/errors';
import { countWords } from '@reflekt/shared/text';
import { DAY, formatInstant, formatLocalDate, isFixedZone, localDate } from '@reflekt/shared/time';

/** Creates an empty entry about this moment, in UTC. */
export const createBlankEntry = (id: string, userId: string, now: number): Entry => ({
  id,
  user_id: userId,
  title: '',
  content: '',
  tags: [],
  mood: null,
  mood_score: null,
  location: null,
  coordinates: null,
  category_id: null,
  word_count: 0,
  created_at: formatInstant(now),
  time_zone: 'UTC',
  entry_date: formatLocalDate(now),
  updated_at: formatInstant(now),
  favorite: false,
  prompt_id: null,
  source: null,
  external_id: null,
  deleted_at: null,
  version: 1,
});

/** The score of an entry: the given one, or that of a new label. An unchanged label keeps its score. */
function moodScore(base: Entry, draft: EntryDraft): number | null {
  if (draft.mood_score !== undefined) return draft.mood_score;
  if (draft.mood === undefined || draft.mood === base.mood) return base.mood_score;
  return draft.mood === null ? null : (moodScoreOf(draft.mood) ?? null);
}

/**
 * Applies a draft to an entry, and derives the members that follow from it. Version and `updated_at` stay.
 * @param timeZone the zone of the result, where the draft alone does not determine it
 * @param ownsCategory true where the draft's category is the owner's
 * @throws DomainError `invalid`, with every member that is not acceptable
 */
export function composeEntry(
  base: Entry,
  draft: EntryDraft,
  now: number,
  timeZone: string = draft.time_zone ?? base.time_zone,
  ownsCategory = false,
): Entry {
  const { written_zone: _, ...members } = draft;
  const problems: InputProblem[] = [];
  const refuse = (pointer: string, detail: string) => problems.push({ at: { pointer }, detail });

  const next: Entry = {
    ...base,
    ...givenMembers(members),
    mood_score: moodScore(base, draft),
    time_zone: timeZone,
  };

  if (next.title === '' && next.content === '' && next.mood === null) {
    refuse('', 'at least one of title, content and mood must be non-empty');
  }
  if (next.mood !== null && next.mood_score === null && moodScoreOf(next.mood) === undefined) {
    refuse('/mood_score', 'is required with a mood label that has no score of its own');
  }
  if (draft.created_at !== undefined && Date.parse(next.created_at) > now + DAY) {
    refuse('/created_at', 'must not be more than a day ahead');
  }
  if (next.category_id !== null && next.category_id !== base.category_id && !ownsCategory) {
    refuse('/category_id', 'must be one of your categories');
  }
  if (
    draft.time_zone !== undefined &&
    draft.time_zone !== base.time_zone &&
    isFixedZone(draft.time_zone)
  ) {
    refuse('/time_zone', 'must be an IANA time zone name');
  }
  if (next.created_at !== base.created_at || next.time_zone !== base.time_zone) {
    const date = localDate(Date.parse(next.created_at), next.time_zone);
    if (date === undefined)
      refuse('/created_at', 'must lie in the years 0001 to 9999 in its time zone');
    else next.entry_date = date;
  }
  if (next.content !== base.content) next.word_count = countWords(next.content);
  if (problems.length > 0) throw invalid(...problems);
  return next;
}

/** True where two states of an entry are equal. */
export const isSameEntry = (a: Entry, b: Entry): boolean => isDeepStrictEqual(a, b);

/** The state with the next version and a new `updated_at`. */
export const withNextVersion = (entry: Entry, now: number): Entry => ({
  ...entry,
  version: entry.version + 1,
  updated_at: formatInstant(now),
});
