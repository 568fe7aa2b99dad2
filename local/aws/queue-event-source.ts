/**
 * Lambda's event source for SQS: pollers up to the maximum concurrency, batch size and window,
 * partial failures; what succeeded is deleted, what failed comes back after its visibility timeout.
 * Left out: filters, scaling by backlog, backing off when a function keeps failing.
 */
import { describeError } from './aws-error.ts';
import { Backoff } from './backoff.ts';
import { type BatchOutcome, invokeBatch, PAYLOAD_MAX_BYTES, Stopped } from './batch-invocation.ts';
import type { QueueSourceDefinition } from './event-source-definition.ts';
import { isObject, type JsonObject, objectOf } from './json.ts';
import type { QueueStore, StoredMessage } from './queue-store.ts';
import { md5, systemAttributes } from './sqs.ts';
import type { Invoker } from './types.ts';

const IDLE_MS = 60_000;

export interface QueueSourceDeps {
  store: QueueStore;
  invoker: Invoker;
  region: string;
  log(line: string): void;
}

/** Polls until the signal aborts; never rejects. */
export async function runQueueSource(
  definition: QueueSourceDefinition,
  deps: QueueSourceDeps,
  signal: AbortSignal,
): Promise<void> {
  const pollers = Array.from({ length: definition.maximumConcurrency }, () =>
    poll(definition, deps, signal),
  );
  await Promise.all(pollers);
}

async function poll(
  definition: QueueSourceDefinition,
  deps: QueueSourceDeps,
  signal: AbortSignal,
): Promise<void> {
  const backoff = new Backoff();
  while (!signal.aborted) {
    try {
      const messages = await collect(definition, deps.store, signal);
      if (messages.length > 0) await deliverMessages(definition, messages, deps, signal);
      backoff.reset();
    } catch (error) {
      if (error instanceof Stopped) return;
      // An error of the local cloud itself; the messages come back by their visibility timeout.
      deps.log(`${definition.logicalId}: ${describeError(error)}`);
      await backoff.pause(signal);
    }
  }
}

/** Waits for a first message, then for a full batch until the window closes. */
async function collect(
  { queue, batchSize, windowMs }: QueueSourceDefinition,
  store: QueueStore,
  signal: AbortSignal,
): Promise<StoredMessage[]> {
  if (!(await store.waitForMessage(queue, IDLE_MS, signal))) return [];
  const messages: StoredMessage[] = [];
  let bytes = 0;
  const take = (): void => {
    const taken = store.receive(queue, {
      maximum: batchSize - messages.length,
      maximumBytes: PAYLOAD_MAX_BYTES / 2 - bytes,
    });
    messages.push(...taken);
    bytes += taken.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
  };
  take();
  const closesAt = Date.now() + windowMs;
  while (messages.length > 0 && messages.length < batchSize && bytes < PAYLOAD_MAX_BYTES / 4) {
    if (!(await store.waitForMessage(queue, closesAt - Date.now(), signal))) break;
    take();
  }
  if (signal.aborted) throw new Stopped('The local cloud ends.');
  return messages;
}

/**
 * Runs the function on received messages as one batch, and deletes those that succeeded.
 * @throws Stopped when the signal aborts first
 */
export async function deliverMessages(
  definition: QueueSourceDefinition,
  messages: StoredMessage[],
  { store, invoker, region, log }: QueueSourceDeps,
  signal: AbortSignal,
): Promise<void> {
  const { queue, functionName, reportsItemFailures } = definition;
  const identifiers = messages.map(({ messageId }) => messageId);
  const payload = { Records: messages.map((message) => recordOf(message, definition, region)) };
  const outcome = await invokeBatch(
    invoker,
    { functionName, payload, identifiers, reportsItemFailures },
    signal,
  );
  for (const message of messages) {
    if (succeeded(outcome, message.messageId)) store.delete(queue, message.receipt);
  }
  if (outcome.kind === 'function-error') {
    log(
      `${functionName} failed a batch of ${messages.length} from ${queue.name}: ${outcome.errorType}`,
    );
  }
}

const succeeded = (outcome: BatchOutcome, messageId: string): boolean =>
  outcome.kind === 'done' && !outcome.failed.has(messageId);

function recordOf(
  message: StoredMessage,
  { queue, sourceArn }: QueueSourceDefinition,
  region: string,
): JsonObject {
  return {
    messageId: message.messageId,
    receiptHandle: message.receipt,
    body: message.body,
    attributes: systemAttributes(message, queue),
    messageAttributes: messageAttributes(message.attributes),
    md5OfBody: md5(message.body),
    eventSource: 'aws:sqs',
    eventSourceARN: sourceArn,
    awsRegion: region,
  };
}

/** The event's spelling of message attributes differs from the API's. */
function messageAttributes(text: string): JsonObject {
  const attributes = objectOf(JSON.parse(text));
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => {
      const { StringValue, BinaryValue, DataType } = isObject(value) ? value : {};
      return [
        name,
        {
          ...(StringValue !== undefined && { stringValue: StringValue }),
          ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
          stringListValues: [],
          binaryListValues: [],
          dataType: DataType,
        },
      ];
    }),
  );
}
