import type { Principal } from '@reflekt/shared/auth';
import { acceptClaims, type ClaimRules } from './domain/claims.ts';
import { refused } from './domain/refusal.ts';
import { type JsonObject, readToken, type Token } from './domain/token.ts';
import type { AuthorizerSettings, TokenIssuer } from './settings.ts';
import { verifyHs256 } from './verifiers/hs256.ts';
import type { IssuerVerifier } from './verifiers/issuer.ts';
import type { KeySet } from './verifiers/jwks.ts';
import { refreshed } from './verifiers/refreshed.ts';
import type { SigningSecrets } from './verifiers/signing-secret.ts';

export interface AuthenticateDeps {
  settings: AuthorizerSettings;
  fetchSecrets: () => Promise<SigningSecrets>;
  fetchKeys: (jwksUri: string) => Promise<KeySet>;
  /** Milliseconds since 1970. */
  now: () => number;
}

/**
 * Finds out who is calling from an `Authorization` header.
 * @throws DomainError `unauthorized` when the header proves nobody; any other error means that it could not be judged
 */
export type Authenticate = (authorization: string) => Promise<Principal>;

/**
 * Creates the authenticator. The form of a token and its unverified `iss` choose the one verifier that judges
 * it; no other is tried. The verifier, never the token, decides on algorithms and keys.
 */
export function createAuthenticate(deps: AuthenticateDeps): Authenticate {
  const { settings, now } = deps;
  const issuers = new Map(settings.issuers.map((issuer) => [issuer.issuer, issuer]));
  const issuerTenants = new Set(settings.issuers.map((issuer) => issuer.tenantId));
  const verifiers = new Map<TokenIssuer, Promise<IssuerVerifier>>();
  const secrets = refreshed(deps.fetchSecrets, now);

  /** The shared secret speaks for every tenant that has no issuer of its own. */
  const sharedSecretRules: ClaimRules = {
    defaultTenant: settings.defaultTenant,
    mayNameTenant: (tenantId) => !issuerTenants.has(tenantId),
    issueTimeRequired: false,
  };
  const issuerRules = ({ tenantId }: TokenIssuer): ClaimRules => ({
    defaultTenant: tenantId,
    mayNameTenant: (named) => named === tenantId,
    issueTimeRequired: true,
  });

  /** Fetches the secrets once more when none verifies: they may have been rotated a moment ago. */
  const withSecrets = async (
    verify: (secrets: SigningSecrets) => Promise<JsonObject | undefined>,
  ): Promise<JsonObject> => {
    const known = await secrets.get();
    const claims = await verify(known);
    if (claims) return claims;
    const newer = await secrets.newerThan(known);
    const verified = newer && (await verify(newer));
    if (!verified) throw refused('not verified');
    return verified;
  };

  // Loaded with the first token of an issuer: cold starts without one stay short.
  const verifierOf = (issuer: TokenIssuer): Promise<IssuerVerifier> => {
    const known = verifiers.get(issuer);
    if (known) return known;
    const created = import('./verifiers/issuer.ts').then(({ createIssuerVerifier }) =>
      createIssuerVerifier(issuer, deps),
    );
    verifiers.set(issuer, created);
    return created;
  };

  const verifySigned = async (token: Extract<Token, { form: 'signed' }>): Promise<Principal> => {
    const { iss } = token.claims;
    const issuer = typeof iss === 'string' ? issuers.get(iss) : undefined;
    if (issuer) {
      const verify = await verifierOf(issuer);
      const claims = await verify(token.text, token.header);
      return acceptClaims(claims, issuerRules(issuer), now());
    }
    // Checked before the secret is fetched: a token that HS256 can never verify costs nothing.
    if (token.header.alg !== 'HS256') throw refused('algorithm not allowed');
    const claims = await withSecrets((keys) => verifyHs256(token.text, keys));
    return acceptClaims(claims, sharedSecretRules, now());
  };

  const openSealed = async (text: string): Promise<Principal> => {
    if (!settings.nextAuthSessions) throw refused('sessions not enabled');
    const { openSession } = await import('./verifiers/nextauth-session.ts');
    const claims = await withSecrets((keys) => openSession(text, keys));
    return acceptClaims(claims, sharedSecretRules, now());
  };

  return async (authorization) => {
    const token = readToken(authorization);
    return token.form === 'signed' ? verifySigned(token) : openSealed(token.text);
  };
}
