import { type ErrorData, ProviderError } from './provider.ts';

interface SdkErrorShape {
  name?: unknown;
  status?: unknown;
  headers?: unknown;
  code?: unknown;
  type?: unknown;
  error?: unknown;
}

/** Milliseconds of a `Retry-After` header, in seconds or as a date. */
function retryAfterOf(headers: unknown, now: number): number | undefined {
  if (!(headers instanceof Headers)) return undefined;
  const value = headers.get('retry-after');
  if (value === null || value === '') return undefined;
  const wait = /^\d{1,9}(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(wait) && wait >= 0 ? wait : undefined;
}

/** True for a 429 because the account has no credit left, which waiting does not change. */
function isQuota(error: SdkErrorShape): boolean {
  const codes = [error.code, error.type];
  const body = error.error;
  if (typeof body === 'object' && body !== null) {
    if ('code' in body) codes.push(body.code);
    if ('type' in body) codes.push(body.type);
  }
  return codes.some((code) => code === 'insufficient_quota' || code === 'billing_error');
}

/** The error that a status means: 5xx and overload (529) pass; a missing key, model or credit stays. */
function ofStatus(status: number, error: SdkErrorShape, now: number): ProviderError {
  const code = `status_${status}`;
  if (status === 429) {
    return isQuota(error)
      ? new ProviderError('lasting', 'insufficient_quota')
      : new ProviderError('passing', code, retryAfterOf(error.headers, now));
  }
  if (status === 408 || status === 409 || status >= 500) {
    return new ProviderError('passing', code, retryAfterOf(error.headers, now));
  }
  // An error of this one request (400, 413, 422) says nothing about the next.
  const ofRequest = status === 400 || status === 413 || status === 422;
  return new ProviderError(ofRequest ? 'answer' : 'lasting', code);
}

/** Our own error, where an SDK has wrapped it. */
function wrapped(error: unknown): ProviderError | undefined {
  let cause = error;
  for (let depth = 0; depth < 5 && cause instanceof Error; depth++) {
    if (cause instanceof ProviderError) return cause;
    cause = cause.cause;
  }
  return undefined;
}

/**
 * Makes our error of an SDK's. Only its status is kept: its message and body may quote the text that was
 * sent.
 */
export function errorDataOf(error: unknown, signal: AbortSignal, now: number): ErrorData['error'] {
  const { kind, code, retryAfter } = classified(error, signal, now);
  return { kind, code, retryAfter };
}

function classified(error: unknown, signal: AbortSignal, now: number): ProviderError {
  const own = wrapped(error);
  if (own) return own;
  if (signal.aborted) return new ProviderError('passing', 'timeout');
  // By shape: errors of the runtime's own fetch need not be of this realm's classes.
  const shape: SdkErrorShape = typeof error === 'object' && error !== null ? error : {};
  if (typeof shape.status === 'number') return ofStatus(shape.status, shape, now);
  if (shape.name === 'SyntaxError') return new ProviderError('answer', 'malformed_json');
  if (shape.name === 'RangeError') return new ProviderError('answer', 'too_deep');
  return new ProviderError('passing', 'connection');
}
