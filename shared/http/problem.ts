import * as v from 'valibot';
import type { ErrorCode, ErrorDetails, InputProblem } from '../errors/index.ts';

/** The error codes of the domain, and one that only the gateway uses. */
export type ProblemCode = ErrorCode | 'throttled';

interface ProblemDefinition {
  title: string;
  status: number;
  /** Seconds; only where a retry makes sense. */
  retryAfter?: number;
}

/** The one mapping from error codes to HTTP. The gateway responses are made from it too. */
export const problems: Readonly<Record<ProblemCode, ProblemDefinition>> = {
  malformed: { title: 'The request cannot be read', status: 400 },
  'start-again': { title: 'The cursor is too old', status: 400 },
  unauthorized: { title: 'A valid token is needed', status: 401 },
  'not-found': { title: 'Not found', status: 404 },
  'insight-pending': { title: 'The insight is on its way', status: 404, retryAfter: 2 },
  conflict: { title: 'The state of the item does not allow this', status: 409 },
  'owner-erased': { title: 'The account is being erased', status: 409 },
  'insight-skipped': { title: 'The entry was not analysed', status: 404 },
  'insight-failed': { title: 'The analysis failed', status: 404 },
  stale: { title: 'The item has changed', status: 412 },
  'too-large': { title: 'The request is too large', status: 413 },
  'unsupported-media-type': { title: 'The body must be JSON', status: 415 },
  invalid: { title: 'The request is not valid', status: 422 },
  throttled: { title: 'Too many requests', status: 429, retryAfter: 1 },
  defect: { title: 'Something is wrong on our side', status: 500 },
  unavailable: { title: 'Temporarily unavailable', status: 503, retryAfter: 2 },
};

/** Seconds until a retry of a write that lost against others. */
export const CONTENTION_RETRY_AFTER = 1;

/** An RFC 9457 document. `type` is a stable name, a URI reference without a base. */
export const Problem = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  detail: v.string(),
  instance: v.string(),
  errors: v.optional(
    v.array(
      v.union([
        v.object({ pointer: v.string(), detail: v.string() }),
        v.object({ parameter: v.string(), detail: v.string() }),
      ]),
    ),
  ),
});
export type Problem = v.InferOutput<typeof Problem>;

/** The document of an error code alone, for the gateway's own responses. */
export const problemOf = (code: ProblemCode) => ({
  type: code,
  title: problems[code].title,
  status: problems[code].status,
  detail: problems[code].title,
});

/** The media type of problem documents. */
export const problemContentType = 'application/problem+json';

const located = ({ at, detail }: InputProblem) => ({ ...at, detail });

/**
 * The response to an error: document and headers. `www-authenticate` is not among them, because API Gateway renames it
 * in a function's response; only the gateway's own 401 has it.
 */
export function problemResponse(error: ErrorDetails, requestId: string) {
  const document: Problem = {
    ...problemOf(error.code),
    // The detail of a defect is for the log. The client learns nothing of the inside.
    ...(error.code === 'defect' ? {} : { detail: error.detail }),
    instance: requestId,
    ...(error.code === 'invalid' ? { errors: error.problems.map(located) } : {}),
  };
  const retryAfter =
    error.code === 'conflict' && error.transient
      ? CONTENTION_RETRY_AFTER
      : problems[error.code].retryAfter;
  return {
    statusCode: document.status,
    headers: {
      'content-type': problemContentType,
      ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
    },
    body: JSON.stringify(document),
  };
}
