import { createPublicKey } from 'node:crypto';
import { DomainError } from '@reflekt/shared/errors';
import * as v from 'valibot';

/** Bytes of a key set at most, after decompression. */
export const MAX_JWKS_BYTES = 256 * 1024;
/** Milliseconds from the request to the last byte. */
const DEADLINE = 3000;

const anySigningKey = {
  kid: v.string(),
  use: v.exactOptional(v.literal('sig')),
  alg: v.exactOptional(v.string()),
};
const SigningKey = v.variant('kty', [
  v.object({ kty: v.literal('RSA'), ...anySigningKey, n: v.string(), e: v.string() }),
  v.object({
    kty: v.literal('EC'),
    ...anySigningKey,
    crv: v.string(),
    x: v.string(),
    y: v.string(),
  }),
]);
/** A public key that an issuer signs with. */
type SigningKey = v.InferOutput<typeof SigningKey>;

/** The signing keys of an issuer at one moment. */
export type KeySet = { keys: SigningKey[] };

const Jwks = v.object({ keys: v.array(v.unknown()) });

/** Bits that an RSA key has at least (RFC 7518, 3.3). */
const MIN_RSA_BITS = 2048;

/** True for a key that Node can use and that is long enough. */
function isUsable(key: SigningKey): boolean {
  try {
    const { asymmetricKeyDetails: details } = createPublicKey({ key, format: 'jwk' });
    return key.kty === 'EC' || (details?.modulusLength ?? 0) >= MIN_RSA_BITS;
  } catch {
    return false;
  }
}

/** Passes over keys of other kinds, weak ones and malformed ones: the others stay usable. */
const signingKeys = (keys: readonly unknown[]): SigningKey[] =>
  keys.flatMap((key) => {
    const parsed = v.safeParse(SigningKey, key);
    return parsed.success && isUsable(parsed.output) ? [parsed.output] : [];
  });

async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream: the rest is never received.
    if (size > MAX_JWKS_BYTES) throw new RangeError('the key set is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Fetches an issuer's public keys. Redirects are refused: the address comes from configuration, and only that
 * address is trusted.
 * @param deadline in milliseconds, for the whole answer
 * @throws DomainError `unavailable` for every way in which no usable key set arrives
 */
export async function fetchJwks(uri: string, deadline = DEADLINE): Promise<KeySet> {
  try {
    const response = await fetch(uri, {
      redirect: 'error',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(deadline),
    });
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new RangeError('the key set was not answered with status 200');
    }
    const { keys } = v.parse(Jwks, JSON.parse(await readBounded(response)));
    return { keys: signingKeys(keys) };
  } catch (error) {
    throw new DomainError(
      { code: 'unavailable', detail: 'The keys of a token issuer could not be fetched.' },
      error,
    );
  }
}
