import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { causeOf, domainErrorOf } from '../errors/index.ts';
import type { EventBase, EventDefinition } from '../events/event.ts';
import { type FunctionRuntime, startFunction } from '../function/index.ts';
import { errorFields, log, pseudonymOf } from '../log/index.ts';
import type { ServiceDescription } from '../service/index.ts';
import { type Call, type Capacity, type Database, startCall } from '../store/index.ts';
import type { Owner } from '../tables/index.ts';
import { type EventOf, type FailedEvent, type Received, receiveEvent } from './received.ts';
import { delayRedelivery } from './redelivery.ts';

/**
 * Brings the state of an owner up to date with the entries that the events name. It must do so after lost, repeated and
 * reordered deliveries too. The returned events are delivered again and end in the DLQ; an error puts back all events.
 */
type Consume<D extends EventDefinition, Deps> = (
  deps: Deps,
  owner: Owner,
  events: readonly EventOf<D>[],
) => Promise<readonly FailedEvent<EventOf<D>>[]>;

interface HandlerOptions<D extends EventDefinition, Deps> {
  service: string;
  events: readonly D[];
  deps: (call: Call) => Deps;
  consume: Consume<D, Deps>;
  /** Decides when the messages that failed are delivered again; never rejects. */
  delayRedelivery: (failed: readonly SQSRecord[], remainingMs: number) => Promise<void>;
}

interface Group<D extends EventDefinition> {
  owner: Owner;
  received: Received<D>[];
}

/** The result of the events of one owner. */
interface Outcome {
  /** Ids of the messages to put back. */
  putBack: string[];
  /**
   * Number of events of an owner whose keys are erased. They are dropped, because none of the owner's data can be read
   * any more.
   */
  dropped: number;
  /** Capacity units that it used. */
  capacity: Capacity;
}

const sumOf = (outcomes: readonly Outcome[], figure: (outcome: Outcome) => number): number =>
  outcomes.reduce((sum, outcome) => sum + figure(outcome), 0);

async function consumeGroup<D extends EventDefinition, Deps>(
  options: HandlerOptions<D, Deps>,
  { owner, received }: Group<D>,
  remainingMs: number,
): Promise<Outcome> {
  const events = received.map(({ event }) => event);
  const call = startCall(remainingMs, Number.POSITIVE_INFINITY);
  const failures = await Promise.resolve()
    .then(() => options.deps(call))
    .then((deps) => options.consume(deps, owner, events))
    .catch((error: unknown) => events.map((event) => ({ event, error })));
  const isErased = ({ error }: { error: unknown }) => domainErrorOf(error)?.code === 'owner-erased';
  const failed = failures.filter((failure) => !isErased(failure));

  const byError = new Map<unknown, EventOf<D>[]>();
  for (const { event, error } of failed) {
    byError.set(error, [...(byError.get(error) ?? []), event]);
  }
  for (const [error, those] of byError) logFailure(options.service, owner, those, error);
  const again = new Set(failed.map(({ event }) => event));
  return {
    putBack: received.filter(({ event }) => again.has(event)).map(({ messageId }) => messageId),
    dropped: failures.length - failed.length,
    capacity: call.capacity,
  };
}

function logFailure(
  service: string,
  owner: Owner,
  events: readonly { detail: EventBase }[],
  error: unknown,
): void {
  const code = domainErrorOf(error)?.code ?? 'unforeseen';
  log(code === 'unavailable' || code === 'conflict' ? 'warn' : 'error', 'Events were put back.', {
    service,
    events: events.length,
    // All ids, so that this line is found from any message in the dead letters.
    request_id: [...new Set(events.map(({ detail }) => detail.request_id))].join(' '),
    owner: pseudonymOf(owner.key),
    error_code: code,
    ...errorFields(causeOf(error)),
  });
}

/**
 * The Lambda handler behind the queue of a consumer. It parses the messages, groups them by owner and consumes the
 * groups concurrently, so that a slow owner delays no other. Only messages that fail are put back.
 */
export function createEventHandler<D extends EventDefinition, Deps>(
  options: HandlerOptions<D, Deps>,
) {
  return async (
    batch: SQSEvent,
    context: { getRemainingTimeInMillis(): number },
  ): Promise<SQSBatchResponse> => {
    const startedAt = Date.now();
    const unreadable: string[] = [];
    const groups = new Map<string, Group<D>>();
    for (const record of batch.Records) {
      const read = receiveEvent(options.events, record);
      if (!read) {
        unreadable.push(record.messageId);
        continue;
      }
      const group = groups.get(read.owner.key) ?? { owner: read.owner, received: [] };
      group.received.push(read.received);
      groups.set(read.owner.key, group);
    }
    const outcomes = await Promise.all(
      [...groups.values()].map((group) =>
        consumeGroup(options, group, context.getRemainingTimeInMillis()),
      ),
    );
    const failed = new Set([...unreadable, ...outcomes.flatMap(({ putBack }) => putBack)]);
    await options.delayRedelivery(
      batch.Records.filter(({ messageId }) => failed.has(messageId)),
      context.getRemainingTimeInMillis(),
    );
    log('info', 'events', {
      service: options.service,
      received: batch.Records.length,
      failed: failed.size,
      dropped: sumOf(outcomes, ({ dropped }) => dropped),
      owners: groups.size,
      rcu: sumOf(outcomes, ({ capacity }) => capacity.read),
      wcu: sumOf(outcomes, ({ capacity }) => capacity.write),
      ms: Date.now() - startedAt,
    });
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

/** The resources from which the dependencies for one owner's events are made. */
export interface BatchResources<S extends ServiceDescription> {
  db: Database;
  call: Call;
  environment: FunctionRuntime<S>['environment'];
}

/**
 * Creates the handler of a consumer: environment, clients, parsing, grouping, putting back.
 * @param deps makes the dependencies for one owner's events
 * @throws Error that lists every missing environment variable by name
 */
export function createConsumer<S extends ServiceDescription, Deps>(
  service: S,
  consume: Consume<S['consumes'][number], Deps>,
  deps: (resources: BatchResources<S>) => Deps,
) {
  const runtime = startFunction(service);
  return createEventHandler<S['consumes'][number], Deps>({
    service: service.name,
    events: service.consumes,
    consume,
    delayRedelivery: (failed, remainingMs) => delayRedelivery(runtime.client, failed, remainingMs),
    deps: (call) =>
      deps({ db: runtime.openDatabase(call), call, environment: runtime.environment }),
  });
}
