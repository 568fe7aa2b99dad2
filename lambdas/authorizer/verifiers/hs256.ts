import { compactVerify } from 'jose/jws/compact/verify';
import { refused } from '../domain/refusal.ts';
import { type JsonObject, parseJsonObject } from '../domain/token.ts';
import { joseCode } from './jose-error.ts';
import type { SigningSecrets } from './signing-secret.ts';

const encoder = new TextEncoder();

/**
 * Verifies a compact JWS with HMAC-SHA-256. The algorithm is fixed; the token's header can only agree with it.
 * @returns its claims, or undefined when none of the secrets signed it
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
      const code = joseCode(error);
      if (code === 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED') continue;
      throw code === undefined ? error : refused('not verified');
    }
  }
  return undefined;
}
