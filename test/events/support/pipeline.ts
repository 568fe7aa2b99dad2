import { randomUUID } from 'node:crypto';
import { eventSource } from '@reflekt/shared/events';
import type { StreamSubscription } from '@reflekt/shared/service';
import { compilePattern } from '../../../local/aws/event-pattern.ts';
import type { AwsProxy, PutEventsEntry } from './aws-proxy.ts';
import { BUS, type LoadedService } from './consumers.ts';
import type { World } from './world.ts';

const RECORDS_PER_BATCH = 100;
const TRIES = 10;

/** A message in a consumer's queue. */
export interface Message {
  consumer: LoadedService;
  id: string;
  body: string;
  receives: number;
}

/** Ends an invocation's view of the world's time limit. */
const contextOf = ({ service }: LoadedService) => ({
  getRemainingTimeInMillis: () => service.timeoutSeconds * 1000,
});

interface BatchResponse {
  batchItemFailures: readonly { itemIdentifier: string }[];
}

/** From the streams of a world to the queues of all consumers; what is taken out of them is the test's business. */
export class Pipeline {
  readonly world: World;
  /** What is in the queues, in the order of its coming. */
  readonly queue: Message[] = [];
  /** Events that were taken by the bus, in their order. */
  readonly told: PutEventsEntry[] = [];
  readonly parked: string[] = [];
  /** Decides whether the bus takes an entry; a throw fails the whole call. */
  takes: (entry: PutEventsEntry) => boolean = () => true;
  readonly #outboxes: readonly LoadedService[];
  readonly #consumers: readonly LoadedService[];

  constructor(
    world: World,
    proxy: AwsProxy,
    services: { outboxes: readonly LoadedService[]; consumers: readonly LoadedService[] },
  ) {
    this.world = world;
    this.#outboxes = services.outboxes;
    this.#consumers = services.consumers;
    proxy.upstream = world.engine.endpoint;
    proxy.backends = {
      putEvents: (entries) => entries.map((entry) => this.#put(entry)),
      sendMessage: (body) => {
        this.parked.push(body);
      },
    };
  }

  /** Has the outbox tell of everything that was committed since. */
  async relay(): Promise<void> {
    for (const outbox of this.#outboxes) {
      for (const use of outbox.service.streams ?? []) await this.#relayStream(outbox, use);
    }
  }

  /**
   * Has a consumer work on messages, as one batch.
   * @returns those that come back
   */
  async deliver(messages: readonly Message[]): Promise<Message[]> {
    const consumer = messages[0]?.consumer;
    if (consumer === undefined) return [];
    for (const message of messages) message.receives += 1;
    const Records = messages.map(({ id, body }) => ({ messageId: id, body }));
    try {
      const answer = await consumer.handler({ Records }, contextOf(consumer));
      const failed = new Set(
        (answer as BatchResponse).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier),
      );
      return messages.filter(({ id }) => failed.has(id));
    } catch {
      // What a function throws fails the batch.
      return [...messages];
    }
  }

  /** Invokes the outbox by hand, as an operator does. @returns what it answers */
  async republish(
    wanted: Readonly<Record<string, string>>,
  ): Promise<{ published: number; unmappable: number }> {
    const [outbox] = this.#outboxes;
    if (!outbox) throw new Error('there is no outbox');
    const answer = await outbox.handler({ republish: wanted }, contextOf(outbox));
    const { published, unmappable } = Object(answer);
    return { published, unmappable };
  }

  #put(entry: PutEventsEntry): boolean {
    if (!this.takes(entry)) return false;
    if (entry.EventBusName !== BUS) throw new Error('an event for another bus');
    this.told.push(entry);
    const body = JSON.stringify({
      'detail-type': entry.DetailType,
      source: entry.Source,
      detail: JSON.parse(entry.Detail),
    });
    for (const consumer of this.#consumers) {
      const wanted = consumer.service.consumes.some(
        (event) => event.name === entry.DetailType && eventSource(event) === entry.Source,
      );
      if (wanted) this.queue.push({ consumer, id: randomUUID(), body, receives: 0 });
    }
    return true;
  }

  async #relayStream(outbox: LoadedService, { table, filters }: StreamSubscription): Promise<void> {
    const admits = filters.map((filter) => compilePattern(filter, outbox.service.name));
    let left = (await this.world.changes(table))
      .map(({ record }) => record)
      .filter((record) => admits.some((matches) => matches(record)));
    for (let tries = 0; left.length > 0; tries++) {
      if (tries > left.length + TRIES) throw new Error('the outbox does not get on');
      const Records = left.slice(0, RECORDS_PER_BATCH);
      const answer = await outbox.handler({ Records }, contextOf(outbox));
      const [failure] = (answer as BatchResponse).batchItemFailures;
      const at = Records.findIndex(
        ({ dynamodb }) => dynamodb?.SequenceNumber === failure?.itemIdentifier,
      );
      left = left.slice(at < 0 ? Records.length : at);
    }
  }
}
