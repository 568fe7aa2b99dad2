import * as v from 'valibot';
import { LocalDate, Ulid, Version } from '../entities/index.ts';

/** An entry that is at this version or later. */
export const entryReference = { entry_id: Ulid, entry_version: Version };

export const entryDetail = { ...entryReference, entry_date: LocalDate };

/**
 * Names of an entity's members: names only, so that an event can say what changed but not to what. A name that the
 * entity does not have (of another version of ours) is dropped.
 */
export const membersOf = (entity: { entries: object }) => {
  const names = new Set(Object.keys(entity.entries));
  return v.pipe(
    v.array(v.string()),
    v.transform((changed: string[]) => changed.filter((name) => names.has(name))),
  );
};
