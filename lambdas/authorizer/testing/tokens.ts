import {
  createHmac,
  createSign,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';

/** Signs tokens by hand, so that the tests can also make what no library would. */

export const base64url = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

export const SECRET = 'current-secret-of-the-authorizer-tests';
export const PREVIOUS_SECRET = 'previous-secret-of-the-authorizer-tests';

export const seconds = (): number => Math.floor(Date.now() / 1000);

/** Claims as the frontend sends them. */
export const claimsOf = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  sub: 'auth0|canary-user',
  email: 'canary@example.org',
  tenant_id: 'default',
  role: 'user',
  iat: seconds(),
  exp: seconds() + 3600,
  ...changes,
});

export function hs256(
  claims: unknown,
  options: { key?: string; header?: Record<string, unknown> } = {},
): string {
  const input = `${base64url({ alg: 'HS256', typ: 'JWT', ...options.header })}.${base64url(claims)}`;
  const mac = createHmac('sha256', options.key ?? SECRET).update(input);
  return `${input}.${mac.digest('base64url')}`;
}

export interface SigningPair {
  kid: string;
  alg: 'RS256' | 'ES256';
  privateKey: KeyObject;
  publicKey: KeyObject;
  jwk: JsonWebKey;
}

export function rsaPair(kid: string, modulusLength = 2048): SigningPair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' };
  return { kid, alg: 'RS256', privateKey, publicKey, jwk };
}

export function ecPair(kid: string): SigningPair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'ES256' };
  return { kid, alg: 'ES256', privateKey, publicKey, jwk };
}

export function signedBy(
  pair: SigningPair,
  claims: unknown,
  header: Record<string, unknown> = {},
  hash = 'sha256',
): string {
  const protectedHeader = { alg: pair.alg, typ: 'JWT', kid: pair.kid, ...header };
  const input = `${base64url(protectedHeader)}.${base64url(claims)}`;
  const signature = createSign(hash)
    .update(input)
    .sign({ key: pair.privateKey, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
}
