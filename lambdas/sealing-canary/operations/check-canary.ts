import { defect } from '@reflekt/shared/errors';
import { type Database, isWriteConflict, UNREADABLE } from '@reflekt/shared/store';
import { idempotencyTable } from '@reflekt/shared/tables';
import { canaryKey, StoredCanary } from '../store/canary.ts';

/** Known to everybody: the canary must open to exactly this. */
const TEXT = 'A heron stood in the reeds until the light was gone.';

/**
 * Opens the canary. The first run of a stage writes it.
 * @returns `sealed` when it was written now, `opened` when it opened to what was sealed once
 * @throws DomainError `defect` when it opens to anything else or not at all, and whatever the keys end in
 */
export async function checkCanary(db: Database): Promise<'sealed' | 'opened'> {
  const item = await db.get(idempotencyTable, canaryKey());
  if (item) {
    const canary = StoredCanary.parse(item);
    if (canary === UNREADABLE || canary.text !== TEXT) throw defect('the canary does not open');
    return 'opened';
  }
  try {
    const put = StoredCanary.encode({ ...canaryKey(), text: TEXT });
    await db.write([{ put, table: idempotencyTable, when: { absent: true } }]);
  } catch (error) {
    // Another run was first. The next one opens what it wrote.
    if (!isWriteConflict(error)) throw error;
  }
  return 'sealed';
}
