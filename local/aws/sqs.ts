/**
 * SQS's JSON protocol over the queue store: sending, receiving, deleting, visibility (of a batch too), each
 * under the caller's role. Kept: long polling, batches that answer per entry, MD5 of bodies, the legacy error
 * codes in `x-amzn-query-error`. Left out: FIFO, queues' URLs, attributes and administration, other batches,
 * message moves (see `redrive` in tools.ts), MD5 of attributes (optional in answers).
 */
import { createHash } from 'node:crypto';
import { AwsError } from './aws-error.ts';
import type { Caller } from './caller.ts';
import { isObject, type JsonObject, numberOf, objectsOf, stringOf, stringsOf } from './json.ts';
import type { QueueDefinition } from './queue-definition.ts';
import type { QueueStore, StoredMessage } from './queue-store.ts';
import type { Service } from './service.ts';
import { lastPart } from './template-resource.ts';

const BATCH_MAX = 10;

/** @param signal aborts when the client is gone */
type Operation = (
  queue: QueueDefinition,
  input: JsonObject,
  caller: Caller,
  signal: AbortSignal,
) => unknown;

export function sqsService(store: QueueStore): Service {
  const operations = queueOperations(store);
  return {
    contentType: 'application/x-amz-json-1.0',
    errorNamespace: 'com.amazonaws.sqs',
    errorHeaders: (code) => ({
      'x-amzn-query-error': `${LEGACY_CODES[code] ?? code};Sender`,
    }),
    async handle({ operation, input, caller }, response) {
      const run = operations[operation];
      const named = stringOf(input.QueueUrl);
      if (run === undefined) {
        throw new AwsError(
          'UnknownOperationException',
          `The local cloud offers no sqs:${operation}.`,
        );
      }
      if (named === undefined) throw new AwsError('MissingParameter', 'The queue is not given.');
      const queue = store.find(lastPart(named));
      if (queue === undefined) {
        throw new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');
      }
      // A batch is authorized as the single action.
      const action = `sqs:${operation.replace(/Batch$/, '')}`;
      caller.authorize({ action, resource: queue.arn });
      const gone = new AbortController();
      response.once('close', () => gone.abort());
      const output = await run(queue, input, caller, gone.signal);
      return isObject(output) ? output : {};
    },
  };
}

const LEGACY_CODES: Record<string, string> = {
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
};

function queueOperations(store: QueueStore): Record<string, Operation> {
  const send: Operation = (queue, input, caller) => {
    const body = stringOf(input.MessageBody);
    if (body === undefined || body === '') throw invalid('The message must have a body');
    const attributes = JSON.stringify(input.MessageAttributes ?? {});
    if (Buffer.byteLength(body) + Buffer.byteLength(attributes) - 2 > queue.maximumBytes) {
      throw invalid(
        `One or more parameters are invalid. Reason: Message must be shorter than ${queue.maximumBytes} bytes.`,
      );
    }
    const delay = input.DelaySeconds;
    if (delay !== undefined && !isSeconds(delay, 900))
      throw invalid('DelaySeconds must be 0 to 900');
    const messageId = store.send(queue, {
      body,
      attributes,
      sender: caller.name,
      ...(typeof delay === 'number' && { delayMs: delay * 1_000 }),
    });
    return { MessageId: messageId, MD5OfMessageBody: md5(body) };
  };
  const remove: Operation = (queue, input) => {
    // A stale receipt of a message that is there is answered like success, as SQS does.
    store.delete(queue, receiptOf(input));
    return {};
  };
  const changeVisibility: Operation = (queue, input) => {
    const seconds = input.VisibilityTimeout;
    if (!isSeconds(seconds, 43_200)) throw invalid('VisibilityTimeout must be 0 to 43200');
    if (!store.changeVisibility(queue, receiptOf(input), seconds * 1_000)) {
      throw new AwsError('ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
    }
    return {};
  };
  return {
    SendMessage: send,
    DeleteMessage: remove,
    ChangeMessageVisibility: changeVisibility,
    ChangeMessageVisibilityBatch: batchOf(changeVisibility),
    ReceiveMessage: (queue, input, _caller, signal) => receive(store, queue, input, signal),
  };
}

/** Runs each entry by itself: one that fails says so and stops no other. */
function batchOf(operation: Operation): Operation {
  return async (queue, input, caller, signal) => {
    const entries = objectsOf(input.Entries);
    if (entries.length === 0) {
      throw new AwsError('EmptyBatchRequest', 'There should be at least one entry in the request.');
    }
    if (entries.length > BATCH_MAX) {
      throw new AwsError(
        'TooManyEntriesInBatchRequest',
        `Maximum number of entries per request are ${BATCH_MAX}.`,
      );
    }
    if (new Set(entries.map((entry) => entry.Id)).size < entries.length) {
      throw new AwsError('BatchEntryIdsNotDistinct', 'Two or more entries have the same Id.');
    }
    const Successful: JsonObject[] = [];
    const Failed: JsonObject[] = [];
    for (const entry of entries) {
      try {
        const output = await operation(queue, entry, caller, signal);
        Successful.push({ Id: entry.Id, ...(isObject(output) ? output : {}) });
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        Failed.push({ Id: entry.Id, Code: error.code, Message: error.message, SenderFault: true });
      }
    }
    return { Successful, Failed };
  };
}

async function receive(
  store: QueueStore,
  queue: QueueDefinition,
  input: JsonObject,
  signal: AbortSignal,
): Promise<JsonObject> {
  const maximum = numberOf(input.MaxNumberOfMessages, 1);
  if (!Number.isInteger(maximum) || maximum < 1 || maximum > BATCH_MAX) {
    throw invalid('MaxNumberOfMessages must be 1 to 10');
  }
  const visibility = input.VisibilityTimeout;
  if (visibility !== undefined && !isSeconds(visibility, 43_200)) {
    throw invalid('VisibilityTimeout must be 0 to 43200');
  }
  const waitMs = numberOf(input.WaitTimeSeconds, 0) * 1_000;
  await store.waitForMessage(queue, waitMs, signal);
  if (signal.aborted) return {}; // a message received for nobody would be hidden for nothing
  const messages = store.receive(queue, {
    maximum,
    ...(typeof visibility === 'number' && { visibilityMs: visibility * 1_000 }),
  });
  const wanted = new Set([
    ...stringsOf(input.AttributeNames),
    ...stringsOf(input.MessageSystemAttributeNames),
  ]);
  const wantsMessageAttributes = stringsOf(input.MessageAttributeNames).length > 0;
  return {
    Messages: messages.map((message) => ({
      MessageId: message.messageId,
      ReceiptHandle: message.receipt,
      Body: message.body,
      MD5OfBody: md5(message.body),
      Attributes: Object.fromEntries(
        Object.entries(systemAttributes(message, queue)).filter(
          ([name]) => wanted.has('All') || wanted.has(name),
        ),
      ),
      ...(wantsMessageAttributes && { MessageAttributes: JSON.parse(message.attributes) }),
    })),
  };
}

/** The attributes SQS keeps for every message, as receivers and event records show them. */
export function systemAttributes(
  message: StoredMessage,
  queue: QueueDefinition,
): Record<string, string> {
  return {
    ApproximateReceiveCount: String(message.receives),
    SentTimestamp: String(message.sentAt),
    SenderId: message.sender,
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? message.sentAt),
    ...(message.sourceQueue !== undefined && {
      DeadLetterQueueSourceArn: queue.arn.replace(/[^:]+$/, message.sourceQueue),
    }),
  };
}

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

const isSeconds = (value: unknown, maximum: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= maximum;

function receiptOf(input: JsonObject): string {
  const receipt = stringOf(input.ReceiptHandle);
  if (receipt === undefined) throw invalid('The receipt handle is not given');
  return receipt;
}

const invalid = (message: string): AwsError => new AwsError('InvalidParameterValue', message);
