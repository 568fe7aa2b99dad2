import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MAX_TOKEN } from './domain/token.ts';
import { startAuthorizer, type TestAuthorizer } from './testing/authorizer.ts';
import {
  base64url,
  claimsOf,
  hs256,
  rsaPair,
  SECRET,
  seconds,
  signedBy,
} from './testing/tokens.ts';

let authorizer: TestAuthorizer;
beforeAll(async () => {
  authorizer = await startAuthorizer();
});
afterAll(() => authorizer.close());

const outcome = (token: string) => authorizer.outcome(`Bearer ${token}`);
const allowed = 'allowed default auth0|canary-user';

describe('a token signed with the shared secret', () => {
  test('gets a policy for every route of its stage and the principal as strings', async () => {
    const claims = claimsOf({ exp: seconds() + 60 });
    expect(await authorizer.authorize(`Bearer ${hs256(claims)}`)).toEqual({
      principalId: 'bearer',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Action: 'execute-api:Invoke',
            Effect: 'Allow',
            Resource: 'arn:aws:execute-api:eu-west-1:000000000000:a1b2c3d4e5/prod/*/*',
          },
        ],
      },
      context: {
        user_id: 'auth0|canary-user',
        tenant_id: 'default',
        role: 'user',
        exp: String(claims.exp),
      },
    });
  });

  test.each([
    ['user_id before sub', { user_id: 'u-1' }, 'allowed default u-1'],
    ['any printable ASCII', { sub: 'https://a/?b=#c d~' }, 'allowed default https://a/?b=#c d~'],
    ['128 characters', { sub: 'x'.repeat(128) }, `allowed default ${'x'.repeat(128)}`],
    ['128 that need escaping', { sub: '@'.repeat(128) }, `allowed default ${'@'.repeat(128)}`],
    ['no tenant: the default one', { tenant_id: undefined }, allowed],
    ['another tenant', { tenant_id: 'Acme.org_1-x' }, 'allowed Acme.org_1-x auth0|canary-user'],
    ['no role', { role: undefined }, allowed],
    ['a role of null', { role: null }, allowed],
    ['no iat', { iat: undefined }, allowed],
    ['iat 20 s ahead: within the skew', { iat: seconds() + 20 }, allowed],
    ['nbf 20 s ahead: within the skew', { nbf: seconds() + 20 }, allowed],
    ['an iss that is no configured issuer', { iss: 'https://elsewhere.example' }, allowed],
  ])('is accepted: %s', async (_, changes, expected) => {
    expect(await outcome(hs256(claimsOf(changes)))).toBe(expected);
  });

  test.each([
    ['expired', { exp: seconds() - 1 }],
    ['expiring this second, without any skew', { exp: seconds() }],
    ['no exp', { exp: undefined }],
    ['exp as text', { exp: String(seconds() + 60) }],
    ['exp of null', { exp: null }],
    ['exp that no clock reaches', { exp: 1e300 }],
    ['nbf 40 s ahead', { nbf: seconds() + 40 }],
    ['nbf as text', { nbf: '0' }],
    ['iat 40 s ahead', { iat: seconds() + 40 }],
    ['iat as text', { iat: 'now' }],
    ['no sub', { sub: undefined }],
    ['no sub, user_id alone', { sub: undefined, user_id: 'u' }],
    ['empty sub', { sub: '', user_id: 'u' }],
    ['sub that is a number', { sub: 7 }],
    ['empty user_id instead of sub', { user_id: '' }],
    ['user_id of null instead of sub', { user_id: null }],
    ['user id with a control character', { sub: 'a\nb' }],
    ['user id with a trailing newline', { sub: 'a\n' }],
    ['user id with NUL', { sub: 'a\0' }],
    ['user id beyond ASCII', { sub: 'zoë' }],
    ['user id of 129 characters', { sub: 'x'.repeat(129) }],
    ['user id that is an object', { user_id: { toString: 'x' } }],
    ['tenant id with #', { tenant_id: 'default#admin' }],
    ['tenant id with a slash', { tenant_id: '../default' }],
    ['tenant id with a control character', { tenant_id: 'default\u0007' }],
    ['tenant id with a trailing newline', { tenant_id: 'default\n' }],
    ['tenant id of 65 characters', { tenant_id: 'x'.repeat(65) }],
    ['empty tenant id', { tenant_id: '' }],
    ['tenant id of null', { tenant_id: null }],
    ['tenant id that is a list', { tenant_id: ['default'] }],
    ['role that is a list', { role: ['admin'] }],
  ])('is refused: %s', async (_, changes) => {
    expect(await outcome(hs256(claimsOf(changes)))).toBe('Unauthorized');
  });

  test.each(['sub', 'user_id', 'tenant_id', 'role'])(
    'is refused: a %s of 10,000 characters, which does not fit, and one that just does',
    async (claim) => {
      const token = (length: number) => hs256(claimsOf({ [claim]: 'x'.repeat(length) }));
      expect(await outcome(token(10_000))).toBe('Unauthorized');
      expect(await outcome(token(5000))).toBe('Unauthorized');
    },
  );
});

describe('a forged signature', () => {
  const [header, claims, signature] = hs256(claimsOf()).split('.');

  test.each([
    ['another secret', hs256(claimsOf(), { key: `${SECRET}!` })],
    ['an empty secret', hs256(claimsOf(), { key: '' })],
    ['alg none without a signature', `${base64url({ alg: 'none' })}.${claims}.`],
    ['alg none with a signature', `${base64url({ alg: 'none' })}.${claims}.${signature}`],
    ['alg NoNe', `${base64url({ alg: 'NoNe' })}.${claims}.${signature}`],
    ['no alg', `${base64url({ typ: 'JWT' })}.${claims}.${signature}`],
    ['HS512 with the right secret', hs256(claimsOf(), { header: { alg: 'HS512' } })],
    ['alg in another case', hs256(claimsOf(), { header: { alg: 'hs256' } })],
    ['alg as a list', hs256(claimsOf(), { header: { alg: ['HS256'] } })],
    ['RS256 of an unknown issuer', signedBy(rsaPair('k'), claimsOf({ iss: 'https://x.example' }))],
    ['other claims', `${header}.${base64url(claimsOf({ sub: 'other' }))}.${signature}`],
    ['no signature', `${header}.${claims}.`],
    ['a critical extension', hs256(claimsOf(), { header: { crit: ['b64'], b64: false } })],
  ])('is refused: %s', async (_, token) => {
    expect(await outcome(token)).toBe('Unauthorized');
  });

  test('is refused: signed with the key that the token itself brings', async () => {
    const pair = rsaPair('own');
    const header = {
      jwk: { kty: 'oct', k: base64url('own-key'), alg: 'HS256' },
      jku: 'http://127.0.0.1:1/keys',
      x5u: 'http://127.0.0.1:1/cert',
    };
    expect(await outcome(hs256(claimsOf(), { key: 'own-key', header }))).toBe('Unauthorized');
    expect(await outcome(signedBy(pair, claimsOf(), { jwk: pair.jwk }))).toBe('Unauthorized');
  });

  test.each([
    ['a path', '../../../../dev/null'],
    ['a URL', 'https://attacker.example/key'],
    ['SQL', "' UNION SELECT 'key' -- "],
    ['a prototype member', '__proto__'],
    ['5,000 characters', 'k'.repeat(5000)],
    ['a number', 7],
  ])('a kid changes nothing: %s', async (_, kid) => {
    const header = { kid };
    expect(await outcome(hs256(claimsOf(), { header }))).toBe(allowed);
    expect(await outcome(hs256(claimsOf(), { header, key: '' }))).toBe('Unauthorized');
  });
});

describe('the header', () => {
  const token = hs256(claimsOf());

  test.each(['Bearer', 'bearer', 'BEARER', 'bEaReR'])('takes the scheme as %s', async (scheme) => {
    expect(await authorizer.outcome(`${scheme} ${token}`)).toBe(allowed);
  });

  test.each([
    ['nothing', ''],
    ['no scheme', token],
    ['another scheme', `Basic ${token}`],
    ['no token', 'Bearer '],
    ['two spaces', `Bearer  ${token}`],
    ['a tab', `Bearer\t${token}`],
    ['no space', `Bearer${token}`],
    ['a space before', ` Bearer ${token}`],
    ['a space after', `Bearer ${token} `],
    ['a newline after', `Bearer ${token}\n`],
    ['two tokens', `Bearer ${token}, Bearer ${token}`],
    ['two parts', `Bearer ${token.split('.').slice(0, 2).join('.')}`],
    ['four parts', `Bearer ${token}.x`],
    ['only dots', 'Bearer ..'],
    ['bytes that are no base64url', `Bearer ${token.replace('.', '+.')}`],
    ['padding', `Bearer ${token}=`],
    ['base64 of an impossible length', 'Bearer abcde.abcde.abcde'],
    ['a header that is not JSON', `Bearer ${base64url('{')}.${base64url({})}.AAAA`],
    ['a header that is a list', `Bearer ${base64url([])}.${base64url({})}.AAAA`],
    ['claims that are null', `Bearer ${base64url({ alg: 'HS256' })}.${base64url('null')}.AAAA`],
    ['claims that are not UTF-8', `Bearer ${base64url({ alg: 'HS256' })}._____w.AAAA`],
    ['signed claims that are a list', `Bearer ${hs256([claimsOf()])}`],
    [
      'a right token in an oversized header',
      `Bearer ${hs256(claimsOf({ more: 'x'.repeat(16_000) }))}`,
    ],
    ['a megabyte', `Bearer ${'x'.repeat(1 << 20)}`],
  ])('is refused: %s', async (_, header) => {
    expect(await authorizer.outcome(header)).toBe('Unauthorized');
  });

  test('may be of the longest allowed length and no longer', async () => {
    const padded = (length: number) => `Bearer ${hs256(claimsOf({ more: 'x'.repeat(length) }))}`;
    let length = 11_000;
    while (padded(length + 1).length <= 'Bearer '.length + MAX_TOKEN) length++;
    expect(await authorizer.outcome(padded(length))).toBe(allowed);
    expect(await authorizer.outcome(padded(length + 1))).toBe('Unauthorized');
  });
});

test('without a default tenant, a token that names none is refused', async () => {
  const strict = await startAuthorizer({ DEFAULT_TENANT: '' });
  try {
    const token = hs256(claimsOf({ tenant_id: undefined }));
    expect(await strict.outcome(`Bearer ${token}`)).toBe('Unauthorized');
    expect(await strict.outcome(`Bearer ${hs256(claimsOf())}`)).toBe(allowed);
  } finally {
    await strict.close();
  }
});

test('a refusal is counted as one, and is no error', async () => {
  const before = authorizer.logged().length;
  await outcome(hs256(claimsOf({ exp: seconds() - 1 })));
  const line = JSON.parse(authorizer.logged().slice(before));
  expect(line).toMatchObject({ level: 'info', error_code: 'refused', reason: 'expired' });
  expect(authorizer.logged()).not.toContain('"level":"error"');
});

test('no line of the log says anything of a token', () => {
  const logged = authorizer.logged();
  expect(logged).toContain('"reason":"expired"');
  for (const canary of ['canary', 'auth0', 'eyJ', SECRET, 'default']) {
    expect(logged).not.toContain(canary);
  }
});
