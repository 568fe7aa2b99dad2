import { allStreams } from '@reflekt/shared/streams';
import { Owner } from '@reflekt/shared/tables';
import { MINUTE, parseInstant } from '@reflekt/shared/time';
import * as v from 'valibot';

/** Stores read the clock before the stream does. */
const CLOCK_MARGIN = MINUTE;

const OfOwner = v.strictObject({ tenant_id: v.string(), user_id: v.string(), since: v.string() });
const OfEverybody = v.strictObject({ everybody: v.literal(true), since: v.string() });
/** `DDBStreamBatchInfo` of a batch that Lambda gave up. */
const OfPosition = v.strictObject({
  position: v.object({
    streamArn: v.string(),
    approximateArrivalOfFirstRecord: v.string(),
    approximateArrivalOfLastRecord: v.string(),
  }),
});
const OfRun = v.strictObject({ run: v.string() });

/** The request of an operator who invokes the function by hand. */
const RepublishRequest = v.object({
  republish: v.union([OfOwner, OfEverybody, OfPosition, OfRun]),
});
export type RepublishEvent = v.InferInput<typeof RepublishRequest>;

/** The part of the tables that a new run reads. */
export interface Scope {
  /** Undefined for everybody. */
  owner: Owner | undefined;
  tables: readonly string[];
  /** Milliseconds since 1970; `until` is now where it is absent. */
  since: number;
  until?: number;
}

const USAGE =
  'one of these is needed: tenant_id, user_id and since (RFC 3339); everybody: true and since; position; run';

const ALL_TABLES = allStreams.map(({ table }) => table.name);

function instantOf(text: string): number {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(USAGE);
  return instant;
}

/**
 * Reads a request.
 * @param tableOf logical table name by deployed name
 * @throws Error that says what a request must have
 */
export function parseRequest(
  event: unknown,
  tableOf: (deployedName: string) => string | undefined,
): { run: string } | Scope {
  const parsed = v.safeParse(RepublishRequest, event);
  if (!parsed.success) throw new Error(USAGE);
  const { republish } = parsed.output;
  if ('run' in republish) return republish;
  if ('everybody' in republish) {
    return { owner: undefined, tables: ALL_TABLES, since: instantOf(republish.since) };
  }
  if ('position' in republish) {
    const { streamArn, approximateArrivalOfFirstRecord, approximateArrivalOfLastRecord } =
      republish.position;
    const table = tableOf(deployedTable(streamArn));
    if (table === undefined) throw new Error('the position is of no stream of this stage');
    return {
      owner: undefined,
      tables: [table],
      since: instantOf(approximateArrivalOfFirstRecord) - CLOCK_MARGIN,
      until: instantOf(approximateArrivalOfLastRecord) + CLOCK_MARGIN,
    };
  }
  const owner = Owner.of(republish);
  if (!owner) throw new Error(USAGE);
  return { owner, tables: ALL_TABLES, since: instantOf(republish.since) };
}

/** `arn:aws:dynamodb:<region>:<account>:table/<name>/stream/<label>` */
export const deployedTable = (streamArn: string): string =>
  /:table\/([^/]+)\//.exec(streamArn)?.[1] ?? '';

/** The request by which what a change would have told is published after all: all of its owner's, from then on. */
export const requestFor = (owner: Owner, arrivedAt: number) => ({
  tenant_id: owner.tenantId,
  user_id: owner.userId,
  since: new Date(arrivedAt - CLOCK_MARGIN).toISOString(),
});
