import type { entriesApi } from '@reflekt/shared/api';
import type { Operations } from '@reflekt/shared/http';
import { createEntry } from './create-entry.ts';
import { deleteEntry } from './delete-entry.ts';
import type { Deps } from './deps.ts';
import { entriesOnThisDay } from './entries-on-this-day.ts';
import { entryChanges } from './entry-changes.ts';
import { listEntries } from './list-entries.ts';
import { listRevisions } from './list-revisions.ts';
import { readEntry } from './read-entry.ts';
import { restoreEntry } from './restore-entry.ts';
import { restoreRevision } from './restore-revision.ts';
import { updateEntry } from './update-entry.ts';

/** The operations of the entries service. */
export const operations: Operations<typeof entriesApi, Deps> = {
  listEntries,
  createEntry,
  entriesOnThisDay,
  entryChanges,
  readEntry,
  updateEntry,
  deleteEntry,
  restoreEntry,
  listRevisions,
  restoreRevision,
};
