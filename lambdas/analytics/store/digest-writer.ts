import { type Condition, type Database, StoredDigest } from '@reflekt/shared/store';
import { analyticsTable, digestKey, type Owner } from '@reflekt/shared/tables';
import type { DigestContent } from '../domain/digest.ts';

/** The writes of digests. */
export type DigestWriter = ReturnType<typeof createDigestWriter>;

/** The condition that a digest is as it was read. Without a write id its item is damaged, and is replaced. */
function unchanged(before: { writeId: string | undefined } | undefined): { when?: Condition } {
  if (!before) return { when: { absent: true } };
  return before.writeId === undefined ? {} : { when: { equals: { write_id: before.writeId } } };
}

/**
 * Creates the writes of digests.
 * @param newId gives ULIDs
 */
export function createDigestWriter(db: Database, newId: () => string) {
  return {
    /**
     * Writes an entry's digest in place of the state that was read.
     * @throws WriteConflict when that has changed
     */
    async write(
      owner: Owner,
      entryId: string,
      before: { writeId: string | undefined } | undefined,
      { entryVersion, digest, expiresAt }: DigestContent,
    ): Promise<void> {
      const { entry_id: _id, entry_date, ...members } = digest ?? {};
      const put = StoredDigest.encode({
        ...digestKey(owner, entryId),
        entry_version: entryVersion,
        write_id: newId(),
        ...(entry_date === undefined ? {} : { entry_date }),
        digest: digest && members,
        ...(expiresAt === undefined ? {} : { expires_at: expiresAt }),
      });
      await db.write([{ put, table: analyticsTable, ...unchanged(before) }]);
    },
  };
}
