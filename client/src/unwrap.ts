import type { Result } from './client.ts';
import { ProblemError } from './problem.ts';

/**
 * The data of a result, for code in which a problem is exceptional.
 * @throws ProblemError
 */
export function unwrap<O>(result: Result<O>): O {
  if (!result.ok) throw new ProblemError(result.problem, result.cause);
  return result.data;
}
