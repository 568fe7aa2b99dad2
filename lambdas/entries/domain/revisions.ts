import type { Entry, EntryDraft } from '@reflekt/shared/entities';
import { codePoints } from '@reflekt/shared/text';
import { MINUTE } from '@reflekt/shared/time';

/** Edits within this time, milliseconds, are one editing session with a single revision, of the state before it. */
const EDITING_SESSION = 10 * MINUTE;
/** Consecutive characters that an edit must remove to be a loss, which gets a revision of its own. */
const LOSS_LENGTH = 50;

/** Members without text of the entry. Changing them alone writes no revision. */
const FLAGS: ReadonlySet<keyof Entry> = new Set([
  'favorite',
  'category_id',
  'tags',
  'version',
  'updated_at',
]);

/** True where a member other than flags differs. */
const changesMoreThanFlags = (before: Entry, after: Entry): boolean =>
  (Object.keys(after) as (keyof Entry)[]).some(
    (member) =>
      !FLAGS.has(member) && JSON.stringify(before[member]) !== JSON.stringify(after[member]),
  );

/** Characters of the part of a text that a change replaced: all but the longest common beginning and end. */
function replacedLength(before: string, after: string): number {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return codePoints(before.slice(start, before.length - end));
}

const isLoss = (before: string, after: string): boolean =>
  replacedLength(before, after) >= LOSS_LENGTH;

/**
 * True where an edit must write a revision of the state before: when there is none yet, when the newest is of an
 * earlier editing session, or when the edit removes 50 or more consecutive characters of title or content.
 */
export function needsRevision(
  state: { entry: Entry; revisions: readonly unknown[]; revisedAt: string | null },
  next: Entry,
  now: number,
): boolean {
  const { entry, revisions, revisedAt } = state;
  if (!changesMoreThanFlags(entry, next)) return false;
  if (revisions.length === 0 || revisedAt === null) return true;
  if (now - Date.parse(revisedAt) >= EDITING_SESSION) return true;
  return isLoss(entry.content, next.content) || isLoss(entry.title, next.title);
}

/**
 * The draft that gives an entry the state of a revision. The zone is not part of it, because a redating stays
 * (`zoneOfRestored`).
 */
export const draftOfRevision = (revision: Entry): EntryDraft => ({
  title: revision.title,
  content: revision.content,
  tags: revision.tags,
  mood: revision.mood,
  mood_score: revision.mood_score,
  location: revision.location,
  coordinates: revision.coordinates,
  category_id: revision.category_id,
  created_at: revision.created_at,
  favorite: revision.favorite,
  prompt_id: revision.prompt_id,
});
