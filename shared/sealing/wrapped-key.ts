import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { type DataKey, decrypt, encrypt, KEY_ID_BYTES } from './seal.ts';

/** A data key as a row of the table Keys holds it. */
export interface WrappedKey {
  /** Hex; the sort value of the row. */
  key_id: string;
  /** Encrypted under the stage key. */
  wrapped: Uint8Array;
  /** RFC 3339, UTC, milliseconds. The newest key seals. */
  created_at: string;
}

const KEY_BYTES = 32;

/** A row opens only under its owner, its id and its date. */
const contextOf = (ownerKey: string, { key_id, created_at }: Omit<WrappedKey, 'wrapped'>) =>
  Buffer.from(`data-key\n${ownerKey}\n${key_id}\n${created_at}`);

/** A new random data key. It is used only once it has been read back and unwrapped. */
export function generateDataKey(stageKey: KeyObject, ownerKey: string, now: number): WrappedKey {
  const row = {
    key_id: randomBytes(KEY_ID_BYTES).toString('hex'),
    created_at: new Date(now).toISOString(),
  };
  const key = randomBytes(KEY_BYTES);
  const wrapped = encrypt(stageKey, key, contextOf(ownerKey, row));
  key.fill(0);
  return { ...row, wrapped };
}

/** @throws Error when the row is not as it was made for this owner */
export function unwrapDataKey(stageKey: KeyObject, ownerKey: string, row: WrappedKey): DataKey {
  const bytes = decrypt(stageKey, row.wrapped, contextOf(ownerKey, row));
  const key = createSecretKey(bytes);
  bytes.fill(0);
  return { id: row.key_id, key };
}
