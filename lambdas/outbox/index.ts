import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { startFunction } from '@reflekt/shared/function';
import { startCall } from '@reflekt/shared/store';
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { createParking } from './operations/park.ts';
import { createPublisher } from './operations/publish.ts';
import { relay } from './operations/relay.ts';
import { type Progress, republish } from './operations/republish.ts';
import { parseRequest, type RepublishEvent } from './operations/republish-request.ts';
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
const tableOf = (deployed: string) => logicalNames.get(deployed);
const relayDeps = {
  publisher: events,
  parking: createParking(new SQSClient({ requestHandler }), environment.parkedQueueUrl),
  eventBus,
  tableOf,
};

/** Handles stream batches from Lambda, and `republish` requests from an operator. */
export const handler = async (
  event: DynamoDBStreamEvent | RepublishEvent,
  context: Context,
): Promise<DynamoDBBatchResponse | Progress> => {
  if ('Records' in event) return relay(relayDeps, event.Records);
  const wanted = parseRequest(event, tableOf);
  const remaining = () => context.getRemainingTimeInMillis();
  const call = startCall(remaining(), Number.POSITIVE_INFINITY);
  const db = runtime.openDatabase(call);
  const newId = () => crypto.randomUUID();
  const deps = { db, publisher: events, eventBus, now: Date.now, newId, remaining };
  return republish(deps, wanted);
};
