import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { errorFields, log } from '@reflekt/shared/log';
import type {
  DynamoDBBatchResponse,
  DynamoDBRecord,
  AttributeValue as StreamValue,
} from 'aws-lambda';
import { mappings } from '../domain/mapping.ts';
import { type CommittedChange, UnmappableChange } from '../domain/record.ts';
import type { Parking } from './park.ts';
import { eventEntry, type Publisher } from './publish.ts';

export interface RelayDeps {
  publisher: Publisher;
  parking: Parking;
  eventBus: string;
  /** Logical table name by deployed name. */
  tableOf(deployedName: string): string | undefined;
}

const plain = (image: Record<string, StreamValue> | undefined) =>
  image && unmarshall(image as Parameters<typeof unmarshall>[0]);

const changeOf = ({ dynamodb, userIdentity }: DynamoDBRecord): CommittedChange => ({
  before: plain(dynamodb?.OldImage),
  after: plain(dynamodb?.NewImage),
  expired: userIdentity?.principalId === 'dynamodb.amazonaws.com',
});

/** `arn:aws:dynamodb:<region>:<account>:table/<name>/stream/<label>` */
const deployedTable = (record: DynamoDBRecord): string =>
  /:table\/([^/]+)\//.exec(record.eventSourceARN ?? '')?.[1] ?? '';

/** @returns the record's events; none, once parked, for one that cannot be mapped: it would block its shard for a day */
async function eventsOf(deps: RelayDeps, record: DynamoDBRecord): Promise<PutEventsRequestEntry[]> {
  const table = deps.tableOf(deployedTable(record)) ?? '';
  try {
    const mapping = mappings[table];
    if (!mapping) throw new UnmappableChange('no mapping for the table');
    return mapping(changeOf(record)).map((event) => eventEntry(event, deps.eventBus));
  } catch (error) {
    const reason = error instanceof UnmappableChange ? error.message : 'unforeseen';
    log('error', 'A committed change became no event; its keys are parked.', {
      fault: 'unmappable_change',
      table,
      reason,
      ...(error instanceof UnmappableChange ? {} : errorFields(error)),
    });
    await deps.parking.park({
      table,
      keys: plain(record.dynamodb?.Keys) ?? {},
      event_name: record.eventName ?? '',
      sequence_number: record.dynamodb?.SequenceNumber ?? '',
      reason,
    });
    return [];
  }
}

/**
 * Publishes a batch of stream records in their order.
 * @returns the lowest record that is not surely published, from which Lambda begins again
 */
export async function relay(
  deps: RelayDeps,
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBBatchResponse> {
  const startedAt = Date.now();
  const entries: PutEventsRequestEntry[] = [];
  const recordOf: number[] = [];
  let failed: number | undefined;
  for (const [i, record] of records.entries()) {
    try {
      for (const entry of await eventsOf(deps, record)) {
        entries.push(entry);
        recordOf.push(i);
      }
    } catch (error) {
      // Parking failed: what stands before it is published, and Lambda comes back to it.
      log('warn', 'A record could not be parked.', { fault: 'unavailable', ...errorFields(error) });
      failed = i;
      break;
    }
  }
  const published = await deps.publisher.publish(entries);
  if (published < entries.length) failed = recordOf[published];
  log('info', 'relay', {
    service: 'outbox',
    records: records.length,
    events: published,
    ms: Date.now() - startedAt,
    complete: failed === undefined,
  });
  const itemIdentifier =
    failed === undefined ? undefined : records[failed]?.dynamodb?.SequenceNumber;
  return { batchItemFailures: itemIdentifier === undefined ? [] : [{ itemIdentifier }] };
}
