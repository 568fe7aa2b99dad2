import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startAuthorizer, type TestAuthorizer } from './testing/authorizer.ts';
import {
  ACME,
  acme,
  allowed,
  ec,
  newRsa,
  otherIssuers,
  rsa,
  startIssuers,
  type TestIssuers,
} from './testing/issuers.ts';
import { type Answer, json, noAnswer, SHORT, startStub } from './testing/servers.ts';
import { claimsOf, hs256, rsaPair, seconds, signedBy } from './testing/tokens.ts';
import { MAX_JWKS_BYTES } from './verifiers/jwks.ts';
import { MAX_AGE, MAX_STALE, PACE } from './verifiers/refreshed.ts';

const unavailable = 'The authorizer could not decide';

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

describe("the issuer's keys", () => {
  test('are fetched once for many tokens, and the secret never', async () => {
    const before = issuers.acmeKeys.requests();
    const tokens = Array.from({ length: 20 }, (_, i) => signedBy(rsa, acme({ jti: `${i}` })));
    const outcomes = await Promise.all(tokens.map(outcome));
    expect(new Set(outcomes)).toEqual(new Set([allowed]));
    expect(issuers.acmeKeys.requests() - before).toBe(1);
    expect(authorizer.secretsManager.requests()).toBe(0);
  });

  test('unknown ones cause one fetch in five seconds at most', async () => {
    expect(await outcome(signedBy(rsa, acme()))).toBe(allowed);
    const before = issuers.acmeKeys.requests();
    authorizer.pass(PACE);
    for (let i = 0; i < 50; i++) {
      expect(await outcome(signedBy(rsa, acme(), { kid: `k${i}` }))).toBe('Unauthorized');
    }
    expect(issuers.acmeKeys.requests() - before).toBe(1);
  });

  test('a new one is found by the first token that needs it', async () => {
    expect(await outcome(signedBy(rsa, acme()))).toBe(allowed);
    issuers.acmeKeys.answer = json({ keys: [newRsa.jwk, rsa.jwk] });
    authorizer.pass(PACE);
    expect(await outcome(signedBy(newRsa, acme()))).toBe(allowed);
    expect(await outcome(signedBy(rsa, acme()))).toBe(allowed);
  });

  test('a withdrawn one, or one replaced under its kid, is forgotten after five minutes', async () => {
    expect(await outcome(signedBy(rsa, acme()))).toBe(allowed);
    expect(await outcome(signedBy(ec, acme()))).toBe(allowed);
    issuers.acmeKeys.answer = json({ keys: [otherIssuers.jwk] });
    authorizer.pass(MAX_AGE);
    expect(await outcome(signedBy(rsa, acme({ exp: seconds() + 900 })))).toBe('Unauthorized');
    expect(await outcome(signedBy(ec, acme({ exp: seconds() + 900 })))).toBe('Unauthorized');
    expect(await outcome(signedBy(otherIssuers, acme({ exp: seconds() + 900 })))).toBe(allowed);
  });

  test('that are not for signing, or malformed, are passed over', async () => {
    const keys = [null, 7, { kty: 'oct', kid: 'o', k: 'AAAA' }, { kty: 'RSA', kid: 'bad' }];
    const encryption = { ...newRsa.jwk, use: 'enc' };
    issuers.acmeKeys.answer = json({ keys: [...keys, encryption, rsa.jwk] });
    expect(await outcome(signedBy(rsa, acme()))).toBe(allowed);
    expect(await outcome(signedBy(newRsa, acme()))).toBe('Unauthorized');
    expect(await outcome(signedBy(rsa, acme(), { kid: 'bad' }))).toBe('Unauthorized');
  });

  test('that are weak, or that Node cannot read, are passed over', async () => {
    const weak = rsaPair('weak', 1024);
    const unreadable = { ...ec.jwk, kid: 'odd', x: 'AAAA' };
    issuers.acmeKeys.answer = json({ keys: [weak.jwk, unreadable, rsa.jwk] });
    expect(await outcome(signedBy(rsa, acme()))).toBe(allowed);
    expect(await outcome(signedBy(weak, acme()))).toBe('Unauthorized');
    expect(await outcome(signedBy(ec, acme(), { kid: 'odd' }))).toBe('Unauthorized');
    expect(authorizer.logged()).not.toContain('"level":"error"');
  });

  test('serve although they do not say their algorithm, for the allowed ones alone', async () => {
    const unsaid = [rsa.jwk, ec.jwk].map(({ alg: _, ...key }) => key);
    issuers.acmeKeys.answer = json({ keys: unsaid });
    expect(await outcome(signedBy(rsa, acme()))).toBe(allowed);
    expect(await outcome(signedBy(ec, acme()))).toBe(allowed);
    const rs512 = signedBy(rsa, acme(), { alg: 'RS512' }, 'sha512');
    const es512 = signedBy(ec, acme(), { alg: 'ES512' }, 'sha512');
    for (const token of [rs512, es512]) expect(await outcome(token)).toBe('Unauthorized');
  });

  test('are told from one for encryption under the same kid', async () => {
    issuers.acmeKeys.answer = json({
      keys: [{ ...newRsa.jwk, kid: rsa.kid, use: 'enc' }, rsa.jwk],
    });
    expect(await outcome(signedBy(rsa, acme()))).toBe(allowed);
  });

  test('serve for an hour while their server is down', async () => {
    const lasting = () => signedBy(rsa, acme({ exp: seconds() + 7200 }));
    expect(await outcome(lasting())).toBe(allowed);
    issuers.acmeKeys.answer = json({}, 500);
    authorizer.pass(MAX_AGE);
    expect(await outcome(lasting())).toBe(allowed);
    for (let i = 0; i < 20; i++) {
      expect(await outcome(signedBy(rsa, acme(), { kid: `k${i}` }))).toBe('Unauthorized');
    }
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
      (response) => response.writeHead(302, { location: `${issuers.betaKeys.url}/` }).end(),
    ],
    ['silent', noAnswer],
    [
      'silent after its first byte',
      (response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
    ],
  ];

  test.each(cases)('%s', async (name, answer) => {
    issuers.acmeKeys.answer = answer;
    if (name.startsWith('silent')) authorizer.limitTime(SHORT);
    const redirected = issuers.betaKeys.requests();
    expect(await outcome(signedBy(rsa, acme()))).toBe(unavailable);
    expect(issuers.betaKeys.requests()).toBe(redirected);
    const asked = issuers.acmeKeys.requests();
    expect(await outcome(signedBy(rsa, acme()))).toBe(unavailable);
    expect(issuers.acmeKeys.requests()).toBe(asked);
    authorizer.limitTime();
    // The others are not drawn in.
    expect(await outcome(hs256(claimsOf()))).toBe('allowed default auth0|canary-user');

    issuers.acmeKeys.answer = json({ keys: [rsa.jwk] });
    authorizer.pass(PACE);
    expect(await outcome(signedBy(rsa, acme()))).toBe(allowed);
    expect(authorizer.logged()).not.toMatch(/canary|eyJ|secret-of-the/);
  });

  test('with nobody listening', async () => {
    const gone = await startStub(noAnswer);
    await gone.close();
    const settings = { issuer: ACME, audience: 'journal', tenant_id: 'acme', jwks_uri: gone.url };
    const other = await startAuthorizer({ TOKEN_ISSUERS: [settings] });
    try {
      expect(await other.outcome(`Bearer ${signedBy(rsa, acme())}`)).toBe(unavailable);
    } finally {
      await other.close();
    }
  });
});
