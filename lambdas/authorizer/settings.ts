import { TenantId } from '@reflekt/shared/auth';
import * as v from 'valibot';

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/** Accepts https, and http on a loopback address: a local issuer needs no certificate. */
function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname));
}

const SafeUrl = v.pipe(
  v.string('must be text'),
  v.check(isSafeUrl, 'must be an https URL without credentials (http for a loopback address)'),
);
const Audience = v.pipe(v.string('must be text'), v.nonEmpty('must not be empty'));

const TokenIssuer = v.pipe(
  v.strictObject(
    {
      /** Compared character by character with the `iss` claim. */
      issuer: SafeUrl,
      /** At least one of these must be in the `aud` claim. */
      audience: v.union(
        [Audience, v.pipe(v.array(Audience), v.nonEmpty('must not be empty'))],
        'must be text or a list of texts, not empty',
      ),
      /** The only tenant that this issuer speaks for. Issuers that shared a tenant would share its user ids. */
      tenant_id: TenantId,
      /** The address of its keys; by default `<issuer>/.well-known/jwks.json`. */
      jwks_uri: v.optional(SafeUrl),
    },
    'must be {issuer, audience, tenant_id, jwks_uri?} and nothing else',
  ),
  v.transform(({ issuer, audience, tenant_id, jwks_uri }) => ({
    issuer,
    audience: typeof audience === 'string' ? [audience] : audience,
    tenantId: tenant_id,
    jwksUri: jwks_uri ?? `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`,
  })),
);
/** An OIDC issuer whose tokens are accepted for one tenant. */
export type TokenIssuer = v.InferOutput<typeof TokenIssuer>;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The settings as a stage writes them: text, and '' for none. */
const Settings = v.object({
  DEFAULT_TENANT: v.union(
    [
      v.pipe(
        v.literal(''),
        v.transform(() => undefined),
      ),
      TenantId,
    ],
    'must be empty or 1 to 64 of A-Z a-z 0-9 . _ -',
  ),
  TOKEN_ISSUERS: v.pipe(
    v.string('must be text'),
    v.transform((text) => text || '[]'),
    v.check(isJson, 'must be JSON'),
    v.transform((text): unknown => JSON.parse(text)),
    v.array(TokenIssuer, 'must be a JSON list'),
    v.check(
      (issuers) => new Set(issuers.map(({ issuer }) => issuer)).size === issuers.length,
      'must not name an issuer twice',
    ),
  ),
  NEXTAUTH_SESSIONS: v.pipe(
    v.picklist(['true', 'false', ''], "must be 'true', 'false' or empty"),
    v.transform((text) => text === 'true'),
  ),
});

/** The settings as environment variables. */
export type RawSettings = Readonly<Record<keyof typeof Settings.entries, string>>;

export interface AuthorizerSettings {
  /** The tenant of tokens that name none; undefined where they are refused. */
  defaultTenant: string | undefined;
  issuers: readonly TokenIssuer[];
  /** True when NextAuth's own session tokens are accepted beside signed ones. */
  nextAuthSessions: boolean;
}

/**
 * Reads the authorizer's settings.
 * @throws Error that names the first field that is wrong, as in `TOKEN_ISSUERS.0.audience: must …`
 */
export function readSettings(settings: RawSettings): AuthorizerSettings {
  const parsed = v.safeParse(Settings, settings, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new Error(`authorizer: ${v.getDotPath(issue)}: ${issue.message}`);
  }
  return {
    defaultTenant: parsed.output.DEFAULT_TENANT,
    issuers: parsed.output.TOKEN_ISSUERS,
    nextAuthSessions: parsed.output.NEXTAUTH_SESSIONS,
  };
}
