import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import * as v from 'valibot';
import { DomainError } from '../errors/index.ts';
import { EventBase } from '../events/detail.ts';
import type { EventDefinition } from '../events/event.ts';
import { errorFields, hashOwner, log } from '../log/index.ts';
import { type Call, startCall } from '../store/index.ts';
import { Owner } from '../tables/index.ts';

/** What EventBridge puts into a queue; the rest of the envelope is nobody's business here. */
const Envelope = v.object({ 'detail-type': v.string(), detail: v.unknown() });

/** An event as a consumer gets it: its name tells its detail's type. */
export type EventOf<D extends EventDefinition> =
  D extends EventDefinition<infer Schema>
    ? { name: D['name']; detail: v.InferOutput<Schema> & EventBase }
    : never;

interface Received<D extends EventDefinition> {
  messageId: string;
  event: EventOf<D>;
}

/** @returns undefined, logged by ids and counts only, for what is no event of the given kinds */
function receive<D extends EventDefinition>(
  events: readonly D[],
  record: SQSRecord,
): { owner: Owner; received: Received<D> } | undefined {
  let name: string | undefined;
  let cause: unknown;
  try {
    const envelope = v.parse(Envelope, JSON.parse(record.body));
    const definition = events.find((event) => event.name === envelope['detail-type']);
    name = definition?.name;
    const detail = definition && v.parse(definition.detail, envelope.detail);
    const base = v.parse(EventBase, detail);
    const owner = Owner.of(base);
    if (definition && owner) {
      const event = { name: definition.name, detail } as EventOf<D>;
      return { owner, received: { messageId: record.messageId, event } };
    }
  } catch (error) {
    cause = error;
  }
  // What cannot be read now cannot be read later: it goes back, and by its receives to the DLQ.
  log('error', 'A message is not an event of this consumer.', {
    fault: 'unreadable_event',
    message_id: record.messageId,
    event: name,
    ...(cause === undefined ? {} : errorFields(cause)),
  });
  return undefined;
}

/** An event that could not be worked on, and why. */
export interface FailedEvent<E> {
  event: E;
  error: unknown;
}

/**
 * Works on each of several things, a few side by side; one that fails keeps none of the others from its turn.
 * @returns those that failed
 */
export async function tryEach<T>(
  things: readonly T[],
  abreast: number,
  work: (thing: T) => Promise<void>,
): Promise<{ thing: T; error: unknown }[]> {
  const failures: { thing: T; error: unknown }[] = [];
  const left = things.values();
  const worker = async () => {
    for (const thing of left) {
      await work(thing).catch((error: unknown) => failures.push({ thing, error }));
    }
  };
  await Promise.all(Array.from({ length: abreast }, worker));
  return failures;
}

interface ConsumerOptions<D extends EventDefinition, Deps> {
  service: string;
  events: readonly D[];
  deps: (call: Call) => Deps;
  /**
   * Must bring the owner's state to what the events' entries demand, whatever was delivered before, again, or
   * never. The events that it gives back are delivered again, and in the end go to the DLQ; when it throws, all.
   */
  consume: (
    deps: Deps,
    owner: Owner,
    events: readonly EventOf<D>[],
  ) => Promise<readonly FailedEvent<EventOf<D>>[]>;
}

interface Group<D extends EventDefinition> {
  owner: Owner;
  received: Received<D>[];
}

/** @returns the ids of the messages to be put back */
async function consumeGroup<D extends EventDefinition, Deps>(
  options: ConsumerOptions<D, Deps>,
  { owner, received }: Group<D>,
  remainingMs: number,
): Promise<string[]> {
  const events = received.map(({ event }) => event);
  const failures = await Promise.resolve()
    .then(() => options.deps(startCall(remainingMs, Number.POSITIVE_INFINITY)))
    .then((deps) => options.consume(deps, owner, events))
    .catch((error: unknown) => events.map((event) => ({ event, error })));
  const errors = new Map<unknown, EventOf<D>[]>();
  for (const { event, error } of failures) {
    errors.set(error, [...(errors.get(error) ?? []), event]);
  }
  for (const [error, failed] of errors) logFailure(options.service, owner, failed, error);
  const putBack = new Set(failures.map(({ event }) => event));
  return received.filter(({ event }) => putBack.has(event)).map(({ messageId }) => messageId);
}

function logFailure(
  service: string,
  owner: Owner,
  events: readonly { detail: EventBase }[],
  error: unknown,
): void {
  const fault = error instanceof DomainError ? error.fault.kind : 'unforeseen';
  const level = fault === 'unavailable' || fault === 'conflict' ? 'warn' : 'error';
  log(level, 'Events were put back.', {
    service,
    events: events.length,
    // All of them, so that the line is found by any message that ends in the dead letters.
    request_id: [...new Set(events.map(({ detail }) => detail.request_id))].join(' '),
    owner: hashOwner(owner.key),
    fault,
    ...errorFields(error instanceof DomainError ? (error.cause ?? error) : error),
  });
}

/**
 * The Lambda handler of a service that consumes events from its queue: parses each message, groups by owner,
 * and hands each owner's events over together, side by side with the other owners', so that one who has to
 * wait keeps nobody else waiting. What fails goes back into the queue, and nothing else does.
 */
export function createEventConsumer<D extends EventDefinition, Deps>(
  options: ConsumerOptions<D, Deps>,
) {
  return async (
    batch: SQSEvent,
    context: { getRemainingTimeInMillis(): number },
  ): Promise<SQSBatchResponse> => {
    const startedAt = Date.now();
    const unreadable: string[] = [];
    const groups = new Map<string, Group<D>>();
    for (const record of batch.Records) {
      const read = receive(options.events, record);
      if (!read) {
        unreadable.push(record.messageId);
        continue;
      }
      const group = groups.get(read.owner.key) ?? { owner: read.owner, received: [] };
      group.received.push(read.received);
      groups.set(read.owner.key, group);
    }
    const putBack = await Promise.all(
      [...groups.values()].map((group) =>
        consumeGroup(options, group, context.getRemainingTimeInMillis()),
      ),
    );
    const failed = [...unreadable, ...putBack.flat()];
    log('info', 'events', {
      service: options.service,
      received: batch.Records.length,
      failed: failed.length,
      owners: groups.size,
      ms: Date.now() - startedAt,
    });
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  };
}
