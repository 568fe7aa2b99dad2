import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Random data key of one owner. */
export interface DataKey {
  /** Hex of its 8 random bytes, as it stands in the table Keys. */
  id: string;
  key: KeyObject;
}

const CIPHER = 'aes-256-gcm';
/** AES-256-GCM with a random nonce, of raw DEFLATE (level 6) of the text. */
const SUITE_DEFLATED = 1;
/** The same of the text as it is, where DEFLATE would not make it shorter. */
const SUITE_STORED = 2;

export const KEY_ID_BYTES = 8;
/** Suite and key id. */
const HEADER_BYTES = 1 + KEY_ID_BYTES;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const OVERHEAD = HEADER_BYTES + NONCE_BYTES + TAG_BYTES;

/**
 * Longest text that is sealed or opened, bytes. An entry of 100,000 control characters, six bytes each in JSON, is
 * far below it. Without a limit, 0.6 MB at rest could open to 220 MB.
 */
export const MAX_TEXT_BYTES = 2 * 1024 * 1024;

/** AES-256-GCM under a random nonce: nonce, ciphertext, tag. */
export function encrypt(key: KeyObject, text: Uint8Array, additionalData: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(additionalData);
  return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error when key, bytes or additional data are not those of the encryption */
export function decrypt(key: KeyObject, bytes: Uint8Array, additionalData: Uint8Array): Buffer {
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new Error('too short');
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(additionalData);
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
  return Buffer.concat([text, decipher.final()]);
}

const withHeader = (header: Uint8Array, context: string): Buffer =>
  Buffer.concat([header, Buffer.from(context)]);

/**
 * Compresses and encrypts a text: suite, key id, nonce, ciphertext, tag.
 * @param context what the seal is bound to; it opens beside exactly this and nowhere else
 * @throws RangeError for more than MAX_TEXT_BYTES
 */
export function seal(dataKey: DataKey, text: string, context: string): Uint8Array {
  const plain = Buffer.from(text);
  if (plain.length > MAX_TEXT_BYTES) throw new RangeError('too much text for one item');
  const deflated = deflateRawSync(plain, { level: 6 });
  const shrank = deflated.length < plain.length;
  const header = Buffer.concat([
    Uint8Array.of(shrank ? SUITE_DEFLATED : SUITE_STORED),
    Buffer.from(dataKey.id, 'hex'),
  ]);
  const encrypted = encrypt(dataKey.key, shrank ? deflated : plain, withHeader(header, context));
  return Buffer.concat([header, encrypted]);
}

/** The id of the key that a blob names; undefined for what is no blob of a known suite. */
export function keyIdOf(blob: unknown): string | undefined {
  if (!(blob instanceof Uint8Array) || blob.length < OVERHEAD) return undefined;
  if (blob[0] !== SUITE_DEFLATED && blob[0] !== SUITE_STORED) return undefined;
  return Buffer.from(blob.subarray(1, HEADER_BYTES)).toString('hex');
}

/**
 * The text of a blob that `keyIdOf` has accepted.
 * @throws Error when anything of it, its key or its context is not as it was sealed
 */
export function unseal({ key }: DataKey, blob: Uint8Array, context: string): string {
  const header = blob.subarray(0, HEADER_BYTES);
  const plain = decrypt(key, blob.subarray(HEADER_BYTES), withHeader(header, context));
  return blob[0] === SUITE_DEFLATED
    ? inflateRawSync(plain, { maxOutputLength: MAX_TEXT_BYTES }).toString()
    : plain.toString();
}
