/** Everything that runs by itself once functions can be invoked: event sources, schedules, TTL. */
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeError } from './aws-error.ts';
import type { EngineClient } from './engine-client.ts';
import type { EventBus } from './event-bus.ts';
import type {
  EventSourceDefinition,
  QueueSourceDefinition,
  StreamSourceDefinition,
} from './event-source-definition.ts';
import { runQueueSource } from './queue-event-source.ts';
import type { QueueStore } from './queue-store.ts';
import type { RuleDefinition } from './rule-definition.ts';
import { fireSchedules } from './schedules.ts';
import type { StateStore } from './state.ts';
import { StreamSource } from './stream-event-source.ts';
import { StreamReader } from './stream-reader.ts';
import type { TrimLimit } from './stream-trim.ts';
import type { TtlDeletions } from './ttl-deletions.ts';
import type { Invoker } from './types.ts';
import type { Wakeup } from './wakeup.ts';

const SCHEDULE_INTERVAL_MS = 1_000;
const TTL_INTERVAL_MS = 60_000;

/** The parts of the event half, and what event sources need of the machine. */
export interface DeliveryDeps {
  client: EngineClient;
  state: StateStore;
  queues: QueueStore;
  bus: EventBus;
  rules: RuleDefinition[];
  sources: EventSourceDefinition[];
  writes: Wakeup;
  ttlDeletions: TtlDeletions;
  expire(at: Date, signal: AbortSignal): Promise<number>;
  region: string;
  accountId: string;
  now(): Date;
  log(line: string): void;
}

export class Deliveries {
  readonly #deps: DeliveryDeps;
  readonly #abort = new AbortController();
  readonly #readers: Map<StreamSourceDefinition, StreamReader>;
  #streams: StreamSource[] | undefined;
  #running: Promise<unknown> = Promise.resolve();

  constructor(deps: DeliveryDeps) {
    // Every waiting loop and running function listens.
    setMaxListeners(0, this.#abort.signal);
    this.#deps = deps;
    const streams = deps.sources.filter((source) => source.kind === 'stream');
    this.#readers = new Map(
      streams.map((source) => [source, new StreamReader(source, deps.client, deps.state)]),
    );
  }

  start(invoker: Invoker): void {
    const deps = { ...this.#deps, invoker };
    const { signal } = this.#abort;
    this.#streams = [...this.#readers].map(
      ([source, reader]) => new StreamSource(source, { ...deps, reader }, signal),
    );
    this.#running = Promise.all([
      ...this.#streams.map((stream) => stream.run()),
      ...this.#queueSources.map((source) =>
        runQueueSource(source, { ...deps, store: deps.queues }, signal),
      ),
      this.#every(SCHEDULE_INTERVAL_MS, () => fireSchedules(deps.now(), deps, signal)),
      this.#every(TTL_INTERVAL_MS, () => deps.expire(deps.now(), signal)),
    ]);
  }

  /** True when every write has been read from its stream, and no message waits or is being worked on. */
  get isIdle(): boolean {
    const { queues } = this.#deps;
    const isEmpty = ({ queue }: QueueSourceDefinition) => {
      const { visible, inFlight, delayed } = queues.counts(queue);
      return visible + inFlight + delayed === 0;
    };
    return (
      this.#streams?.every(({ isCaughtUp }) => isCaughtUp) === true &&
      this.#queueSources.every(isEmpty)
    );
  }

  get #queueSources(): QueueSourceDefinition[] {
    return this.#deps.sources.filter((source) => source.kind === 'queue');
  }

  /** Up to where nobody needs a table's stream records any more. */
  trimLimit(table: string): TrimLimit {
    const readers = [...this.#readers.values()].filter(({ tableName }) => tableName === table);
    return readers.reduce<TrimLimit>((limit, { committed }) => {
      if (limit === undefined || committed === undefined) return undefined;
      return limit === 'everything' || committed < limit ? committed : limit;
    }, 'everything');
  }

  /** Ends all loops; what was in flight is delivered again at the next start. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#running;
  }

  async #every(intervalMs: number, work: () => Promise<unknown>): Promise<void> {
    const { signal } = this.#abort;
    while (!signal.aborted) {
      try {
        await sleep(intervalMs, undefined, { signal });
        await work();
      } catch (error) {
        if (signal.aborted) return;
        this.#deps.log(describeError(error));
      }
    }
  }
}
