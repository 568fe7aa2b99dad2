/**
 * The material of the KMS keys, and what is encrypted under it. Material is random for each data folder and
 * lies in a private file there, beside the secrets and never in the engine's files. A ciphertext opens only
 * under its key and with the encryption context it was made with, as in KMS.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalCloudError } from '../errors.ts';
import { readIfPresent } from '../read-if-present.ts';
import { isObject } from './json.ts';

const KEYS_FILE = 'kms-keys.json';
const CIPHER = 'aes-256-gcm';
const FORMAT = 1;
const ID_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + ID_BYTES;

/** An encryption context: names and values that KMS binds to a ciphertext. */
export type EncryptionContext = Readonly<Record<string, string>>;

export class KmsKeys {
  readonly #material: ReadonlyMap<string, Buffer>;

  /**
   * Reads the material of the keys, and makes what is missing.
   * @param ids ids of the template's keys
   * @throws LocalCloudError when the file is damaged: new material would make stored data unreadable
   */
  constructor(dataDir: string, ids: readonly string[]) {
    const path = join(dataDir, KEYS_FILE);
    const material = readMaterial(path);
    const missing = ids.filter((id) => !material.has(id));
    for (const id of missing) material.set(id, randomBytes(32));
    if (missing.length > 0) writeMaterial(path, material);
    this.#material = material;
  }

  /** A ciphertext that names its key: format, key id, nonce, encrypted text, tag. */
  encrypt(keyId: string, plaintext: Buffer, context: EncryptionContext): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const header = Buffer.concat([Buffer.of(FORMAT), idBytes(keyId)]);
    const cipher = createCipheriv(CIPHER, this.#of(keyId), nonce);
    cipher.setAAD(boundTo(header, context));
    return Buffer.concat([
      header,
      nonce,
      cipher.update(plaintext),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
  }

  /** The id of the key that a ciphertext names; undefined for what is no ciphertext. */
  keyIdOf(ciphertext: Buffer): string | undefined {
    const isComplete = ciphertext.length > HEADER_BYTES + NONCE_BYTES + TAG_BYTES;
    if (!isComplete || ciphertext[0] !== FORMAT) return undefined;
    const id = ciphertext.subarray(1, HEADER_BYTES);
    return [...this.#material.keys()].find((known) => idBytes(known).equals(id));
  }

  /** Undefined for a ciphertext that was altered, or made under other material or another context. */
  decrypt(keyId: string, ciphertext: Buffer, context: EncryptionContext): Buffer | undefined {
    const nonceEnd = HEADER_BYTES + NONCE_BYTES;
    const nonce = ciphertext.subarray(HEADER_BYTES, nonceEnd);
    const decipher = createDecipheriv(CIPHER, this.#of(keyId), nonce);
    decipher.setAAD(boundTo(ciphertext.subarray(0, HEADER_BYTES), context));
    decipher.setAuthTag(ciphertext.subarray(-TAG_BYTES));
    try {
      const encrypted = ciphertext.subarray(nonceEnd, -TAG_BYTES);
      return Buffer.concat([decipher.update(encrypted), decipher.final()]);
    } catch {
      return undefined;
    }
  }

  #of(keyId: string): Buffer {
    const material = this.#material.get(keyId);
    if (material === undefined) throw new Error(`there is no key ${keyId}`);
    return material;
  }
}

const idBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

/** Header and context in one spelling, whatever order the context's names came in. */
function boundTo(header: Buffer, context: EncryptionContext): Buffer {
  const pairs = Object.entries(context).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.concat([header, Buffer.from(JSON.stringify(pairs))]);
}

function readMaterial(path: string): Map<string, Buffer> {
  const text = readIfPresent(path);
  if (text === undefined) return new Map();
  const material = parseMaterial(text);
  if (material !== undefined) return material;
  throw new LocalCloudError(
    `${path} is damaged, and what was stored cannot be read without it: put it back, or start once with --reset.`,
  );
}

function parseMaterial(text: string): Map<string, Buffer> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (!isObject(parsed)) return undefined;
    const material = new Map(
      Object.entries(parsed).map(([id, value]) => [id, Buffer.from(String(value), 'base64')]),
    );
    return [...material.values()].every(({ length }) => length === 32) ? material : undefined;
  } catch {
    return undefined;
  }
}

function writeMaterial(path: string, material: ReadonlyMap<string, Buffer>): void {
  const entries = [...material].map(([id, value]) => [id, value.toString('base64')]);
  const text = `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`;
  // Written aside and moved, so that a kill leaves the old file or the new one.
  writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}
