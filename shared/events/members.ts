import * as v from 'valibot';
import { LocalDate, Ulid, Version } from '../entities/index.ts';

/** A reference to an entry that is at this version or later. */
export const entryReference = { entry_id: Ulid, entry_version: Version };

/** The members of most events about entries. */
export const entryDetail = { ...entryReference, entry_date: LocalDate };

/**
 * A schema for names of an entity's members, without their values. Unknown names (of another version of the entity) are
 * dropped.
 */
export const membersOf = (entity: { entries: object }) => {
  const names = new Set(Object.keys(entity.entries));
  return v.pipe(
    v.array(v.string()),
    v.transform((changed: string[]) => changed.filter((name) => names.has(name))),
  );
};
