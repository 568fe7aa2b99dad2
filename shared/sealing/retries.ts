import { causeOf, domainErrorOf } from '../errors/index.ts';
import type { Call } from '../store/call.ts';
import { withRetries } from '../store/retry.ts';
import { keysUnavailable } from './errors.ts';

/** `withRetries` for what keys depend on. @throws DomainError `unavailable` from a KeyError `keys_unavailable` */
export async function withKeyRetries<T>(
  call: Call,
  attempt: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await withRetries(call, attempt);
  } catch (error) {
    // The one DomainError that it throws says that the deadline has passed.
    if (domainErrorOf(error)) throw keysUnavailable(causeOf(error));
    throw error;
  }
}
