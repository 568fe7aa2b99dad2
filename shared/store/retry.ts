import { setTimeout as sleep } from 'node:timers/promises';
import { isNativeError } from 'node:util/types';
import { domainErrorOf, unavailable } from '../errors/index.ts';
import type { Call } from './call.ts';

const FIRST_DELAY = 25;
const LONGEST_DELAY = 1_000;

const TRANSIENT_NAMES = new Set([
  'InternalServerError',
  'InternalFailure',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'ThrottlingException',
  'TimeoutError',
  'TransactionConflictException',
  'TransactionInProgressException',
]);
const TRANSIENT_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENOTFOUND',
  'UND_ERR_SOCKET',
]);
/** Reasons of a cancelled transaction that are not about its conditions. */
const TRANSIENT_REASONS = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
]);

interface AwsErrorShape {
  name?: unknown;
  code?: unknown;
  $metadata?: { httpStatusCode?: number };
  CancellationReasons?: readonly { Code?: string }[];
}

/** True where the same call may succeed when it is made again. */
export function isTransient(error: unknown): boolean {
  if (!isNativeError(error)) return false;
  const shape: AwsErrorShape = error;
  if (shape.name === 'TransactionCanceledException') {
    const codes = (shape.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
    // A failed condition is final, even where another item of the transaction was busy.
    return (
      !codes.includes('ConditionalCheckFailed') && codes.some((code) => TRANSIENT_REASONS.has(code))
    );
  }
  return (
    TRANSIENT_NAMES.has(String(shape.name)) ||
    TRANSIENT_CODES.has(String(shape.code)) ||
    (shape.$metadata?.httpStatusCode ?? 0) >= 500
  );
}

/** Waits a random part of a delay that doubles with each attempt (full jitter), never past the deadline. */
export async function backOff(attempt: number, deadline: number): Promise<void> {
  const ceiling = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** attempt);
  await sleep(Math.max(0, Math.min(Math.random() * ceiling, deadline - Date.now())));
}

/**
 * Makes a call until it succeeds, fails permanently or the deadline has passed.
 * @throws DomainError `unavailable` after the deadline; a permanent error is thrown as it is
 */
export async function withRetries<T>(
  call: Call,
  attempt: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  for (let tries = 0; ; tries++) {
    const left = call.deadline - Date.now();
    if (left <= 0) throw unavailable();
    const signal = AbortSignal.timeout(left);
    try {
      return await attempt(signal);
    } catch (error) {
      if (domainErrorOf(error)) throw error;
      if (signal.aborted) throw unavailable(error);
      if (!isTransient(error)) throw error;
      await backOff(tries, call.deadline);
    }
  }
}
