import { contended, stale } from '../errors/index.ts';
import { isWriteConflict } from './conflict.ts';
import { backOff } from './retry.ts';

/** Parsed `If-Match`: `*`, or the version that must be current. A tag that is no version matches none. */
export type IfMatch = '*' | { version: number | null } | undefined;

/** Checks `If-Match`. @throws DomainError `stale` when the current version does not match */
export function requireMatch(ifMatch: IfMatch, version: number): void {
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch.version !== version) throw stale();
}

/** Attempts of one request against other writers of the same item. */
const ATTEMPTS = 12;

/** The limits of retries after write conflicts. */
export interface ConflictRetries {
  /** Milliseconds since 1970 after which nothing is tried again. */
  deadline: number;
  /** Infinity for work without a waiting user, which then ends with the deadline. */
  attempts?: number;
  /** The attempt after which delays no longer grow. */
  longestDelayAt?: number;
}

/**
 * Repeats `attempt`, which reads, decides and writes, until there is no write conflict.
 * @throws DomainError: a transient `conflict` after the last attempt, or the error of `attempt`
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
 * The versioned update of an entity. It reads the current state, checks `If-Match`, and lets `change` write the next
 * state. After a write conflict it starts again with the newer state.
 * @param options.read throws DomainError `not-found` for an absent entity
 * @throws DomainError `stale`, a transient `conflict`, or an error of `read` or `change`
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
