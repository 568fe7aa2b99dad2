import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startAuthorizer, type TestAuthorizer } from './testing/authorizer.ts';
import { type Answer, json, noAnswer, type Stub, startStub } from './testing/servers.ts';
import {
  base64url,
  claimsOf,
  ecPair,
  hs256,
  rsaPair,
  SECRET,
  seconds,
  signedBy,
} from './testing/tokens.ts';
import { MAX_JWKS_BYTES } from './verifiers/jwks.ts';
import { MAX_AGE, MAX_STALE, PACE } from './verifiers/refreshed.ts';

/*
 * The key servers are real ones on a loopback address, the only place to which settings may point with plain
 * http; so the code under test fetches as it does in the cloud, without a certificate to work around.
 */
const rsa = rsaPair('rsa-1');
const ec = ecPair('ec-1');
const newRsa = rsaPair('rsa-2');
const otherIssuers = rsaPair('rsa-1');

const ACME = 'https://login.acme.example/';
const BETA = 'https://beta.example';
const allowed = 'allowed acme canary-user';
const unavailable = 'The authorizer could not decide';

let acmeKeys: Stub;
let betaKeys: Stub;
let authorizer: TestAuthorizer;

beforeAll(async () => {
  acmeKeys = await startStub(noAnswer);
  betaKeys = await startStub(json({ keys: [otherIssuers.jwk] }));
});
afterAll(() => Promise.all([acmeKeys.close(), betaKeys.close()]));
beforeEach(async () => {
  acmeKeys.answer = json({ keys: [rsa.jwk, ec.jwk] });
  authorizer = await startAuthorizer({
    TOKEN_ISSUERS: [
      { issuer: ACME, audience: 'journal', tenant_id: 'acme', jwks_uri: `${acmeKeys.url}/keys` },
      { issuer: BETA, audience: ['a', 'b'], tenant_id: 'beta', jwks_uri: betaKeys.url },
    ],
  });
});
afterEach(() => authorizer.close());

const acme = (changes: Record<string, unknown> = {}) => ({
  iss: ACME,
  aud: 'journal',
  sub: 'canary-user',
  iat: seconds(),
  exp: seconds() + 600,
  ...changes,
});
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

describe("the issuer's keys", () => {
  test('are fetched once for many tokens, and the secret never', async () => {
    const before = acmeKeys.requests();
    const tokens = Array.from({ length: 20 }, (_, i) => signedBy(rsa, acme({ jti: `${i}` })));
    const outcomes = await Promise.all(tokens.map(outcome));
    expect(new Set(outcomes)).toEqual(new Set([allowed]));
    expect(acmeKeys.requests() - before).toBe(1);
    expect(authorizer.secretsManager.requests()).toBe(0);
  });

  test('unknown ones cause one fetch in five seconds at most', async () => {
    expect(await outcome(signedBy(rsa, acme()))).toBe(allowed);
    const before = acmeKeys.requests();
    authorizer.pass(PACE);
    for (let i = 0; i < 50; i++) {
      expect(await outcome(signedBy(rsa, acme(), { kid: `k${i}` }))).toBe('Unauthorized');
    }
    expect(acmeKeys.requests() - before).toBe(1);
  });

  test('a new one is found by the first token that needs it', async () => {
    expect(await outcome(signedBy(rsa, acme()))).toBe(allowed);
    acmeKeys.answer = json({ keys: [newRsa.jwk, rsa.jwk] });
    authorizer.pass(PACE);
    expect(await outcome(signedBy(newRsa, acme()))).toBe(allowed);
    expect(await outcome(signedBy(rsa, acme()))).toBe(allowed);
  });

  test('a withdrawn one, or one replaced under its kid, is forgotten after five minutes', async () => {
    expect(await outcome(signedBy(rsa, acme()))).toBe(allowed);
    expect(await outcome(signedBy(ec, acme()))).toBe(allowed);
    acmeKeys.answer = json({ keys: [otherIssuers.jwk] });
    authorizer.pass(MAX_AGE);
    expect(await outcome(signedBy(rsa, acme({ exp: seconds() + 900 })))).toBe('Unauthorized');
    expect(await outcome(signedBy(ec, acme({ exp: seconds() + 900 })))).toBe('Unauthorized');
    expect(await outcome(signedBy(otherIssuers, acme({ exp: seconds() + 900 })))).toBe(allowed);
  });

  test('that are not for signing, or malformed, are passed over', async () => {
    const keys = [null, 7, { kty: 'oct', kid: 'o', k: 'AAAA' }, { kty: 'RSA', kid: 'bad' }];
    const encryption = { ...newRsa.jwk, use: 'enc' };
    acmeKeys.answer = json({ keys: [...keys, encryption, rsa.jwk] });
    expect(await outcome(signedBy(rsa, acme()))).toBe(allowed);
    expect(await outcome(signedBy(newRsa, acme()))).toBe('Unauthorized');
    expect(await outcome(signedBy(rsa, acme(), { kid: 'bad' }))).toBe('Unauthorized');
  });

  test('serve for an hour while their server is down', async () => {
    const lasting = () => signedBy(rsa, acme({ exp: seconds() + 7200 }));
    expect(await outcome(lasting())).toBe(allowed);
    acmeKeys.answer = json({}, 500);
    authorizer.pass(MAX_AGE);
    expect(await outcome(lasting())).toBe(allowed);
    authorizer.pass(MAX_STALE - MAX_AGE);
    expect(await outcome(lasting())).toBe(unavailable);
  });
});

describe('while no keys can be had, nothing is decided, and it is noticed when they can', () => {
  const padding = 'x'.repeat(MAX_JWKS_BYTES);
  const cases: [string, Answer][] = [
    ['error', json({ keys: [rsa.jwk] }, 500)],
    ['not found', json({ keys: [rsa.jwk] }, 404)],
    ['no JSON', (response) => response.end('<html>')],
    ['another shape', json([rsa.jwk])],
    ['connection closed', (response) => response.destroy()],
    [
      'cut off',
      (response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('{"keys":[');
        response.destroy();
      },
    ],
    ['huge', json({ keys: [rsa.jwk], padding })],
    [
      'huge once decompressed',
      (response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(gzipSync(JSON.stringify({ keys: [rsa.jwk], padding })));
      },
    ],
    [
      'redirecting to right keys elsewhere',
      (response) => response.writeHead(302, { location: `${betaKeys.url}/` }).end(),
    ],
    ['silent', noAnswer],
    [
      'silent after its first byte',
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
    ],
  ];

  test.each(cases)('%s', async (_, answer) => {
    acmeKeys.answer = answer;
    const redirected = betaKeys.requests();
    expect(await outcome(signedBy(rsa, acme()))).toBe(unavailable);
    expect(betaKeys.requests()).toBe(redirected);
    const asked = acmeKeys.requests();
    expect(await outcome(signedBy(rsa, acme()))).toBe(unavailable);
    expect(acmeKeys.requests()).toBe(asked);
    // The others are not drawn in.
    expect(await outcome(hs256(claimsOf()))).toBe('allowed default auth0|canary-user');

    acmeKeys.answer = json({ keys: [rsa.jwk] });
    authorizer.pass(PACE);
    expect(await outcome(signedBy(rsa, acme()))).toBe(allowed);
    expect(authorizer.logged()).not.toMatch(/canary|eyJ|secret-of-the/);
  });

  test('nobody listening', async () => {
    const gone = await startStub(noAnswer);
    await gone.close();
    const settings = { issuer: ACME, audience: 'journal', tenant_id: 'acme', jwks_uri: gone.url };
    const other = await startAuthorizer({ TOKEN_ISSUERS: [settings] });
    expect(await other.outcome(`Bearer ${signedBy(rsa, acme())}`)).toBe(unavailable);
    await other.close();
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
