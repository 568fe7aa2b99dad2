import { hkdfSync } from 'node:crypto';
import { compactDecrypt } from 'jose/jwe/compact/decrypt';
import { refused } from '../domain/refusal.ts';
import { type JsonObject, parseJsonObject } from '../domain/token.ts';
import { joseCode } from './jose-error.ts';
import type { SigningSecrets } from './signing-secret.ts';

/** NextAuth 4 encrypts with a key that it derives from its secret, without salt, under this name. */
const KEY_NAME = 'NextAuth.js Generated Encryption Key';
const KEY_BYTES = 32;

const encryptionKey = (secret: string) =>
  new Uint8Array(hkdfSync('sha256', secret, '', KEY_NAME, KEY_BYTES));

/**
 * Opens a NextAuth 4 session token. Only the holder of a secret can make one that opens.
 * @returns its claims, or undefined when none of the secrets opens it
 * @throws DomainError `unauthorized` for a token that no secret could open
 */
export async function openSession(
  text: string,
  secrets: SigningSecrets,
): Promise<JsonObject | undefined> {
  for (const secret of secrets) {
    try {
      const { plaintext } = await compactDecrypt(text, encryptionKey(secret), {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        maxDecompressedLength: 0,
      });
      return parseJsonObject(plaintext);
    } catch (error) {
      const code = joseCode(error);
      if (code === 'ERR_JWE_DECRYPTION_FAILED') continue;
      throw code === undefined ? error : refused('not verified');
    }
  }
  return undefined;
}
