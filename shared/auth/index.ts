import * as v from 'valibot';
import { Owner } from '../tables/owner.ts';

/** The id of a tenant: 1 to 64 of `[A-Za-z0-9._-]`. */
export const TenantId = v.pipe(
  v.string('must be text'),
  v.regex(/^[A-Za-z0-9._-]{1,64}$/, 'must be 1 to 64 of A-Z a-z 0-9 . _ -'),
);

/**
 * The id of a user within a tenant: 1 to 128 printable ASCII characters (`auth0|x`, e-mail addresses and URLs occur).
 */
export const UserId = v.pipe(
  v.string('must be text'),
  v.regex(/^[\x20-\x7e]{1,128}$/, 'must be 1 to 128 printable ASCII characters'),
);

const Role = v.pipe(
  v.string('must be text'),
  v.regex(/^[A-Za-z0-9._:-]{1,64}$/, 'must be 1 to 64 of A-Z a-z 0-9 . _ : -'),
);

/** The identity in a verified token. */
export const Principal = v.pipe(
  v.object({
    user_id: UserId,
    tenant_id: TenantId,
    role: Role,
    /** Expiry of the token, in whole seconds since 1970. */
    exp: v.pipe(v.number('must be a number'), v.safeInteger('must be whole'), v.minValue(0)),
  }),
  v.check((value) => Owner.of(value) !== undefined, 'must be a possible owner of data'),
);
export type Principal = v.InferOutput<typeof Principal>;

/** The role of a token that names none. */
export const DEFAULT_ROLE = 'user';

/** The context that the authorizer returns. API Gateway carries its values as strings only. */
export type PrincipalContext = Readonly<Record<keyof Principal, string>>;

/**
 * Reads the claims of a token whose signature, issuer and times are already verified. The user is the claim `user_id`
 * where there is one, else `sub`. A malformed claim is never replaced by a default; a role of null counts as absent.
 * @param defaultTenant tenant of claims without `tenant_id`; undefined refuses them
 * @returns undefined when the claims name no possible owner
 */
export function principalFromClaims(
  claims: Readonly<Record<string, unknown>>,
  defaultTenant: string | undefined,
): Principal | undefined {
  const { user_id, sub, tenant_id, role, exp } = claims;
  const parsed = v.safeParse(Principal, {
    user_id: user_id === undefined ? sub : user_id,
    tenant_id: tenant_id === undefined ? defaultTenant : tenant_id,
    role: role ?? DEFAULT_ROLE,
    // NumericDate may have a fraction. Rounding down never lets a token live longer.
    exp: typeof exp === 'number' ? Math.floor(exp) : exp,
  });
  return parsed.success ? parsed.output : undefined;
}

/** The authorizer context of a principal. */
export const contextOf = (principal: Principal): PrincipalContext => ({
  user_id: principal.user_id,
  tenant_id: principal.tenant_id,
  role: principal.role,
  exp: String(principal.exp),
});

/** The schema of that context. Other values do not come from our authorizer. */
const Context = v.pipe(
  v.object({
    user_id: v.string(),
    tenant_id: v.string(),
    role: v.string(),
    exp: v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number)),
  }),
  Principal,
);

/**
 * Reads the caller from `event.requestContext.authorizer` as API Gateway passes it on. Other members, such as
 * `principalId`, are ignored. The caller's `exp` must still be compared with the clock, because a cached response of
 * the authorizer outlives its token.
 * @returns undefined when the context is absent or our authorizer did not write it
 */
export function principalFromContext(
  context: unknown,
): { principal: Principal; owner: Owner } | undefined {
  const read = v.safeParse(Context, context);
  if (!read.success) return undefined;
  const owner = Owner.of(read.output);
  return owner && { principal: read.output, owner };
}
