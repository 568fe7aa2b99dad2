import { contended, notFound } from '@reflekt/shared/errors';
import { type IfMatch, requireMatch } from '@reflekt/shared/http';
import { backOff, type EntryState, WriteConflict } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import type { Deps } from './deps.ts';

const ATTEMPTS = 12;

interface Target {
  owner: Owner;
  params: { id: string };
  ifMatch?: IfMatch;
}

/** The entry, live or in the trash. @throws DomainError `not-found` */
export async function existingEntry(
  deps: Pick<Deps, 'entries'>,
  target: Target,
): Promise<EntryState> {
  const record = await deps.entries.read(target.owner, target.params.id);
  if (record?.kind !== 'entry') throw notFound();
  return record;
}

/**
 * Reads an entry, checks `If-Match`, and runs a change on it; begins anew with the newer state when another
 * write came first.
 * @throws DomainError `not-found`, `stale`, or a transient `conflict` after bounded attempts
 */
export async function withEntry<T>(
  deps: Pick<Deps, 'entries' | 'deadline'>,
  target: Target,
  change: (state: EntryState) => Promise<T>,
): Promise<T> {
  for (let tries = 0; tries < ATTEMPTS; tries++) {
    const state = await existingEntry(deps, target);
    requireMatch(target.ifMatch, state.entry.version);
    try {
      return await change(state);
    } catch (error) {
      if (!(error instanceof WriteConflict)) throw error;
      await backOff(tries, deps.deadline);
    }
  }
  throw contended();
}

/** What marks a write as this request's. */
export const createWriteContext = (
  deps: Pick<Deps, 'now' | 'newId'>,
  request: { requestId: string },
) => ({
  requestId: request.requestId,
  now: deps.now(),
  writeId: deps.newId(),
});
