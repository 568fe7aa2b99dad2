import { createLocalJWKSet } from 'jose/jwks/local';
import { jwtVerify } from 'jose/jwt/verify';
import { CLOCK_SKEW } from '../domain/claims.ts';
import { type RefusalReason, refused } from '../domain/refusal.ts';
import type { JsonObject } from '../domain/token.ts';
import type { TokenIssuer } from '../settings.ts';
import { joseCode } from './jose-error.ts';
import type { KeySet } from './jwks.ts';
import { refreshed } from './refreshed.ts';

/** Never a symmetric one: the issuer's public key would serve as its secret. */
const ALGORITHMS = ['RS256', 'ES256'];

/** Reasons worth telling apart in the log, by jose's code. */
const REASONS: Readonly<Record<string, RefusalReason>> = {
  ERR_JWT_EXPIRED: 'expired',
  ERR_JWKS_NO_MATCHING_KEY: 'unknown key',
};

/** Verifies a compact JWS with the given header; returns its claims or throws DomainError `unauthorized`. */
export type IssuerVerifier = (text: string, header: JsonObject) => Promise<JsonObject>;

/**
 * Creates the verifier of one issuer's tokens: signature by one of its keys, issuer and audience. Of the
 * header only `alg` and `kid` are read; a key or an address in it (`jwk`, `jku`, `x5u`) is ignored. Keys are
 * cached for minutes, so that a revoked one is soon gone, and serve for an hour while their server is down. An
 * unknown `kid` makes one fetch, at most every five seconds.
 *
 * Fetching is ours and verifying is jose's (`docs/adr/0024-keys-of-issuers.md`).
 */
export function createIssuerVerifier(
  issuer: TokenIssuer,
  deps: { fetchKeys: (jwksUri: string) => Promise<KeySet>; now: () => number },
): IssuerVerifier {
  const keySets = refreshed(() => deps.fetchKeys(issuer.jwksUri), deps.now);
  /** By key set, so that a key is imported once. */
  const lookups = new WeakMap<KeySet, ReturnType<typeof createLocalJWKSet>>();
  const lookupIn = (keySet: KeySet) => {
    const lookup = lookups.get(keySet) ?? createLocalJWKSet(keySet);
    lookups.set(keySet, lookup);
    return lookup;
  };

  const keySetWith = async (kid: string): Promise<KeySet> => {
    const has = (set: KeySet) => set.keys.some((key) => key.kid === kid);
    const known = await keySets.get();
    if (has(known)) return known;
    const newer = await keySets.newerThan(known);
    if (newer && has(newer)) return newer;
    throw refused('unknown key');
  };

  return async (text, header) => {
    if (typeof header.alg !== 'string' || !ALGORITHMS.includes(header.alg)) {
      throw refused('algorithm not allowed');
    }
    if (typeof header.kid !== 'string' || header.kid === '') throw refused('unknown key');
    const keySet = await keySetWith(header.kid);
    try {
      const { payload } = await jwtVerify(text, lookupIn(keySet), {
        algorithms: ALGORITHMS,
        issuer: issuer.issuer,
        audience: [...issuer.audience],
        clockTolerance: CLOCK_SKEW,
        currentDate: new Date(deps.now()),
      });
      return { ...payload };
    } catch (error) {
      const code = joseCode(error);
      if (code === undefined) throw error;
      throw refused(REASONS[code] ?? 'not verified');
    }
  };
}
