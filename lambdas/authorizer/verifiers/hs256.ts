import { JOSEError, JWSSignatureVerificationFailed } from 'jose/errors';
import { compactVerify } from 'jose/jws/compact/verify';
import { refused } from '../domain/refusal.ts';
import { type JsonObject, parseJsonObject } from '../domain/token.ts';
import type { SigningSecrets } from './signing-secret.ts';

const encoder = new TextEncoder();

/**
 * The claims of a compact JWS that one of the secrets signed with HMAC-SHA-256, or undefined when none did.
 * The algorithm is ours; the token's header can only agree with it.
 * @throws DomainError `unauthorized` for a token that no secret could verify
 */
export async function verifyHs256(
  text: string,
  secrets: SigningSecrets,
): Promise<JsonObject | undefined> {
  for (const secret of secrets) {
    try {
      const { payload } = await compactVerify(text, encoder.encode(secret), {
        algorithms: ['HS256'],
      });
      return parseJsonObject(payload);
    } catch (error) {
      if (error instanceof JWSSignatureVerificationFailed) continue;
      throw error instanceof JOSEError ? refused('not verified') : error;
    }
  }
  return undefined;
}
