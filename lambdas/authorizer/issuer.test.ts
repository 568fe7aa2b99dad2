import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startAuthorizer, type TestAuthorizer } from './testing/authorizer.ts';
import {
  ACME,
  acme,
  allowed,
  BETA,
  ec,
  newRsa,
  otherIssuers,
  rsa,
  startIssuers,
  type TestIssuers,
} from './testing/issuers.ts';
import { json, startStub } from './testing/servers.ts';
import { base64url, claimsOf, hs256, SECRET, seconds, signedBy } from './testing/tokens.ts';

let issuers: TestIssuers;
let authorizer: TestAuthorizer;
beforeAll(async () => {
  issuers = await startIssuers();
});
afterAll(() => issuers.close());
beforeEach(async () => {
  issuers.acmeKeys.answer = json({ keys: [rsa.jwk, ec.jwk] });
  authorizer = await startAuthorizer({ TOKEN_ISSUERS: issuers.settings });
});
afterEach(() => authorizer.close());

const outcome = (token: string) => authorizer.outcome(`Bearer ${token}`);

describe('a token of a configured issuer', () => {
  test.each([
    ['RS256', signedBy(rsa, acme()), allowed],
    ['ES256', signedBy(ec, acme()), allowed],
    ['its tenant named', signedBy(rsa, acme({ tenant_id: 'acme' })), allowed],
    ['one audience of several', signedBy(rsa, acme({ aud: ['x', 'journal'] })), allowed],
    [
      'a user_id',
      signedBy(rsa, acme({ user_id: 'u@acme.example' })),
      'allowed acme u@acme.example',
    ],
    [
      'the second issuer',
      signedBy(otherIssuers, acme({ iss: BETA, aud: 'b' })),
      'allowed beta canary-user',
    ],
  ])('is accepted: %s', async (_, token, expected) => {
    expect(await outcome(token)).toBe(expected);
  });

  test.each([
    ['another tenant', { tenant_id: 'beta' }],
    ['the default tenant', { tenant_id: 'default' }],
    ['its tenant in another case', { tenant_id: 'Acme' }],
    ['wrong audience', { aud: 'other' }],
    ['audience of the other issuer', { aud: 'b' }],
    ['no audience', { aud: undefined }],
    ['expired', { exp: seconds() - 1 }],
    ['expired within the skew that nbf has', { exp: seconds() - 10 }],
    ['no exp', { exp: undefined }],
    ['no iat', { iat: undefined }],
    ['iat 40 s ahead', { iat: seconds() + 40 }],
    ['no sub', { sub: undefined }],
    ['not yet valid', { nbf: seconds() + 40 }],
    ['user id with a control character', { sub: 'a\u0000b' }],
    ['issuer without its slash', { iss: ACME.slice(0, -1) }],
    ['issuer in a list', { iss: [ACME] }],
    ['no issuer', { iss: undefined }],
  ])('is refused: %s', async (_, changes) => {
    expect(await outcome(signedBy(rsa, acme(changes)))).toBe('Unauthorized');
    expect(await outcome(signedBy(ec, acme(changes)))).toBe('Unauthorized');
  });

  test('is refused: signed by the key of another issuer under the same kid', async () => {
    expect(await outcome(signedBy(otherIssuers, acme()))).toBe('Unauthorized');
    expect(await outcome(signedBy(rsa, acme({ iss: BETA, aud: 'b' })))).toBe('Unauthorized');
  });

  test('is refused: HS256 keyed with the public key', async () => {
    const pem = String(rsa.publicKey.export({ format: 'pem', type: 'spki' }));
    const der = rsa.publicKey.export({ format: 'der', type: 'spki' }).toString('latin1');
    for (const key of [pem, pem.trim(), der, JSON.stringify(rsa.jwk), String(rsa.jwk.n)]) {
      expect(await outcome(hs256(acme(), { key, header: { kid: rsa.kid } }))).toBe('Unauthorized');
      const named = hs256(claimsOf({ tenant_id: 'acme' }), { key, header: { kid: rsa.kid } });
      expect(await outcome(named)).toBe('Unauthorized');
    }
  });

  test('is refused: in its name, but signed with the shared secret', async () => {
    expect(await outcome(hs256(acme()))).toBe('Unauthorized');
  });

  const [, claims] = signedBy(rsa, acme()).split('.');
  test.each([
    ['alg none', `${base64url({ alg: 'none', kid: rsa.kid })}.${claims}.AAAA`],
    ['RS512, which the key is not for', signedBy(rsa, acme(), { alg: 'RS512' })],
    ['ES256 said of an RSA key', signedBy(ec, acme(), { kid: rsa.kid })],
    ['RS256 said of an EC key', signedBy(rsa, acme(), { kid: ec.kid })],
    ['no kid', signedBy(rsa, acme(), { kid: undefined })],
    ['kid that is a path', signedBy(rsa, acme(), { kid: '../../keys' })],
    ['kid that is a URL', signedBy(rsa, acme(), { kid: 'https://attacker.example/k' })],
    ['kid that is SQL', signedBy(rsa, acme(), { kid: "' OR 1=1 --" })],
    ['kid that is a prototype member', signedBy(rsa, acme(), { kid: '__proto__' })],
    ['huge kid', signedBy(rsa, acme(), { kid: 'k'.repeat(5000) })],
    ['kid that is a list', signedBy(rsa, acme(), { kid: [rsa.kid] })],
    ['its own key in the header', signedBy(newRsa, acme(), { jwk: newRsa.jwk })],
    ['a critical extension', signedBy(rsa, acme(), { crit: ['x'], x: 1 })],
  ])('is refused: %s', async (_, token) => {
    expect(await outcome(token)).toBe('Unauthorized');
  });

  const signed = signedBy(ec, acme());
  const [ecHeader, ecClaims] = signed.split('.');
  test.each([
    ['empty but for a byte', 'AA'],
    ['too short', 'A'.repeat(84)],
    ['too long', 'A'.repeat(88)],
    ['of zeros', 'A'.repeat(86)],
    ['in DER, as other libraries write it', 'MEUCIQ'.padEnd(95, 'A')],
    ['of the order of the curve', 'f'.repeat(86)],
  ])('is refused: an ES256 signature %s', async (_, signature) => {
    expect(await outcome(`${ecHeader}.${ecClaims}.${signature}`)).toBe('Unauthorized');
    expect(authorizer.logged()).not.toContain('"level":"error"');
  });

  test.each(['AA', 'A'.repeat(342), 'A'.repeat(4000)])(
    'is refused: an RS256 signature of another length',
    async (signature) => {
      const [header, payload] = signedBy(rsa, acme()).split('.');
      expect(await outcome(`${header}.${payload}.${signature}`)).toBe('Unauthorized');
    },
  );

  test('is refused, and the address in its header never asked', async () => {
    const attacker = await startStub(json({ keys: [newRsa.jwk] }));
    try {
      const header = { jku: attacker.url, x5u: attacker.url, iss: attacker.url };
      expect(await outcome(signedBy(newRsa, acme(), header))).toBe('Unauthorized');
      const issuer = signedBy(newRsa, acme({ iss: attacker.url, jwks_uri: attacker.url }), header);
      expect(await outcome(issuer)).toBe('Unauthorized');
      expect(attacker.requests()).toBe(0);
    } finally {
      await attacker.close();
    }
  });
});

describe('a token signed with the shared secret', () => {
  test('is refused for a tenant that has an issuer, and accepted for others', async () => {
    expect(await outcome(hs256(claimsOf({ tenant_id: 'acme' })))).toBe('Unauthorized');
    expect(await outcome(hs256(claimsOf({ tenant_id: 'beta' })))).toBe('Unauthorized');
    expect(await outcome(hs256(claimsOf()))).toBe('allowed default auth0|canary-user');
  });
});

test('no line of the log says anything of a token', async () => {
  await outcome(signedBy(rsa, acme({ tenant_id: 'canary-tenant' })));
  await outcome(signedBy(rsa, acme(), { kid: 'canary-kid' }));
  expect(authorizer.logged()).toContain('tenant of another issuer');
  for (const canary of ['canary', 'eyJ', SECRET]) {
    expect(authorizer.logged()).not.toContain(canary);
  }
});
