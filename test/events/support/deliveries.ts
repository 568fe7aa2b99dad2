import { MINUTE } from '@reflekt/shared/time';
import type { QueueSourceDefinition } from '../../../local/aws/event-source-definition.ts';
import type { QueueDefinition } from '../../../local/aws/queue-definition.ts';
import { deliverMessages } from '../../../local/aws/queue-event-source.ts';
import type { StoredMessage } from '../../../local/aws/queue-store.ts';
import { StreamSource } from '../../../local/aws/stream-event-source.ts';
import { StreamReader } from '../../../local/aws/stream-reader.ts';
import type { Invoker } from '../../../local/aws/types.ts';
import type { Aws } from './aws.ts';
import type { Functions } from './functions.ts';

const MANY = 100_000;
/** Between two attempts of a stream, milliseconds of its own clock. */
const PAUSE = 5 * MINUTE;

/** A message in a consumer's queue. */
export interface Message {
  /** The consumer's name. */
  consumer: string;
  source: QueueSourceDefinition;
  id: string;
  body: string;
  /** Hidden until then, epoch milliseconds. */
  visibleAt: number;
}

/** The event sources of a run, one step at a time: a test decides which message comes next. */
export class Deliveries {
  /** Ids of messages that are left in their queues until a test takes them out of here. */
  readonly held = new Set<string>();
  /** Whether an operator redrives dead letters; otherwise a dead letter fails the run. */
  redrives = false;
  /** For so long the outbox fails, in milliseconds of the streams' clock, which each of their pauses puts forward. */
  #outage = 0;
  /** By how much the clock of the streams is ahead. */
  #ahead = 0;
  readonly #parts: Aws['parts'];
  readonly #functions: Functions;
  readonly #wait: (ms: number) => void;
  readonly #streams: readonly StreamSource[];
  readonly #queues: readonly QueueSourceDefinition[];
  readonly #never = new AbortController().signal;

  /** @param wait puts the functions' clock forward */
  constructor({ parts }: Aws, functions: Functions, wait: (ms: number) => void) {
    this.#parts = parts;
    this.#functions = functions;
    this.#wait = wait;
    const { sources, client, state } = parts;
    this.#queues = sources.filter((source) => source.kind === 'queue');
    this.#streams = sources
      .filter((source) => source.kind === 'stream')
      .map((source) => {
        const reader = new StreamReader(source, client, state);
        const deps = {
          ...parts,
          reader,
          invoker: {
            invoke: (name: string, payload: unknown) => this.#invokeOutbox(name, payload),
          },
          now: () => new Date(parts.now().getTime() + this.#ahead),
          pause: async () => {
            this.#ahead += PAUSE;
          },
        };
        return new StreamSource(source, deps, this.#never);
      });
  }

  async #invokeOutbox(name: string, payload: unknown): ReturnType<Invoker['invoke']> {
    if (this.#ahead >= this.#outage) return this.#functions.invoke(name, payload);
    return { ok: false, errorType: 'Error', message: 'the bus is out' };
  }

  /** Has the outbox publish everything that was committed since the last call. */
  async relay(): Promise<void> {
    for (const stream of this.#streams) while (await stream.deliverNext());
  }

  /** As `relay`, while the outbox fails for so many milliseconds. Nothing waits. */
  async relayThroughOutage(ms: number): Promise<void> {
    this.#outage = ms;
    await this.relay();
    this.#outage = 0;
    this.#ahead = 0;
  }

  /** All messages in the consumers' queues but those that are held, by the time at which they become visible. */
  waiting(): Message[] {
    return this.#all()
      .filter(({ id }) => !this.held.has(id))
      .sort((a, b) => a.visibleAt - b.visibleAt);
  }

  /**
   * Has a consumer work on messages as one batch, as soon as they are visible.
   * @returns those that are in the queue again
   * @throws Error when one is a dead letter by now, unless dead letters are redriven
   */
  async deliver(
    messages: readonly Message[],
    invoker: Invoker = this.#functions,
  ): Promise<Message[]> {
    const [first] = messages;
    if (first === undefined) return [];
    const { source } = first;
    const ids = new Set(messages.map(({ id }) => id));
    const received = this.#receive(source, ids);
    await deliverMessages(
      source,
      received,
      { ...this.#parts, store: this.#parts.queues, invoker },
      this.#never,
    );
    return this.#all().filter(({ id }) => ids.has(id));
  }

  /** Delivers one message after the other until none is left but those that are held. */
  async drain(): Promise<void> {
    await this.relay();
    for (let [next] = this.waiting(); next; [next] = this.waiting()) {
      await this.deliver([next]);
      await this.relay();
    }
  }

  /** Sends the same events once more, as EventBridge may. */
  duplicate(messages: readonly Message[]): void {
    const sender = 'events.amazonaws.com';
    for (const { source, body } of messages)
      this.#parts.queues.send(source.queue, { body, sender });
  }

  /** Loses messages for good. */
  discard(messages: readonly Message[]): void {
    for (const { source, id } of messages) {
      for (const { receipt } of this.#receive(source, new Set([id]))) {
        this.#parts.queues.delete(source.queue, receipt);
      }
    }
  }

  /** Takes out the messages of queues that no function reads: dead letters, and records that became no event. */
  takeUnconsumed(): StoredMessage[] {
    const { queues } = this.#parts;
    const consumed = new Set(this.#queues.map(({ queue }) => queue.name));
    const found: StoredMessage[] = [];
    for (const queue of queues.definitions.filter(({ name }) => !consumed.has(name))) {
      found.push(...queues.receive(queue, { maximum: MANY }));
    }
    return found;
  }

  #all(): Message[] {
    return this.#queues.flatMap((source) =>
      this.#parts.queues.peek(source.queue, MANY).map(({ messageId, body, visibleAt }) => ({
        consumer: this.#functions.serviceOf(source.functionName).name,
        source,
        id: messageId,
        body,
        visibleAt,
      })),
    );
  }

  #receive(source: QueueSourceDefinition, ids: ReadonlySet<string>): StoredMessage[] {
    const { queues } = this.#parts;
    const messages = this.#all().filter(({ id }) => ids.has(id));
    this.#wait(Math.max(0, ...messages.map(({ visibleAt }) => visibleAt - Date.now())));
    const take = (missing: Iterable<string>) =>
      queues.receive(source.queue, { maximum: MANY, messageIds: [...missing] });
    const received = take(ids);
    const missing = [...ids].filter((id) => !received.some(({ messageId }) => messageId === id));
    if (missing.length === 0) return received;
    if (!this.redrives) {
      const { body } = messages.find(({ id }) => missing.includes(id)) ?? {};
      throw new Error(`${source.functionName} gave up: ${body}`);
    }
    queues.redrive(this.#deadLettersOf(source));
    return [...received, ...take(missing)];
  }

  #deadLettersOf({ queue }: QueueSourceDefinition): QueueDefinition {
    const found = this.#parts.queues.find(queue.redrive?.deadLetterQueue ?? '');
    if (found === undefined) throw new Error(`${queue.name} has no dead-letter queue`);
    return found;
  }
}
