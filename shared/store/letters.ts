import * as v from 'valibot';
import { Instant, LETTER_PERIODS, Letter, type LetterPeriod, Ulid } from '../entities/index.ts';
import { analyticsTable, letterKey, type Owner } from '../tables/index.ts';
import { periodAround, WEEK_STARTS_ON } from '../time/index.ts';
import type { Database } from './database.ts';
import { defineStoredSchema, UNREADABLE, type Unreadable } from './stored-schema.ts';

/** A letter as stored, without its key. */
export const StoredLetter = defineStoredSchema(
  analyticsTable,
  'letter',
  v.object({
    ...v.pick(Letter, ['period', 'from_date', 'to_date', 'themes', 'mood_trend', 'highlights'])
      .entries,
    text: v.string(),
    generated_at: Instant,
    /** Differs for each write; the next one is conditioned on it. */
    write_id: Ulid,
    /** Identifies the digests that the letter was made of. */
    made_of: v.string(),
  }),
);
/** A letter with what is stored beside it. */
export type LetterRecord = Exclude<ReturnType<typeof StoredLetter.parse>, Unreadable>;

/** The keys of all letters that can be about a date: weeks may begin on three days. */
const keysAbout = (owner: Owner, date: string) =>
  LETTER_PERIODS.flatMap((period) => {
    const starts = WEEK_STARTS_ON.map((start) => periodAround(date, period, start).from);
    return [...new Set(starts)].map((from) => letterKey(owner, period, from));
  });

/** The reads and removals of letters. */
export type LetterShelf = ReturnType<typeof createLetterShelf>;

/** Creates the reads and removals of letters. */
export function createLetterShelf(db: Database) {
  return {
    /** Read consistently; undefined where there is none, or it cannot be read: it is then made again. */
    async read(
      owner: Owner,
      period: LetterPeriod,
      from: string,
    ): Promise<LetterRecord | undefined> {
      const item = await db.get(analyticsTable, letterKey(owner, period, from));
      const letter = item && StoredLetter.parse(item);
      return letter === UNREADABLE ? undefined : letter;
    },

    /** Removes the letters that quote an entry. @param date the entry's local date */
    async removeQuoting(owner: Owner, entryId: string, date: string): Promise<void> {
      const items = await db.getMany(analyticsTable, keysAbout(owner, date));
      const quoting = items.filter((item) => {
        const letter = StoredLetter.parse(item);
        return (
          letter === UNREADABLE || letter.highlights.some(({ entry_id }) => entry_id === entryId)
        );
      });
      const keys = quoting.map(({ owner: partition, sk }) => ({ owner: partition, sk }));
      await db.removeMany(analyticsTable, keys);
    },
  };
}
