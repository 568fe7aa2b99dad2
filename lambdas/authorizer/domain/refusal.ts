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
  new DomainError({ kind: 'unauthorized', detail: reason });

/**
 * The fault in an error of ours, read from its data. A module that the bundle loads lazily has its own copy of
 * every class, so `instanceof` is false for its errors.
 * @returns undefined for an error that is not ours
 */
export function faultOf(error: unknown): DomainError['fault'] | undefined {
  if (!(error instanceof Error) || error.name !== 'DomainError') return undefined;
  return 'fault' in error ? (error as DomainError).fault : undefined;
}
