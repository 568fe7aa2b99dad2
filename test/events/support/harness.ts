import { jest } from '@jest/globals';
import { AwsProxy } from './aws-proxy.ts';
import { type LoadedService, loadServices } from './consumers.ts';
import type { Step } from './day.ts';
import { type Effects, effectsIn, rawTables } from './effects.ts';
import { type Message, Pipeline } from './pipeline.ts';
import { FakeProvider } from './provider.ts';
import { World } from './world.ts';

const DAY_MS = 24 * 3_600_000;
/** As the queues have it: after so many timeouts of the function a message that failed is seen again. */
const VISIBILITY_TIMEOUTS = 6;
/** Deliveries after which a message would be among the dead letters. */
export const MAX_RECEIVES = 10;

/** One run of a day: a world of its own, and the pipeline through it. */
export interface Run {
  world: World;
  pipeline: Pipeline;
  /** Commits a step of the day and has the outbox tell of it. */
  happen(step: Step): Promise<void>;
  /** Delivers, oldest first, until nothing is in the queues. @throws when a message would die */
  settle(): Promise<void>;
  /** Lets the time pass after which messages that failed are seen again. */
  waitForRedelivery(messages: readonly Message[]): void;
  /** Lets time pass for the functions, milliseconds. */
  wait(ms: number): void;
  /** What the tables of the consumers hold at this moment, to the last member. */
  raw(): Promise<Effects['tables']>;
}

/**
 * The real handlers of all consumers and of the outbox, in this process, between a proxy in place of AWS and
 * a provider. Their clock can be put forward, their output is kept.
 */
export class Harness {
  readonly proxy: AwsProxy;
  readonly provider: FakeProvider;
  readonly consumers: readonly LoadedService[];
  /** What the functions have printed. */
  readonly printed: string[] = [];
  readonly #outboxes: readonly LoadedService[];
  #ahead = 0;

  private constructor(
    proxy: AwsProxy,
    provider: FakeProvider,
    services: { outboxes: readonly LoadedService[]; consumers: readonly LoadedService[] },
  ) {
    this.proxy = proxy;
    this.provider = provider;
    this.consumers = services.consumers;
    this.#outboxes = services.outboxes;
    const realNow = Date.now.bind(Date);
    jest.spyOn(Date, 'now').mockImplementation(() => realNow() + this.#ahead);
    jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
      this.printed.push(String(chunk));
      return true;
    });
  }

  static async open(): Promise<Harness> {
    const proxy = await AwsProxy.start();
    const provider = await FakeProvider.start();
    const surroundings = { awsUrl: proxy.url, providerUrl: provider.url };
    const outboxes = await loadServices('outbox', surroundings);
    const consumers = await loadServices('consumer', surroundings);
    return new Harness(proxy, provider, { outboxes, consumers });
  }

  close(): void {
    jest.restoreAllMocks();
    this.proxy.close();
    this.provider.close();
  }

  /** @returns what `play` made of the day, once everything is quiet */
  async run(steps: readonly Step[], play: (run: Run) => Promise<void>): Promise<Effects> {
    const world = await World.open();
    try {
      this.proxy.meddle = () => 'pass';
      this.provider.fail = () => undefined;
      const run = this.#runIn(world);
      await play(run);
      this.proxy.meddle = () => 'pass';
      await run.settle();
      if (run.pipeline.parked.length > 0) throw new Error('a record was parked');
      return await effectsIn(world, steps, Date.now() + DAY_MS);
    } finally {
      await world.close();
    }
  }

  #runIn(world: World): Run {
    const pipeline = new Pipeline(world, this.proxy, {
      outboxes: this.#outboxes,
      consumers: this.consumers,
    });
    const recent = () => this.printed.slice(-2).join('');
    const waitForRedelivery = (messages: readonly Message[]) => {
      const timeouts = messages.map(({ consumer }) => consumer.service.timeoutSeconds);
      this.#ahead += Math.max(0, ...timeouts) * VISIBILITY_TIMEOUTS * 1000;
    };
    return {
      world,
      pipeline,
      waitForRedelivery,
      wait: (ms) => {
        this.#ahead += ms;
      },
      raw: () => rawTables(world),
      async happen(step) {
        if ('changes' in step) await world.apply(step.changes);
        else await world.expire(step.expires.table, step.expires.key);
        await pipeline.relay();
      },
      async settle() {
        await pipeline.relay();
        for (let message = pipeline.queue.shift(); message; message = pipeline.queue.shift()) {
          const failed = await pipeline.deliver([message]);
          if (message.receives > MAX_RECEIVES && failed.length > 0) {
            throw new Error(
              `${message.consumer.service.name} gave up: ${message.body}\n${recent()}`,
            );
          }
          waitForRedelivery(failed);
          pipeline.queue.push(...failed);
          await pipeline.relay();
        }
      },
    };
  }
}
