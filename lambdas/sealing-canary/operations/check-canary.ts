import { defect } from '@reflekt/shared/errors';
import {
  type Database,
  defineStoredSchema,
  isWriteConflict,
  UNREADABLE,
} from '@reflekt/shared/store';
import { type Item, idempotencyTable, Owner } from '@reflekt/shared/tables';
import * as v from 'valibot';

/** No token can name a tenant with a `#`, so nobody can ever be this owner. */
const CANARY = Owner.of({ tenant_id: '#reflekt', user_id: 'sealing-canary' });

/** Known to everybody: it must open to exactly this. */
const TEXT = 'A heron stood in the reeds until the light was gone.';

const StoredCanary = defineStoredSchema(idempotencyTable, 'canary', v.object({ text: v.string() }));

export function canaryOwner(): Owner {
  if (!CANARY) throw defect('the owner of the canary is impossible');
  return CANARY;
}

const canaryKey = (): Item => ({ owner: canaryOwner().key, key: 'sealing-canary' });

/**
 * Opens the canary's diary; the first run of a stage writes it.
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
    // Another run was first; the next one opens what it wrote.
    if (!isWriteConflict(error)) throw error;
  }
  return 'sealed';
}
