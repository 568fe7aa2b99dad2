import { createHmac, hkdfSync, type KeyObject } from 'node:crypto';

/**
 * HMAC-SHA256 under a key derived (HKDF-SHA256) from a data key, so that nobody without the key can try texts against it.
 * @param purpose sets hashes of different uses apart, such as `idempotency`
 * @returns gives the hash of a text: base64url, 43 characters
 */
export function createHasher(key: KeyObject, purpose: string): (text: string) => string {
  const hashKey = Buffer.from(hkdfSync('sha256', key, '', `keyed-hash\n${purpose}`, 32));
  return (text) => createHmac('sha256', hashKey).update(text).digest('base64url');
}

/** One hash of `createHasher`, under an owner's data key. */
export const hashUnder = (key: KeyObject, purpose: string, text: string): string =>
  createHasher(key, purpose)(text);
