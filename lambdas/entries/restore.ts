import { startFunction } from '@reflekt/shared/function';
import { readJsonItem, startCall } from '@reflekt/shared/store';
import type { Context } from 'aws-lambda';
import { ulid } from 'ulid';
import * as v from 'valibot';
import { type RestoreResult, restoreFromBackup } from './operations/restore-from-backup.ts';
import { entriesRestore } from './service.ts';
import { createEntryWriter } from './store/entry-writer.ts';

const runtime = startFunction(entriesRestore);

const JsonItem = v.record(v.string(), v.record(v.string(), v.unknown()));
const Request = v.object({
  restore: v.object({ entry: JsonItem, revisions: v.optional(v.array(JsonItem), []) }),
});

/**
 * Restores an entry from a backup, for the tool `restore-entry`. Items come as stored, in the JSON of DynamoDB; nobody
 * on the way can read them.
 */
export const handler = async (event: unknown, context: Context): Promise<RestoreResult> => {
  const parsed = v.safeParse(Request, event);
  if (!parsed.success) throw new Error('restore.entry is needed: an item in the JSON of DynamoDB');
  const { entry, revisions } = parsed.output.restore;
  const call = startCall(context.getRemainingTimeInMillis(), Number.POSITIVE_INFINITY);
  const db = runtime.openDatabase(call);
  const deps = {
    db,
    entries: createEntryWriter(db),
    now: Date.now,
    newId: () => ulid(),
    requestId: context.awsRequestId,
  };
  return restoreFromBackup(deps, {
    entry: readJsonItem(entry),
    revisions: revisions.map(readJsonItem),
  });
};
