import { type FaultData, ProviderFault } from './provider.ts';

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

/** A 429 that no waiting changes: the account has no credit left. */
function isQuota(error: SdkErrorShape): boolean {
  const codes = [error.code, error.type];
  const body = error.error;
  if (typeof body === 'object' && body !== null) {
    if ('code' in body) codes.push(body.code);
    if ('type' in body) codes.push(body.type);
  }
  return codes.some((code) => code === 'insufficient_quota' || code === 'billing_error');
}

/** What a status says: 5xx and overload (529) pass; a missing key, model or credit stays. */
function ofStatus(status: number, error: SdkErrorShape, now: number): ProviderFault {
  const code = `status_${status}`;
  if (status === 429) {
    return isQuota(error)
      ? new ProviderFault('lasting', 'insufficient_quota')
      : new ProviderFault('passing', code, retryAfterOf(error.headers, now));
  }
  if (status === 408 || status === 409 || status >= 500) {
    return new ProviderFault('passing', code, retryAfterOf(error.headers, now));
  }
  // What is wrong with this one request (400, 413, 422) says nothing of the next.
  const ofRequest = status === 400 || status === 413 || status === 422;
  return new ProviderFault(ofRequest ? 'answer' : 'lasting', code);
}

/** The fault itself, wherever an SDK has wrapped it. */
function wrapped(error: unknown): ProviderFault | undefined {
  let cause = error;
  for (let depth = 0; depth < 5 && cause instanceof Error; depth++) {
    if (cause instanceof ProviderFault) return cause;
    cause = cause.cause;
  }
  return undefined;
}

/**
 * Makes a fault of what an SDK threw. Nothing of the error is kept but its status: its message and body may
 * quote what was sent.
 */
export function faultOf(error: unknown, signal: AbortSignal, now: number): FaultData['fault'] {
  const { kind, code, retryAfter } = classified(error, signal, now);
  return { kind, code, retryAfter };
}

function classified(error: unknown, signal: AbortSignal, now: number): ProviderFault {
  const own = wrapped(error);
  if (own) return own;
  if (signal.aborted) return new ProviderFault('passing', 'timeout');
  // By shape: what the runtime's own fetch throws need not be of this realm's classes.
  const shape: SdkErrorShape = typeof error === 'object' && error !== null ? error : {};
  if (typeof shape.status === 'number') return ofStatus(shape.status, shape, now);
  if (shape.name === 'SyntaxError') return new ProviderFault('answer', 'malformed_json');
  return new ProviderFault('passing', 'connection');
}
