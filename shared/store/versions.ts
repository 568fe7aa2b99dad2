import { contended, stale } from '../errors/index.ts';
import { isWriteConflict } from './conflict.ts';
import { backOff } from './retry.ts';

/** `If-Match`, read: `*`, or the version that must be the current one (a tag that is no version matches none). */
export type IfMatch = '*' | { version: number | null } | undefined;

/** @throws DomainError `stale` when the current version is not the one asked for */
export function requireMatch(ifMatch: IfMatch, version: number): void {
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch.version !== version) throw stale();
}

/** Attempts of one request against other writers of the same item. */
const ATTEMPTS = 12;

export interface ConflictRetries {
  /** Milliseconds since 1970 after which nothing is tried again. */
  deadline: number;
  /** Infinity for work that nobody waits for: it then ends with the deadline. */
  attempts?: number;
  /** The attempt from which on delays no longer grow. */
  longestDelayAt?: number;
}

/**
 * Runs `attempt`, which reads, decides and writes, again and again until no other write came between.
 * @throws DomainError: a transient `conflict` after the last attempt, or what `attempt` throws
 */
export async function retryOnConflict<T>(
  { deadline, attempts = ATTEMPTS, longestDelayAt = Number.POSITIVE_INFINITY }: ConflictRetries,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let tries = 0; tries < attempts; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isWriteConflict(error)) throw error;
      await backOff(Math.min(tries, longestDelayAt), deadline);
    }
  }
  throw contended();
}

/**
 * The versioned update of every entity: reads the current state, checks `If-Match`, and lets `change` write the next
 * one; begins anew with the newer state when another write came first.
 * @param options.read throws DomainError `not-found` where there is nothing
 * @throws DomainError `stale`, a transient `conflict`, or what `read` and `change` throw
 */
export const updateVersioned = <State, Result>(options: {
  deadline: number;
  ifMatch: IfMatch;
  read: () => Promise<State>;
  versionOf: (state: State) => number;
  change: (state: State) => Promise<Result>;
}): Promise<Result> =>
  retryOnConflict(options, async () => {
    const state = await options.read();
    requireMatch(options.ifMatch, options.versionOf(state));
    return options.change(state);
  });
