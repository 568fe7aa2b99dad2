import { type Database, defineStoredSchema } from '@reflekt/shared/store';
import { idempotencyTable, republishRunKey } from '@reflekt/shared/tables';
import { DAY, epochSeconds } from '@reflekt/shared/time';
import * as v from 'valibot';

/** Retention of a run, milliseconds. */
const RETENTION = 14 * DAY;

const Run = v.object({
  /** The key of the one owner; null for everybody. */
  of_owner: v.nullable(v.string()),
  /** Logical names of the tables. */
  tables: v.array(v.string()),
  /** Milliseconds since 1970; both ends belong to the period. */
  since: v.number(),
  until: v.number(),
  /** The number of steps that are done. */
  step: v.number(),
  /** The key behind which the next page of the step begins. */
  after: v.nullable(v.record(v.string(), v.unknown())),
  published: v.number(),
  unmappable: v.number(),
});
/** The scope and the progress of a run of `republish`. */
export type Run = v.InferOutput<typeof Run>;

export const StoredRun = defineStoredSchema(idempotencyTable, 'republish-run', Run);

/** @returns undefined for an unknown run, and for one that is older than 14 days */
export async function readRun(db: Database, id: string): Promise<Run | undefined> {
  const item = await db.get(idempotencyTable, republishRunKey(id));
  return item && StoredRun.require(item);
}

export async function writeRun(db: Database, id: string, run: Run, now: number): Promise<void> {
  const put = StoredRun.encode({
    ...republishRunKey(id),
    ...run,
    expires_at: epochSeconds(now + RETENTION),
  });
  await db.write([{ put, table: idempotencyTable }]);
}
