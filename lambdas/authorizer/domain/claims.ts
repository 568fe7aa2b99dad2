import { type Principal, principalFromClaims } from '@reflekt/shared/auth';
import { refused } from './refusal.ts';
import type { JsonObject } from './token.ts';

/** The claims that one way of signing tokens may make. */
export interface ClaimRules {
  /** The tenant of a token that names none; undefined where such a token is refused. */
  defaultTenant: string | undefined;
  mayNameTenant: (tenantId: string) => boolean;
  issueTimeRequired: boolean;
}

/** Seconds that the signer's clock may be ahead of ours. It does not extend an expiry. */
export const CLOCK_SKEW = 30;

/** A time claim in seconds, or undefined when absent. */
function time(claims: JsonObject, name: 'exp' | 'iat' | 'nbf'): number | undefined {
  const value = claims[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw refused('malformed token');
  return value;
}

/**
 * Judges the claims of a token whose signature was verified.
 * @param now in milliseconds since 1970
 * @throws DomainError `unauthorized`
 */
export function acceptClaims(claims: JsonObject, rules: ClaimRules, now: number): Principal {
  const seconds = now / 1000;
  const [expiry, issued, notBefore] = [
    time(claims, 'exp'),
    time(claims, 'iat'),
    time(claims, 'nbf'),
  ];
  if (expiry === undefined) throw refused('no expiry');
  if (expiry <= seconds) throw refused('expired');
  if (issued === undefined && rules.issueTimeRequired) throw refused('no issue time');
  if (issued !== undefined && issued > seconds + CLOCK_SKEW) throw refused('issued in the future');
  if (notBefore !== undefined && notBefore > seconds + CLOCK_SKEW) throw refused('not yet valid');
  if (typeof claims.sub !== 'string' || claims.sub === '') throw refused('no subject');
  const principal = principalFromClaims(claims, rules.defaultTenant);
  if (!principal) throw refused('no possible user or tenant');
  if (!rules.mayNameTenant(principal.tenant_id)) throw refused('tenant of another issuer');
  return principal;
}
