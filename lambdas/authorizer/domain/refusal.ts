import { DomainError } from '@reflekt/shared/errors';

/** Why a token was refused: said in our logs, never to the caller. */
export type RefusalReason =
  | 'malformed header'
  | 'oversized header'
  | 'malformed token'
  | 'algorithm not allowed'
  | 'unknown key'
  | 'not verified'
  | 'sessions not enabled'
  | 'no expiry'
  | 'no subject'
  | 'no issue time'
  | 'expired'
  | 'not yet valid'
  | 'issued in the future'
  | 'no possible user or tenant'
  | 'tenant of another issuer';

/** The caller is not who the token says, as far as we can tell. Anything else that is thrown means "cannot tell". */
export const refused = (reason: RefusalReason) =>
  new DomainError({ code: 'unauthorized', detail: reason });
