import { createHmac } from 'node:crypto';

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A compact JWS over any header and claims, HS256 whatever the header says. */
export function signJwt(header: object, claims: object, key: string): string {
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}

/** The claims that the frontend's tokens have, good for an hour unless told otherwise. */
export function frontendClaims(user: string, tenant: string, expiresInSeconds = 3600) {
  const now = Math.floor(Date.now() / 1000);
  return {
    sub: user,
    email: 'writer@example.com',
    tenant_id: tenant,
    role: 'user',
    iat: now,
    exp: now + expiresInSeconds,
  };
}

/** A token as the frontend signs it. `claims` replace or add to the usual ones; undefined removes one. */
export const frontendToken = (
  key: string,
  user: string,
  tenant: string,
  claims: Record<string, unknown> = {},
): string =>
  signJwt({ alg: 'HS256', typ: 'JWT' }, { ...frontendClaims(user, tenant), ...claims }, key);
