import { conflict, notFound } from '@reflekt/shared/errors';
import { type EntryState, type IfMatch, updateVersioned } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import type { Deps } from './deps.ts';

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

/** @throws DomainError `conflict` for an entry in the trash */
export function requireLive({ entry }: EntryState): void {
  if (entry.deleted_at !== null) {
    throw conflict('The entry is in the trash: restore it before changing it.');
  }
}

/**
 * Changes an existing entry by a versioned update.
 * @throws DomainError `not-found`, `stale`, or a transient `conflict` after bounded attempts
 */
export const updateExisting = <T>(
  deps: Pick<Deps, 'entries' | 'deadline'>,
  target: Target,
  change: (state: EntryState) => Promise<T>,
): Promise<T> =>
  updateVersioned({
    deadline: deps.deadline,
    ifMatch: target.ifMatch,
    read: () => existingEntry(deps, target),
    versionOf: ({ entry }) => entry.version,
    change,
  });
