import type { Database } from '@reflekt/shared/store';
import type { TableStream, TextRange } from '@reflekt/shared/streams';
import type { Item, Owner, TableSpec } from '@reflekt/shared/tables';
import { DAY } from '@reflekt/shared/time';

/** Items of one owner in a page; each is published. */
const OWNER_PAGE = 100;
/** Items of everybody in a page; most are passed over. */
const SCAN_PAGE = 200;
/** TTL removes an item up to some days late. */
const TTL_LAG = 7 * DAY;

/** One pass over a table, of one owner or of everybody. */
export interface Step {
  stream: TableStream;
  owner: Owner | undefined;
  /** Of `writtenAt`: items in any of them are read. */
  ranges: readonly TextRange[];
}

/** Both ends belong to it; milliseconds since 1970. */
export interface Period {
  since: number;
  until: number;
}

/** The passes of a run, in their order. A range of one owner is a query of its own. */
export function stepsOf(
  streams: readonly TableStream[],
  owner: Owner | undefined,
  { since, until }: Period,
): Step[] {
  return streams.flatMap((stream) => {
    const { range, dueAfter } = stream.republish;
    const ranges = [range(since, until)];
    if (dueAfter !== undefined) {
      // Written earlier, and due in the period. What was written in it is read for both.
      ranges.push(range(since - dueAfter - TTL_LAG, Math.min(until - dueAfter, since - 1)));
    }
    const queries = owner ? ranges.map((one) => [one]) : [ranges];
    return queries.map((those) => ({ stream, owner, ranges: those }));
  });
}

const keyOf = ({ key: { partition, sort } }: TableSpec, item: Item): Item => ({
  [partition.name]: item[partition.name],
  ...(sort ? { [sort.name]: item[sort.name] } : {}),
});

/** True for an item that was written in a range. */
export const isIn = ({ from, to }: TextRange, { republish }: TableStream, item: Item): boolean => {
  const at = item[republish.writtenAt];
  return typeof at === 'string' && from <= at && at <= to;
};

/** A page of the index or table of a step, from a position on. */
async function readPage(db: Database, { stream, owner, ranges }: Step, after: Item | undefined) {
  const { table, republish } = stream;
  const index = 'index' in republish ? republish.index : undefined;
  if (!owner) return db.scan({ table, index, after, limit: SCAN_PAGE });
  if ('keys' in republish) {
    return { items: await db.getMany(table, republish.keys(owner)), last: undefined };
  }
  const [sort] = ranges;
  const partition = owner.key;
  const page = { table, index: republish.index, partition, after, limit: OWNER_PAGE };
  return db.query({ ...page, ...(sort ? { sort } : {}) });
}

/**
 * The items of a page of a step, as they stand in the table now: indexes lag.
 * @returns `last`, the position to continue from; undefined at the end of the step
 */
export async function readItems(
  db: Database,
  step: Step,
  after: Item | undefined,
): Promise<{ items: Item[]; last: Item | undefined }> {
  const { stream, ranges } = step;
  const page = await readPage(db, step, after);
  const keys = page.items
    .filter((item) => ranges.some((range) => isIn(range, stream, item)))
    .map((item) => keyOf(stream.table, item));
  return { items: await db.getMany(stream.table, keys), last: page.last };
}
