import * as v from 'valibot';
import { Owner } from '../tables/owner.ts';

/** Which tenant: 1 to 64 of `[A-Za-z0-9._-]`. */
export const TenantId = v.pipe(
  v.string('must be text'),
  v.regex(/^[A-Za-z0-9._-]{1,64}$/, 'must be 1 to 64 of A-Z a-z 0-9 . _ -'),
);

/** Which user of a tenant: 1 to 128 printable ASCII characters (`auth0|x`, e-mail addresses and URLs occur). */
export const UserId = v.pipe(
  v.string('must be text'),
  v.regex(/^[\x20-\x7e]{1,128}$/, 'must be 1 to 128 printable ASCII characters'),
);

const Role = v.pipe(
  v.string('must be text'),
  v.regex(/^[A-Za-z0-9._:-]{1,64}$/, 'must be 1 to 64 of A-Z a-z 0-9 . _ : -'),
);

/** Whoever a verified token speaks for. */
export const Principal = v.pipe(
  v.object({
    user_id: UserId,
    tenant_id: TenantId,
    role: Role,
    /** When the token ends, in whole seconds since 1970. */
    exp: v.pipe(v.number('must be a number'), v.safeInteger('must be whole'), v.minValue(0)),
  }),
  v.check((value) => Owner.of(value) !== undefined, 'must be a possible owner of data'),
);
export type Principal = v.InferOutput<typeof Principal>;

/** The role of a token that names none. */
export const DEFAULT_ROLE = 'user';

/** What the authorizer hands on: API Gateway carries an authorizer's context as strings only. */
export type PrincipalContext = Readonly<Record<keyof Principal, string>>;

/**
 * Reads claims whose signature, issuer and times were already checked. The user is the `user_id` claim where
 * there is one, else `sub`. A malformed claim is never replaced by a default; a role of null counts as absent.
 * @param defaultTenant for claims without `tenant_id`; undefined where such a token speaks for nobody
 * @returns undefined when the claims name no possible owner of data
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
    // NumericDate may have a fraction; the whole second below never lets a token live longer.
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

/** The same as a schema: what is not text is not from our authorizer. */
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
 * Who is calling, from `event.requestContext.authorizer` as API Gateway passes it on (other members, such as
 * `principalId`, are ignored). The caller still has to compare `exp` with the clock, since a cached answer of
 * the authorizer outlives its token.
 * @returns undefined when the context is absent or is not one that our authorizer wrote
 */
export function principalFromContext(
  context: unknown,
): { principal: Principal; owner: Owner } | undefined {
  const read = v.safeParse(Context, context);
  if (!read.success) return undefined;
  const owner = Owner.of(read.output);
  return owner && { principal: read.output, owner };
}
