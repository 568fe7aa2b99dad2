import * as v from 'valibot';
import { Ulid, Version } from '../entities/index.ts';
import {
  CHANGE_PREFIX,
  changeMarkKey,
  type Item,
  type Owner,
  searchIndexTable,
} from '../tables/index.ts';
import { isWriteConflict } from './conflict.ts';
import type { Database } from './database.ts';
import { defineStoredSchema, UNREADABLE } from './stored-schema.ts';
import { retryOnConflict } from './versions.ts';

/** The mark of an entry that is about to change. It has open members only, so that a writer without keys can set it. */
export const StoredChangeMark = defineStoredSchema(
  searchIndexTable,
  'change-mark',
  v.object({ version: Version, write_id: Ulid }),
);

/** A change of an entry that the search index may not have yet. */
export interface ChangeMark {
  entryId: string;
  /** The version that the write was to make. The entry can be older: the write may have failed, or is under way. */
  version: number;
  /** A ULID of the write: tells marks apart, and when this one was set. */
  writeId: string;
}

/** Parses the item of a mark. @returns undefined for one that cannot be read */
export function parseChangeMark(item: Item): ChangeMark | undefined {
  const stored = StoredChangeMark.parse(item);
  if (stored === UNREADABLE) return undefined;
  const { version, write_id: writeId } = stored;
  return { entryId: String(item.sk).slice(CHANGE_PREFIX.length), version, writeId };
}

const versionOf = (existing: Item | undefined): number | undefined =>
  typeof existing?.version === 'number' ? existing.version : undefined;

/**
 * Marks an entry as changed. Every write of an entry does so before, with the version that it will make: until the index
 * has this version, a search reads the entry itself (docs/adr/0043). The version of a mark never goes down.
 */
export async function markChange(
  db: Database,
  owner: Owner,
  change: ChangeMark,
  deadline = Number.POSITIVE_INFINITY,
): Promise<void> {
  let { version } = change;
  await retryOnConflict({ deadline }, async () => {
    const members = { ...changeMarkKey(owner, change.entryId), version, write_id: change.writeId };
    const put = StoredChangeMark.encode(members);
    try {
      await db.write([{ put, table: searchIndexTable, when: { atMost: { version } } }]);
    } catch (error) {
      // A later write has marked the entry. Its version stays, and the mark is this write's too.
      if (isWriteConflict(error)) version = versionOf(error.existing) ?? version;
      throw error;
    }
  });
}

/** Removes a mark, unless another write has set it again. */
export async function removeChangeMark(
  db: Database,
  owner: Owner,
  { entryId, version, writeId }: ChangeMark,
): Promise<void> {
  const when = { equals: { version, write_id: writeId } };
  try {
    await db.write([{ remove: changeMarkKey(owner, entryId), table: searchIndexTable, when }]);
  } catch (error) {
    if (!isWriteConflict(error)) throw error;
  }
}
