import { createHmac } from 'node:crypto';

export interface TokenSubject {
  user: string;
  tenant: string;
  /** From now; negative for a token that has expired. */
  expiresInSeconds: number;
}

/** The user whose token the server prints. */
export const DEMO_USER: TokenSubject = {
  user: 'demo',
  tenant: 'default',
  expiresInSeconds: 24 * 60 * 60,
};

/** An HS256 JWT with the claims that the frontend's tokens have. */
export function signToken(subject: TokenSubject, key: string, now: Date): string {
  const issuedAt = Math.floor(now.getTime() / 1000);
  const claims = {
    sub: subject.user,
    email: subject.user.includes('@') ? subject.user : `${subject.user}@example.com`,
    tenant_id: subject.tenant,
    role: 'user',
    iat: issuedAt,
    exp: issuedAt + subject.expiresInSeconds,
  };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
}
