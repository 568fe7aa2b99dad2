import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { errorFields, log } from '@reflekt/shared/log';
import { ownerKeyOf } from '@reflekt/shared/store';
import { allStreams, type CommittedChange, UnmappableChange } from '@reflekt/shared/streams';
import { type Item, Owner, type TableSpec } from '@reflekt/shared/tables';
import type {
  DynamoDBBatchResponse,
  DynamoDBRecord,
  AttributeValue as StreamValue,
} from 'aws-lambda';
import type { Parking } from './park.ts';
import { type Publisher, toBusEntry } from './publish.ts';
import { deployedTable, requestFor } from './republish-request.ts';

/** The dependencies of the relay. */
export interface RelayDeps {
  publisher: Publisher;
  parking: Parking;
  eventBus: string;
  /** Logical table name by deployed name; undefined for an unknown one. */
  tableOf(deployedName: string): string | undefined;
}

const plain = (image: Record<string, StreamValue> | undefined) =>
  image && unmarshall(image as Parameters<typeof unmarshall>[0]);

const changeOf = ({ dynamodb, userIdentity }: DynamoDBRecord): CommittedChange => ({
  before: plain(dynamodb?.OldImage),
  after: plain(dynamodb?.NewImage),
  expired: userIdentity?.principalId === 'dynamodb.amazonaws.com',
});

const deployedTableOf = ({ eventSourceARN = '' }: DynamoDBRecord): string =>
  deployedTable(eventSourceARN);

/** @returns undefined for keys that nothing of ours would write */
function ownerOf(table: TableSpec, keys: Item): Owner | undefined {
  try {
    return Owner.ofKey(ownerKeyOf(table, keys) ?? '');
  } catch {
    return undefined;
  }
}

/** The request that makes up for a record, where its keys name an owner. */
function requestOf(table: string, keys: Item, { dynamodb }: DynamoDBRecord) {
  const spec = allStreams.find((stream) => stream.table.name === table)?.table;
  const owner = spec && ownerOf(spec, keys);
  const arrivedAt = (dynamodb?.ApproximateCreationDateTime ?? Date.now() / 1000) * 1000;
  return owner && requestFor(owner, arrivedAt);
}

/** The events of a record, or the reason why there are none. */
type Mapped = { events: readonly PutEventsRequestEntry[] } | { reason: string };

function mapRecord(deps: RelayDeps, record: DynamoDBRecord): Mapped {
  const table = deps.tableOf(deployedTableOf(record)) ?? '';
  try {
    const stream = allStreams.find((one) => one.table.name === table);
    if (!stream) throw new UnmappableChange('no mapping for the table');
    return {
      events: stream.map(changeOf(record)).map((event) => toBusEntry(event, deps.eventBus)),
    };
  } catch (error) {
    const reason = error instanceof UnmappableChange ? error.message : 'unforeseen';
    log('error', 'A committed change becomes no event.', {
      error_code: 'unmappable_change',
      table,
      reason,
      ...(error instanceof UnmappableChange ? {} : errorFields(error)),
    });
    return { reason };
  }
}

/**
 * Parks records that cannot be mapped, because each would block its shard for a day.
 * @returns the number of records, counted from the first, that are done
 */
async function parkUnmappable(
  deps: RelayDeps,
  records: readonly DynamoDBRecord[],
  mapped: readonly Mapped[],
): Promise<number> {
  for (const [i, record] of records.entries()) {
    const outcome = mapped[i];
    if (!outcome || 'events' in outcome) continue;
    try {
      const table = deps.tableOf(deployedTableOf(record)) ?? '';
      const keys = plain(record.dynamodb?.Keys) ?? {};
      await deps.parking.park({
        table,
        keys,
        republish: requestOf(table, keys, record),
        event_name: record.eventName ?? '',
        sequence_number: record.dynamodb?.SequenceNumber ?? '',
        reason: outcome.reason,
      });
    } catch (error) {
      log('warn', 'A record could not be parked.', {
        error_code: 'unavailable',
        ...errorFields(error),
      });
      return i;
    }
  }
  return records.length;
}

/**
 * Publishes a batch of stream records in their order.
 * @returns the lowest record that is not surely done, from which Lambda continues
 */
export async function relay(
  deps: RelayDeps,
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBBatchResponse> {
  const startedAt = Date.now();
  const mapped = records.map((record) => mapRecord(deps, record));
  const events = mapped.flatMap((outcome, i) =>
    'events' in outcome ? outcome.events.map((event) => ({ event, record: i })) : [],
  );
  const published = await deps.publisher.publish(events.map(({ event }) => event));
  const reached = events[published]?.record ?? records.length;
  // Parked last, so that an outage of the bus does not park the same record at each attempt.
  const failed = await parkUnmappable(deps, records.slice(0, reached), mapped);
  log('info', 'relay', {
    service: 'outbox',
    records: records.length,
    events: published,
    ms: Date.now() - startedAt,
    complete: failed === records.length,
  });
  const itemIdentifier = records[failed]?.dynamodb?.SequenceNumber;
  return { batchItemFailures: itemIdentifier === undefined ? [] : [{ itemIdentifier }] };
}
