import { JwtVerifier } from 'aws-jwt-verify';
import { JwtBaseError } from 'aws-jwt-verify/error';
import { CLOCK_SKEW } from '../domain/claims.ts';
import { refused } from '../domain/refusal.ts';
import type { JsonObject } from '../domain/token.ts';
import type { TokenIssuer } from '../settings.ts';
import type { KeySet } from './jwks.ts';
import { refreshed } from './refreshed.ts';

/** Never a symmetric one: with it, an issuer's public key would be a secret that everybody knows. */
const ALGORITHMS = ['RS256', 'ES256'];

/** Verifies a compact JWS whose header says `header`; returns its claims or throws DomainError `unauthorized`. */
export type IssuerVerifier = (text: string, header: JsonObject) => Promise<JsonObject>;

/**
 * Verifies the tokens of one issuer: signature by one of its keys, issuer and audience. Of the header only `alg`
 * and `kid` are read; a key or an address in it (`jwk`, `jku`, `x5u`) is ignored. Keys are kept for minutes, so
 * that a revoked one is soon gone; a `kid` not among them makes one fetch at the pace of `refreshed`.
 *
 * The library verifies and never fetches: its own cache keeps keys for as long as the process lives, and its
 * fetcher takes an answer of any size.
 */
export function issuerVerifier(
  issuer: TokenIssuer,
  deps: { fetchKeys: (jwksUri: string) => Promise<KeySet>; now: () => number },
): IssuerVerifier {
  const keySets = refreshed(() => deps.fetchKeys(issuer.jwksUri), deps.now);
  const verifier = JwtVerifier.create({
    issuer: issuer.issuer,
    audience: issuer.audience,
    jwksUri: issuer.jwksUri,
    graceSeconds: CLOCK_SKEW,
  });
  let loaded: KeySet | undefined;

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
    if (keySet !== loaded) {
      verifier.cacheJwks(keySet);
      loaded = keySet;
    }
    try {
      return { ...verifier.verifySync(text) };
    } catch (error) {
      throw error instanceof JwtBaseError ? refused('not verified') : error;
    }
  };
}
