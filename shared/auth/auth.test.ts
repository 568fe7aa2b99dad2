import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { contextOf, principalFromClaims, principalFromContext } from './index.ts';

const claims = { sub: 'auth0|x', tenant_id: 'default', role: 'user', exp: 2_000_000_000 };

describe('principalFromClaims', () => {
  test('prefers user_id, falls back on sub, the default tenant and the default role', () => {
    expect(principalFromClaims(claims, undefined)?.user_id).toBe('auth0|x');
    expect(principalFromClaims({ ...claims, user_id: 'u' }, undefined)?.user_id).toBe('u');
    const sparse = { sub: 's', exp: 1.9 };
    expect(principalFromClaims(sparse, 'home')).toEqual({
      user_id: 's',
      tenant_id: 'home',
      role: 'user',
      exp: 1,
    });
    expect(principalFromClaims(sparse, undefined)).toBeUndefined();
  });

  test('never replaces a malformed claim by a default', () => {
    for (const wrong of [null, '', 7, [], {}, 'é']) {
      expect(principalFromClaims({ ...claims, user_id: wrong }, 'home')).toBeUndefined();
      expect(principalFromClaims({ ...claims, tenant_id: wrong }, 'home')).toBeUndefined();
      if (wrong === null) continue;
      expect(principalFromClaims({ ...claims, role: wrong }, 'home')).toBeUndefined();
    }
    expect(principalFromClaims({ ...claims, role: null }, 'home')?.role).toBe('user');
  });
});

describe('principalFromContext', () => {
  const context = { user_id: 'auth0|x', tenant_id: 'default', role: 'user', exp: '2000000000' };

  test('reads the context as API Gateway passes it on', () => {
    const read = principalFromContext({ ...context, principalId: 'bearer', integrationLatency: 7 });
    expect(read?.principal).toEqual({
      user_id: 'auth0|x',
      tenant_id: 'default',
      role: 'user',
      exp: 2_000_000_000,
    });
    expect(read?.owner.key).toBe('default#auth0=7Cx');
  });

  test('reads a user id of 128 characters that all need escaping', () => {
    const user_id = '@'.repeat(128);
    expect(principalFromContext({ ...context, user_id })?.owner.userId).toBe(user_id);
  });

  test.each([
    ['undefined', undefined],
    ['null', null],
    ['text', 'auth0|x'],
    ['a list', [context]],
    ['nothing in it', {}],
    ['no user', { ...context, user_id: undefined }],
    ['an empty user', { ...context, user_id: '' }],
    ['a user with a control character', { ...context, user_id: 'a\n' }],
    ['a user too long', { ...context, user_id: '#'.repeat(129) }],
    ['no tenant', { ...context, tenant_id: undefined }],
    ['a tenant with #', { ...context, tenant_id: 'default#x' }],
    ['no role', { ...context, role: undefined }],
    ['no exp', { ...context, exp: undefined }],
    ['exp as a number', { ...context, exp: 2_000_000_000 }],
    ['an exp that is no number', { ...context, exp: 'soon' }],
    ['a negative exp', { ...context, exp: '-1' }],
    ['an exp with a fraction', { ...context, exp: '1e3' }],
    ['an exp beyond what is exact', { ...context, exp: '9999999999999999' }],
  ])('gives undefined for %s', (_, value) => {
    expect(principalFromContext(value)).toBeUndefined();
  });

  test('reads back every principal that claims can make, and no other', () => {
    const printable = fc.string({
      unit: fc.integer({ min: 0x1f, max: 0x7f }).map((c) => String.fromCharCode(c)),
      maxLength: 130,
    });
    fc.assert(
      fc.property(printable, printable, fc.nat(), (user, tenant, exp) => {
        const principal = principalFromClaims({ sub: user, tenant_id: tenant, exp }, undefined);
        if (!principal) return;
        expect(principal).toMatchObject({ user_id: user, tenant_id: tenant, exp });
        const read = principalFromContext(contextOf(principal));
        expect(read?.principal).toEqual(principal);
        expect(read?.owner).toMatchObject({ tenantId: tenant, userId: user });
      }),
    );
  });
});
