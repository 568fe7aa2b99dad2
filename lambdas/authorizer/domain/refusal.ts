import { DomainError } from '@reflekt/shared/errors';

/** Why a token was refused: logged, never told to the caller. */
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

/** The token does not prove who is calling. Any other error means that it could not be judged. */
export const refused = (reason: RefusalReason) =>
  new DomainError({ code: 'unauthorized', detail: reason });
