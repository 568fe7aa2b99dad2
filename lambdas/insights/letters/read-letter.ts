import type { lettersApi } from '@reflekt/shared/api';
import type { Entry, Letter } from '@reflekt/shared/entities';
import type { Operation, Operations } from '@reflekt/shared/http';
import {
  type DigestReader,
  type EntryReader,
  type LetterRecord,
  type LetterShelf,
  retryOnConflict,
  type SettingsRecord,
  UNREADABLE,
} from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { formatInstant, localToday, periodAround, periodBefore } from '@reflekt/shared/time';
import type { LetterWriter } from '../store/letter-writer.ts';
import { findingsOf } from './findings.ts';
import { hashOfDigests } from './hash.ts';

/** The dependencies of the letters, for one request. */
export interface Deps {
  digests: Pick<DigestReader, 'between'>;
  entries: Pick<EntryReader, 'readMany' | 'newestZone'>;
  letters: Pick<LetterShelf, 'read'> & LetterWriter;
  settings(owner: Owner): Promise<SettingsRecord>;
  /** Server milliseconds since 1970. */
  now(): number;
  /** A fresh ULID. */
  newId(): string;
  /** Milliseconds since 1970 after which nothing is tried again. */
  deadline: number;
}

/** The live entries among several, by id. */
async function liveEntries(
  deps: Deps,
  owner: Owner,
  ids: readonly string[],
): Promise<Map<string, Entry>> {
  const live = new Map<string, Entry>();
  if (ids.length === 0) return live;
  for (const [id, record] of await deps.entries.readMany(owner, ids)) {
    if (record === UNREADABLE || record.kind !== 'entry') continue;
    if (record.entry.deleted_at === null) live.set(id, record.entry);
  }
  return live;
}

/** A stored letter without what is stored beside it. */
const letterOf = ({ write_id, made_of, ...letter }: LetterRecord): Letter => letter;

/** GET /insights/summary: the letter about a period. It is made when it is first asked for. */
export const readLetter: Operation<typeof lettersApi.endpoints.readLetter, Deps> = async (
  deps,
  { owner, query },
) => {
  const settings = await deps.settings(owner);
  const { period } = query;
  const range =
    query.date === undefined
      ? periodBefore(
          localToday(deps.now(), settings.time_zone ?? (await deps.entries.newestZone(owner))),
          period,
          settings.week_starts_on,
        )
      : periodAround(query.date, period, settings.week_starts_on);
  const { from, to } = range;

  return retryOnConflict({ deadline: deps.deadline }, async (): Promise<Letter> => {
    const { digests, versions } = await deps.digests.between(owner, from, to);
    const now = formatInstant(deps.now());
    if (settings.ai_consent === 'none') {
      const own = digests.map((digest) => ({ ...digest, analysis: null }));
      const { trend: mood_trend } = findingsOf(own, range);
      const nothing = { themes: [], highlights: [], text: null };
      return { period, from_date: from, to_date: to, mood_trend, ...nothing, generated_at: now };
    }
    const before = await deps.letters.read(owner, period, from);
    const made_of = hashOfDigests(digests);
    if (before?.made_of === made_of) return letterOf(before);

    // Loaded on demand: most letters are there already, and the word lists are long.
    const { composeLetter, draftOf } = await import('./compose.ts');
    const draft = draftOf(digests, range);
    const ids = draft.candidates.map(({ digest }) => digest.entry_id);
    const entries = await liveEntries(deps, owner, ids);
    const { newId } = deps;
    const letter = composeLetter(draft, entries, {
      period,
      range,
      userId: owner.userId,
      now,
      newId,
    });
    const quoted = letter.highlights.map(({ entry_id }) => entry_id);
    const conditions = new Map(quoted.map((id) => [id, versions.get(id) ?? 0]));
    await deps.letters.save(owner, before, { ...letter, write_id: newId(), made_of }, conditions);
    return letter;
  });
};

/** The operations of the letters. */
export const operations: Operations<typeof lettersApi, Deps> = { readLetter };
