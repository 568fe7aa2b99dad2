import type { ProblemCode } from './endpoints.ts';

/** One fault of a request: where it is, and what is wrong there. */
export type InputFault = { detail: string } & ({ pointer: string } | { parameter: string });

/** Why a request did not succeed, as a value (RFC 9457). */
export interface Problem {
  /**
   * The API's own code. `network`: no response came, and nobody knows whether the request was carried out. `unexpected`:
   * the response was not one of the API's, for example a proxy's page.
   */
  code: ProblemCode | 'network' | 'unexpected';
  title: string;
  /** The HTTP status; 0 without a response. */
  status: number;
  detail: string;
  /** The id under which the API has logged the request. */
  instance?: string;
  /** The faults of a request that is not valid (422). */
  errors?: readonly InputFault[];
  /** Seconds after which the same request may succeed. */
  retryAfter?: number;
}

/** A problem, thrown where there is no place for a value: by `unwrap` and while iterating. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super(`${problem.title}: ${problem.detail}`, { cause });
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

const textOr = (value: unknown, otherwise: string) =>
  typeof value === 'string' ? value : otherwise;

/** Seconds that a response asks to wait; undefined where it does not say. A date counts from now. */
export function retryAfterOf(response: Response): number | undefined {
  const value = response.headers.get('retry-after');
  if (value === null) return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

/** Reads the problem in a response that is not a success. */
export async function readProblem(response: Response): Promise<Problem> {
  const retryAfter = retryAfterOf(response);
  const more = retryAfter === undefined ? {} : { retryAfter };
  const document: unknown = await response.json().catch(() => undefined);
  if (typeof document !== 'object' || document === null || !('type' in document)) {
    const title = response.statusText || 'Not a response of the API';
    return { code: 'unexpected', title, status: response.status, detail: title, ...more };
  }
  const { type, title, detail, instance, errors } = document as Record<string, unknown>;
  return {
    code: textOr(type, 'unexpected') as Problem['code'],
    title: textOr(title, ''),
    status: response.status,
    detail: textOr(detail, ''),
    ...(typeof instance === 'string' ? { instance } : {}),
    ...(Array.isArray(errors) ? { errors: errors as InputFault[] } : {}),
    ...more,
  };
}
