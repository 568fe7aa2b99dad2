import {
  type Condition,
  type Database,
  type LetterRecord,
  StoredLetter,
} from '@reflekt/shared/store';
import { analyticsTable, digestKey, letterKey, type Owner } from '@reflekt/shared/tables';

/** The writes of letters. */
export type LetterWriter = ReturnType<typeof createLetterWriter>;

/** Creates the writes of letters. */
export function createLetterWriter(db: Database) {
  return {
    /**
     * Writes a letter in place of the one that was read. The digests of the entries that it quotes must still be those
     * that were read, so that no passage is kept of an entry that is deleted meanwhile.
     * @param quoted versions of the digests by entry
     * @throws WriteConflict
     */
    async save(
      owner: Owner,
      before: LetterRecord | undefined,
      letter: LetterRecord,
      quoted: ReadonlyMap<string, number>,
    ): Promise<void> {
      const key = letterKey(owner, letter.period, letter.from_date);
      const when: Condition = before ? { equals: { write_id: before.write_id } } : { absent: true };
      const checks = [...quoted].map(([entryId, version]) => ({
        check: digestKey(owner, entryId),
        table: analyticsTable,
        when: { equals: { entry_version: version } },
      }));
      const put = StoredLetter.encode({ ...letter, ...key });
      await db.write([{ put, table: analyticsTable, when }, ...checks]);
    },
  };
}
