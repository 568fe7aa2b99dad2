import { json, noAnswer, type Stub, startStub } from './servers.ts';
import { ecPair, rsaPair, seconds } from './tokens.ts';

/*
 * Two issuers. Their key servers run on a loopback address, for which settings accept plain http. So the code
 * under test fetches as it does in the cloud, and needs no certificate.
 */
export const rsa = rsaPair('rsa-1');
export const ec = ecPair('ec-1');
/** A key of the first issuer that it does not publish at first. */
export const newRsa = rsaPair('rsa-2');
/** The other issuer's key, under a `kid` that the first one uses, too. */
export const otherIssuers = rsaPair('rsa-1');

export const ACME = 'https://login.acme.example/';
export const BETA = 'https://beta.example';

/** Claims that the first issuer would sign. */
export const acme = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  iss: ACME,
  aud: 'journal',
  sub: 'canary-user',
  iat: seconds(),
  exp: seconds() + 600,
  ...changes,
});

/** The outcome of such claims. */
export const allowed = 'allowed acme canary-user';

export interface TestIssuers {
  acmeKeys: Stub;
  betaKeys: Stub;
  /** For `TOKEN_ISSUERS`. */
  settings: unknown[];
  close: () => Promise<void>;
}

export async function startIssuers(): Promise<TestIssuers> {
  const acmeKeys = await startStub(noAnswer);
  const betaKeys = await startStub(json({ keys: [otherIssuers.jwk] }));
  return {
    acmeKeys,
    betaKeys,
    settings: [
      { issuer: ACME, audience: 'journal', tenant_id: 'acme', jwks_uri: `${acmeKeys.url}/keys` },
      { issuer: BETA, audience: ['a', 'b'], tenant_id: 'beta', jwks_uri: betaKeys.url },
    ],
    close: async () => {
      await acmeKeys.close();
      await betaKeys.close();
    },
  };
}
