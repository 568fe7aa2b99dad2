import { describe, expect, test } from '@jest/globals';
import { readSettings } from './settings.ts';

const settings = (changes: Record<string, string> = {}) =>
  readSettings({ DEFAULT_TENANT: '', TOKEN_ISSUERS: '', NEXTAUTH_SESSIONS: '', ...changes });

const issuer = {
  issuer: 'https://login.acme.example/',
  audience: 'journal',
  tenant_id: 'acme',
};
const withIssuer = (changes: Record<string, unknown>) => () =>
  settings({
    TOKEN_ISSUERS: JSON.stringify([issuer, { ...issuer, issuer: 'https://b.example', ...changes }]),
  });

describe('settings of the authorizer', () => {
  test('empty ones mean no default tenant, no issuer, no sessions', () => {
    expect(settings()).toEqual({ defaultTenant: undefined, issuers: [], nextAuthSessions: false });
  });

  test('are read', () => {
    const read = settings({
      DEFAULT_TENANT: 'default',
      TOKEN_ISSUERS: JSON.stringify([issuer]),
      NEXTAUTH_SESSIONS: 'true',
    });
    expect(read).toEqual({
      defaultTenant: 'default',
      issuers: [
        {
          issuer: 'https://login.acme.example/',
          audience: ['journal'],
          tenantId: 'acme',
          jwksUri: 'https://login.acme.example/.well-known/jwks.json',
        },
      ],
      nextAuthSessions: true,
    });
  });

  test.each([
    ['a tenant that none can have', { DEFAULT_TENANT: 'a#b' }, /DEFAULT_TENANT: must/],
    ['sessions neither on nor off', { NEXTAUTH_SESSIONS: 'yes' }, /NEXTAUTH_SESSIONS: must/],
    ['issuers that are not JSON', { TOKEN_ISSUERS: '[{' }, /TOKEN_ISSUERS: must be JSON/],
    ['issuers that are no list', { TOKEN_ISSUERS: '{}' }, /TOKEN_ISSUERS: must be a JSON list/],
    ['an issuer that is text', { TOKEN_ISSUERS: '["x"]' }, /TOKEN_ISSUERS\.0: must/],
  ])('stop the start: %s', (_, changes, message) => {
    expect(() => settings(changes)).toThrow(message);
  });

  test.each([
    ['no issuer', { issuer: undefined }, /TOKEN_ISSUERS\.1\.issuer: must/],
    ['plain http', { issuer: 'http://b.example' }, /TOKEN_ISSUERS\.1\.issuer: must be an https/],
    ['no URL', { issuer: 'b' }, /TOKEN_ISSUERS\.1\.issuer: must be an https/],
    ['an issuer twice', { issuer: issuer.issuer }, /TOKEN_ISSUERS: must not name an issuer twice/],
    ['no audience', { audience: undefined }, /TOKEN_ISSUERS\.1\.audience: must/],
    ['an empty audience', { audience: '' }, /TOKEN_ISSUERS\.1\.audience: must/],
    ['an empty list of audiences', { audience: [] }, /TOKEN_ISSUERS\.1\.audience: must/],
    ['no tenant', { tenant_id: undefined }, /TOKEN_ISSUERS\.1\.tenant_id: must/],
    ['a malformed tenant', { tenant_id: 'a b' }, /TOKEN_ISSUERS\.1\.tenant_id: must/],
    ['keys over http', { jwks_uri: 'http://b.example' }, /TOKEN_ISSUERS\.1\.jwks_uri: must/],
    ['keys over file', { jwks_uri: 'file:///keys' }, /TOKEN_ISSUERS\.1\.jwks_uri: must/],
    [
      'keys with a password',
      { jwks_uri: 'https://u:p@b.example' },
      /TOKEN_ISSUERS\.1\.jwks_uri: must/,
    ],
    [
      'a member that does not exist',
      { jwksUri: 'https://b.example' },
      /TOKEN_ISSUERS\.1\.jwksUri: must/,
    ],
  ])('stop the start: %s', (_, changes, message) => {
    expect(withIssuer(changes)).toThrow(message);
  });

  test('allow plain http on a loopback address', () => {
    expect(withIssuer({ jwks_uri: 'http://127.0.0.1:9000/keys' })).not.toThrow();
    expect(withIssuer({ jwks_uri: 'http://127.0.0.1.attacker.example/keys' })).toThrow();
  });
});
