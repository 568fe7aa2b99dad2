import { defect } from '@reflekt/shared/errors';
import { defineStoredSchema } from '@reflekt/shared/store';
import { idempotencyTable, Owner } from '@reflekt/shared/tables';
import * as v from 'valibot';

/** No token can name a tenant with a `#`, so nobody can ever be this owner. */
const OWNER = Owner.of({ tenant_id: '#reflekt', user_id: 'sealing-canary' });

export function canaryOwner(): Owner {
  if (!OWNER) throw defect('the owner of the canary is impossible');
  return OWNER;
}

/** In Idempotency, which seals whole items and has no stream that would make events of it. */
export const canaryKey = () => ({ owner: canaryOwner().key, key: 'sealing-canary' });

export const StoredCanary = defineStoredSchema(
  idempotencyTable,
  'canary',
  v.object({ text: v.string() }),
);
