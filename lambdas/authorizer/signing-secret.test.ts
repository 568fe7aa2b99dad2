import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startAuthorizer, type TestAuthorizer } from './testing/authorizer.ts';
import { type Answer, awsError, json, noAnswer, SHORT, secretValue } from './testing/servers.ts';
import { claimsOf, hs256, PREVIOUS_SECRET, SECRET } from './testing/tokens.ts';
import { MAX_AGE, MAX_STALE, PACE } from './verifiers/refreshed.ts';

let authorizer: TestAuthorizer;
beforeEach(async () => {
  authorizer = await startAuthorizer();
});
afterEach(() => authorizer.close());

const signedWith = (key: string) => authorizer.outcome(`Bearer ${hs256(claimsOf(), { key })}`);
const hold = (value: unknown) => {
  authorizer.secretsManager.answer = secretValue(JSON.stringify(value));
};
const OTHER = 'yet-another-secret-of-the-authorizer-tests';
const allowed = 'allowed default auth0|canary-user';
const unavailable = 'The authorizer could not decide';

describe('current and previous secret', () => {
  test('both verify, a third does not', async () => {
    hold({ current: SECRET, previous: PREVIOUS_SECRET });
    expect(await signedWith(SECRET)).toBe(allowed);
    expect(await signedWith(PREVIOUS_SECRET)).toBe(allowed);
    expect(await signedWith(OTHER)).toBe('Unauthorized');
  });

  test.each([[null], [''], [undefined]])('a previous of %s is none', async (previous) => {
    hold({ current: SECRET, previous });
    expect(await signedWith(SECRET)).toBe(allowed);
    expect(await signedWith('')).toBe('Unauthorized');
  });

  test('a rotated secret is found by the first token that needs it', async () => {
    expect(await signedWith(SECRET)).toBe(allowed);
    hold({ current: OTHER, previous: SECRET });
    authorizer.pass(PACE);
    expect(await signedWith(OTHER)).toBe(allowed);
    expect(await signedWith(SECRET)).toBe(allowed);
  });

  test('a withdrawn secret is forgotten after five minutes', async () => {
    expect(await signedWith(SECRET)).toBe(allowed);
    hold({ current: OTHER });
    authorizer.pass(MAX_AGE - 1000);
    expect(await signedWith(SECRET)).toBe(allowed);
    authorizer.pass(1000);
    expect(await signedWith(SECRET)).toBe('Unauthorized');
  });
});

describe('calls to Secrets Manager', () => {
  test('one serves many requests, those that wait for it included', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => signedWith(SECRET)));
    expect(new Set(outcomes)).toEqual(new Set([allowed]));
    expect(authorizer.secretsManager.requests()).toBe(1);
  });

  test('forged tokens cause one in five seconds at most', async () => {
    expect(await signedWith(SECRET)).toBe(allowed);
    authorizer.pass(PACE);
    for (let i = 0; i < 50; i++) expect(await signedWith(OTHER)).toBe('Unauthorized');
    expect(authorizer.secretsManager.requests()).toBe(2);
    authorizer.pass(PACE);
    await signedWith(OTHER);
    expect(authorizer.secretsManager.requests()).toBe(3);
  });

  test('tokens that HS256 could never verify cause none', async () => {
    const headers = [
      '',
      'Bearer x.y.z',
      `Bearer ${hs256(claimsOf(), { header: { alg: 'none' } })}`,
    ];
    for (const header of headers) expect(await authorizer.outcome(header)).toBe('Unauthorized');
    expect(authorizer.secretsManager.requests()).toBe(0);
  });

  test('while the secret is missing there is one in five seconds, too', async () => {
    authorizer.secretsManager.answer = awsError('ResourceNotFoundException');
    for (let i = 0; i < 10; i++) expect(await signedWith(SECRET)).toBe(unavailable);
    expect(authorizer.secretsManager.requests()).toBe(1);
  });
});

describe('without a usable secret nothing is decided, and it is noticed when there is one', () => {
  const cases: [string, Answer][] = [
    ['missing', awsError('ResourceNotFoundException')],
    ['marked for deletion', awsError('InvalidRequestException')],
    ['not granted', awsError('AccessDeniedException')],
    ['of binary value', json({ SecretBinary: 'AAAA' })],
    ['not JSON', secretValue(SECRET)],
    ['a JSON text', secretValue(JSON.stringify(SECRET))],
    ['empty', secretValue('')],
    ['without current', secretValue(JSON.stringify({ previous: SECRET }))],
    ['of empty current', secretValue(JSON.stringify({ current: '', previous: SECRET }))],
    ['of short current', secretValue(JSON.stringify({ current: 'x'.repeat(31) }))],
    ['of short previous', secretValue(JSON.stringify({ current: SECRET, previous: 'x' }))],
    ['of numeric current', secretValue(JSON.stringify({ current: 7 }))],
    ['throttled', awsError('ThrottlingException')],
    ['broken', awsError('InternalServiceError', 500)],
    ['silent', noAnswer],
    ['HTML', (response) => response.end('<html>')],
  ];

  test.each(cases)('%s', async (name, answer) => {
    authorizer.secretsManager.answer = answer;
    if (name.startsWith('silent')) authorizer.limitTime(SHORT);
    expect(await signedWith(SECRET)).toBe(unavailable);
    expect(await signedWith('')).toBe(unavailable);
    authorizer.limitTime();
    hold({ current: SECRET });
    authorizer.pass(PACE);
    expect(await signedWith(SECRET)).toBe(allowed);
    expect(authorizer.logged()).not.toMatch(/canary|eyJ|secret-of-the/);
    expect(authorizer.logged()).toContain('"level":"error"');
  });
});

describe('when a secret was known', () => {
  test('an outage is bridged with it for an hour', async () => {
    expect(await signedWith(SECRET)).toBe(allowed);
    authorizer.secretsManager.answer = awsError('InternalServiceError', 500);
    authorizer.pass(MAX_AGE);
    expect(await signedWith(SECRET)).toBe(allowed);
    expect(await signedWith(OTHER)).toBe('Unauthorized');
    expect(authorizer.secretsManager.requests()).toBe(2);
    authorizer.pass(MAX_STALE - MAX_AGE);
    expect(await signedWith(SECRET)).toBe(unavailable);
  });

  test('its deletion is not', async () => {
    expect(await signedWith(SECRET)).toBe(allowed);
    authorizer.secretsManager.answer = awsError('ResourceNotFoundException');
    authorizer.pass(MAX_AGE);
    expect(await signedWith(SECRET)).toBe(unavailable);
    expect(await signedWith(SECRET)).toBe(unavailable);
  });
});
