import { createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { itemsOf } from '../support/collect.ts';
import type { Entry } from '../support/contract.ts';
import { clientOf, cloud, nobody } from '../support/shared-cloud.ts';
import { frontendClaims, frontendToken, signJwt } from '../support/tokens.ts';

const statusWith = async (authorization: string) =>
  (await nobody.get('/entries', { headers: { authorization } })).status;
const key = () => cloud.signingKey();
const HS256 = { alg: 'HS256', typ: 'JWT' };
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);

describe('tokens that are accepted', () => {
  test('the scheme in any case', async () => {
    const token = cloud.token('ann');
    for (const scheme of ['Bearer', 'bearer', 'BEARER', 'bEaReR']) {
      expect(await statusWith(`${scheme} ${token}`)).toBe(200);
    }
  });

  test.each([
    'x',
    'auth0|5f7c8ec7',
    'ann@example.com',
    'https://idp.example/u/1',
    'a b',
    '#/?&=%\'"\\',
    'u'.repeat(128),
    '@'.repeat(128),
  ])('the user id %j, given back as it is', async (user) => {
    const { body } = await clientOf(user, 'tokens-test').post<Entry>('/entries', { title: 'x' });
    expect(body.user_id).toBe(user);
  });

  test('user_id goes before sub', async () => {
    const [user_id, sub] = [randomUUID(), randomUUID()];
    const token = cloud.token(sub, 'default', { user_id });
    const { body } = await nobody.post<Entry>(
      '/entries',
      { title: 'x' },
      { headers: { authorization: `Bearer ${token}` } },
    );
    expect(body.user_id).toBe(user_id);
    expect(await itemsOf(clientOf(user_id), '/entries')).toHaveLength(1);
    expect(await itemsOf(clientOf(sub), '/entries')).toEqual([]);
  });

  test('no tenant_id means the default tenant', async () => {
    const user = randomUUID();
    const token = cloud.token(user, 'default', { tenant_id: undefined });
    await nobody.post(
      '/entries',
      { title: 'x' },
      { headers: { authorization: `Bearer ${token}` } },
    );
    expect(await itemsOf(clientOf(user, 'default'), '/entries')).toHaveLength(1);
  });

  test('clocks may differ by 30 seconds', async () => {
    expect(
      await statusWith(
        `Bearer ${cloud.token('ann', 'default', { iat: now() + 20, nbf: now() + 20 })}`,
      ),
    ).toBe(200);
  });

  test('one token on all routes', async () => {
    const me = clientOf(randomUUID());
    const { body } = await me.post<Entry>('/entries', { title: 'x' });
    expect((await me.get(`/entries/${body.id}`)).status).toBe(200);
    expect((await me.delete(`/entries/${body.id}`)).status).toBe(204);
    expect((await me.get('/entries/changes')).status).toBe(200);
  });
});

describe('claims that are refused', () => {
  test.each<[string, Record<string, unknown>]>([
    ['expired', { exp: now() - 1 }],
    ['long expired', { exp: 1 }],
    ['no exp', { exp: undefined }],
    ['exp as text', { exp: '9999999999' }],
    ['exp null', { exp: null }],
    ['exp NaN', { exp: Number.NaN }],
    ['issued in the future', { iat: now() + 300 }],
    ['not valid yet', { nbf: now() + 300 }],
    ['no sub', { sub: undefined }],
    ['empty sub', { sub: '' }],
    ['sub as a number', { sub: 7 }],
    ['sub too long', { sub: 'u'.repeat(129) }],
    ['sub of 10,000 characters', { sub: 'u'.repeat(10_000) }],
    ['sub with a control character', { sub: 'ann\n' }],
    ['sub with NUL', { sub: 'ann\0' }],
    ['sub not ASCII', { sub: 'änn' }],
    ['user_id malformed, sub fine', { user_id: '' }],
    ['user_id null, sub fine', { user_id: null }],
    ['user_id an object', { user_id: { $ne: '' } }],
    ['tenant empty', { tenant_id: '' }],
    ['tenant null', { tenant_id: null }],
    ['tenant with #', { tenant_id: 'default#ann' }],
    ['tenant with /', { tenant_id: 'a/b' }],
    ['tenant too long', { tenant_id: 't'.repeat(65) }],
    ['tenant a list', { tenant_id: ['default'] }],
  ])('%s', async (_, claims) => {
    expect(await statusWith(`Bearer ${cloud.token('ann', 'default', claims)}`)).toBe(401);
  });
});

describe('forged tokens', () => {
  const claims = frontendClaims('ann', 'default');

  test('alg none, in any spelling, with and without a signature', async () => {
    for (const alg of ['none', 'None', 'NONE', 'nOnE', '', null]) {
      const unsigned = `${part({ alg, typ: 'JWT' })}.${part(claims)}`;
      for (const signature of [
        '',
        '.',
        '.AA',
        `.${createHmac('sha256', key()).update(unsigned).digest('base64url')}`,
      ]) {
        expect([alg, signature, await statusWith(`Bearer ${unsigned}${signature}`)]).toEqual([
          alg,
          signature,
          401,
        ]);
      }
    }
  });

  test('another user’s claims under a signature that was given for one’s own', async () => {
    const [header, , signature] = cloud.token('mallory').split('.');
    expect(await statusWith(`Bearer ${header}.${part(claims)}.${signature}`)).toBe(401);
  });

  test('a signature with one character changed, cut short, or made longer', async () => {
    const token = cloud.token('ann');
    const flipped = token.slice(0, -10) + (token.at(-10) === 'A' ? 'B' : 'A') + token.slice(-9);
    for (const forged of [flipped, token.slice(0, -1), token.slice(0, -4), `${token}AAAA`]) {
      expect(await statusWith(`Bearer ${forged}`)).toBe(401);
    }
  });

  test('keys that are not ours', async () => {
    const others = [
      '',
      'secret',
      key().slice(0, -1),
      `${key()} `,
      key().toUpperCase(),
      'undefined',
      '[object Object]',
      JSON.stringify({ current: key() }),
    ];
    for (const other of others) {
      expect([
        other.length,
        await statusWith(`Bearer ${frontendToken(other, 'ann', 'default')}`),
      ]).toEqual([other.length, 401]);
    }
  });

  test('other algorithms with our key, or with a key pair of the attacker', async () => {
    for (const [alg, digest] of [
      ['HS384', 'sha384'],
      ['HS512', 'sha512'],
    ] as const) {
      const signed = `${part({ alg, typ: 'JWT' })}.${part(claims)}`;
      const signature = createHmac(digest, key()).update(signed).digest('base64url');
      expect(await statusWith(`Bearer ${signed}.${signature}`)).toBe(401);
    }
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk = publicKey.export({ format: 'jwk' });
    const signed = `${part({ alg: 'RS256', typ: 'JWT', jwk, kid: '../../keys' })}.${part(claims)}`;
    const signature = sign('sha256', Buffer.from(signed), privateKey).toString('base64url');
    expect(await statusWith(`Bearer ${signed}.${signature}`)).toBe(401);
    const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
    expect(await statusWith(`Bearer ${signJwt(HS256, claims, pem)}`)).toBe(401);
  });

  test('critical headers that nobody understands', async () => {
    expect(
      await statusWith(`Bearer ${signJwt({ ...HS256, crit: ['x'], x: 1 }, claims, key())}`),
    ).toBe(401);
  });

  test('an issuer that is not configured is no way around the shared secret', async () => {
    expect(
      await statusWith(
        `Bearer ${frontendToken('x', 'ann', 'default', { iss: 'https://evil.example' })}`,
      ),
    ).toBe(401);
  });
});

describe('headers that hold no token', () => {
  const token = () => cloud.token('ann');

  test.each<[string, () => string]>([
    ['empty', () => ''],
    ['the scheme alone', () => 'Bearer'],
    ['the scheme and a space', () => 'Bearer '],
    ['no scheme', token],
    ['two spaces', () => `Bearer  ${token()}`],
    ['a tab', () => `Bearer\t${token()}`],
    ['another scheme', () => `Basic ${token()}`],
    ['two tokens', () => `Bearer ${token()} ${token()}`],
    ['quotes', () => `Bearer "${token()}"`],
    ['two parts', () => `Bearer ${token().split('.').slice(0, 2).join('.')}`],
    ['four parts', () => `Bearer ${token()}.x`],
    ['five parts', () => 'Bearer a.b.c.d.e'],
    [
      'a five-part token where sessions are off',
      () => `Bearer ${part({ alg: 'dir', enc: 'A256GCM' })}..AAAA.AAAA.AAAA`,
    ],
    ['no base64', () => `Bearer !!!.${token().split('.')[1]}.x`],
    ['JSON that is no object', () => `Bearer ${part([])}.${part([])}.AAAA`],
    ['8 KB and more', () => `Bearer ${'a'.repeat(9_000)}`],
    ['null', () => 'Bearer null'],
  ])('%s', async (_, header) => {
    expect(await statusWith(header())).toBe(401);
  });

  test('none at all, or one in the query', async () => {
    expect((await nobody.get('/entries')).status).toBe(401);
    expect(
      (await nobody.get('/entries', { query: { access_token: token(), token: token() } })).status,
    ).toBe(401);
  });
});

test('a token ends when it ends, though the authorizer’s answer was cached', async () => {
  const exp = now() + 2;
  const authorization = `Bearer ${cloud.token('ann', 'default', { exp })}`;
  expect(await statusWith(authorization)).toBe(200);
  await sleep(exp * 1000 - Date.now() + 20);
  expect(await statusWith(authorization)).toBe(401);
  const { status } = await nobody.post('/entries', { title: 'x' }, { headers: { authorization } });
  expect(status).toBe(401);
});
