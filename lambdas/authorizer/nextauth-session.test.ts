import { hkdfSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CompactEncrypt } from 'jose/jwe/compact/encrypt';
import { startAuthorizer, type TestAuthorizer } from './testing/authorizer.ts';
import { secretValue } from './testing/servers.ts';
import { claimsOf, hs256, PREVIOUS_SECRET, SECRET, seconds } from './testing/tokens.ts';

const KEY_NAME = 'NextAuth.js Generated Encryption Key';
const allowed = 'allowed default auth0|canary-user';

/** `encode` of next-auth/jwt, sealed with `SECRET` in November 2026 to last for sixty years. */
const MADE_BY_NEXTAUTH = [
  'eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0',
  '',
  'a1UxsahViKYChOZJ',
  'RQVawbku8_E7AuVeLQgpR9IxNrPZxQzmLkbes3FUHuAg8C_CYu8_LmBvozNMC5Sa_SqQVFHaPlLEavTSBZqqe3qrrr1qpx13' +
    'exxDDqFShBPEf7ycXt5vqS_y7wya-hvi85jjFvuFHpsE7xlCriOEWLAXLbpbtpDDZmCmCLWhIOr8JJ0kqy--crPXLeVZ0cxW' +
    'ECB57yqz-L1GKTOA7GjzdMsSE3AFOTtQ5G9E3jDNeof7FYEiAVolYXK768BJSiE3mB5oSaVs1BSXEA',
  '9iVE3a16zJ24zXtB2zA7xg',
].join('.');

interface Sealing {
  secret?: string;
  keyName?: string;
  alg?: 'dir' | 'A256KW';
  enc?: 'A256GCM' | 'A128CBC-HS256';
  header?: Record<string, unknown>;
}

/** As NextAuth 4 seals a session: claims, `dir`, A256GCM, key from HKDF over the secret. */
function seal(claims: unknown, options: Sealing = {}): Promise<string> {
  const { secret = SECRET, keyName = KEY_NAME, alg = 'dir', enc = 'A256GCM', header } = options;
  const key = new Uint8Array(hkdfSync('sha256', secret, '', keyName, 32));
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg, enc, ...header })
    .encrypt(key, { crit: { x: true } });
}

/** A session's claims as NextAuth 4 writes them, with what the frontend adds. */
const session = (changes: Record<string, unknown> = {}) =>
  claimsOf({ name: 'Canary', picture: null, jti: '0d1c4b5e', ...changes });

let authorizer: TestAuthorizer;
beforeAll(async () => {
  authorizer = await startAuthorizer({
    NEXTAUTH_SESSIONS: 'true',
    TOKEN_ISSUERS: [{ issuer: 'https://acme.example', audience: 'journal', tenant_id: 'acme' }],
  });
  authorizer.secretsManager.answer = secretValue(
    JSON.stringify({ current: SECRET, previous: PREVIOUS_SECRET }),
  );
});
afterAll(() => authorizer.close());

const outcome = (token: string) => authorizer.outcome(`Bearer ${token}`);

describe('where enabled, a NextAuth session token', () => {
  test('is accepted, sealed with either secret', async () => {
    expect(await outcome(await seal(session()))).toBe(allowed);
    expect(await outcome(await seal(session(), { secret: PREVIOUS_SECRET }))).toBe(allowed);
  });

  test('gets the default tenant when it names none', async () => {
    expect(await outcome(await seal(session({ tenant_id: undefined })))).toBe(allowed);
  });

  test('is accepted as NextAuth 4.24.15 itself made it', async () => {
    expect(await outcome(MADE_BY_NEXTAUTH)).toBe(allowed);
  });

  test.each([
    ['expired', { exp: seconds() - 1 }],
    ['without exp', { exp: undefined }],
    ['without sub', { sub: undefined }],
    ['not yet valid', { nbf: seconds() + 40 }],
    ['issued in the future', { iat: seconds() + 40 }],
    ['for the tenant of an issuer', { tenant_id: 'acme' }],
    ['for a malformed tenant', { tenant_id: 'a#b' }],
  ])('is refused: %s', async (_, changes) => {
    expect(await outcome(await seal(session(changes)))).toBe('Unauthorized');
  });

  test.each<[string, Sealing]>([
    ['sealed with another secret', { secret: 'yet-another-secret-of-the-authorizer-tests' }],
    ['sealed under another key name', { keyName: `${KEY_NAME} (salt)` }],
    ['of another key management', { alg: 'A256KW' }],
    ['of another encryption', { enc: 'A128CBC-HS256' }],
    ['with a critical extension', { header: { crit: ['x'], x: 1 } }],
    ['compressed', { header: { zip: 'DEF' } }],
  ])('is refused: %s', async (_, options) => {
    const token = await seal(session(), options);
    expect(await outcome(token)).toBe('Unauthorized');
  });

  test('is refused: tampered with, in any of its parts', async () => {
    const parts = (await seal(session())).split('.');
    for (const at of [0, 2, 3, 4]) {
      const part = parts[at] ?? '';
      const changed = `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`;
      expect(await outcome(parts.with(at, changed).join('.'))).toBe('Unauthorized');
      expect(await outcome(parts.with(at, '').join('.'))).toBe('Unauthorized');
    }
    expect(await outcome(parts.with(1, 'AAAA').join('.'))).toBe('Unauthorized');
  });

  test('is refused: five parts of nothing', async () => {
    expect(await outcome('....')).toBe('Unauthorized');
    expect(await outcome('a.a.a.a.a')).toBe('Unauthorized');
  });

  test('does not keep signed tokens from being accepted', async () => {
    expect(await outcome(hs256(claimsOf()))).toBe(allowed);
  });
});

test('where not enabled, it is refused without a call for the secret', async () => {
  const off = await startAuthorizer();
  try {
    expect(await off.outcome(`Bearer ${await seal(session())}`)).toBe('Unauthorized');
    expect(off.secretsManager.requests()).toBe(0);
  } finally {
    await off.close();
  }
});
