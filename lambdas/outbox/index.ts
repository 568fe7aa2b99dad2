import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { startFunction } from '@reflekt/shared/function';
import { startCall } from '@reflekt/shared/store';
import { Owner } from '@reflekt/shared/tables';
import { parseInstant } from '@reflekt/shared/time';
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import * as v from 'valibot';
import { createParking } from './operations/park.ts';
import { createPublisher } from './operations/publish.ts';
import { relay } from './operations/relay.ts';
import { RepublishRequest, republish } from './operations/republish.ts';
import { outboxService } from './service.ts';

const runtime = startFunction(outboxService);
const { environment } = runtime;
const { eventBus } = environment;
/** Milliseconds. A call that hangs must leave time for the next attempt. */
const requestHandler = {
  connectionTimeout: 1_000,
  requestTimeout: 5_000,
  throwOnRequestTimeout: true,
};
// The publisher itself resends refused events, and no others.
const events = createPublisher(new EventBridgeClient({ maxAttempts: 1, requestHandler }));
const logicalNames = new Map(
  Object.entries(environment.tables).map(([logical, deployed]) => [deployed, logical]),
);
const relayDeps = {
  publisher: events,
  parking: createParking(new SQSClient({ requestHandler }), environment.parkedQueueUrl),
  eventBus,
  tableOf: (deployed: string) => logicalNames.get(deployed),
};

/** Handles stream batches from Lambda, and `republish` requests from an operator. */
export const handler = async (
  event: DynamoDBStreamEvent | v.InferInput<typeof RepublishRequest>,
  context: Context,
): Promise<DynamoDBBatchResponse | { published: number; unmappable: number }> => {
  if ('Records' in event) return relay(relayDeps, event.Records);
  const { republish: wanted } = v.parse(RepublishRequest, event);
  const owner = Owner.of(wanted);
  const since = parseInstant(wanted.since);
  if (!owner || since === undefined)
    throw new Error('tenant_id, user_id and since (RFC 3339) are needed');
  const call = startCall(context.getRemainingTimeInMillis(), Number.POSITIVE_INFINITY);
  const db = runtime.openDatabase(call);
  const deps = { db, publisher: events, eventBus, now: Date.now };
  return republish(deps, owner, since);
};
