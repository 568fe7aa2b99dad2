import { jest } from '@jest/globals';
import { type CapturedOutput, captureOutput } from '@reflekt/shared/log/testing';
import { DAY } from '@reflekt/shared/time';
import type { Progress } from '../../../lambdas/outbox/operations/republish.ts';
import { Aws } from './aws.ts';
import { AwsProxy } from './aws-proxy.ts';
import type { Step } from './day.ts';
import { Deliveries } from './deliveries.ts';
import { type Effects, effectsIn, rawTables } from './effects.ts';
import { Functions } from './functions.ts';
import { FakeProvider } from './provider.ts';

/** One run of a history, on an AWS of its own. */
export interface Run {
  aws: Aws;
  deliveries: Deliveries;
  /** Commits a step of the history and has the outbox publish it. */
  commit(step: Step): Promise<void>;
  /** Delivers until no message waits. @throws when one would become a dead letter */
  drain(): Promise<void>;
  /** Puts the functions' clock forward, milliseconds. */
  wait(ms: number): void;
  /** All items of the consumers' tables at this moment, unchanged. */
  raw(): Promise<Effects['tables']>;
  /** Invokes the outbox by hand, as an operator does. @throws Error with its words when it fails */
  republish(
    wanted: Readonly<Record<string, unknown>>,
    /** The pages for which its time suffices. */
    limit?: { pages: number },
  ): Promise<Progress>;
}

/**
 * The real handlers of all consumers and of the outbox in this process, between the local cloud's AWS, behind
 * a proxy, and an AI provider. Their clock can be put forward.
 */
export class Harness {
  readonly proxy: AwsProxy;
  readonly provider: FakeProvider;
  readonly functions: Functions;
  readonly #output: CapturedOutput = captureOutput();
  #ahead = 0;

  private constructor(proxy: AwsProxy, provider: FakeProvider, functions: Functions) {
    this.proxy = proxy;
    this.provider = provider;
    this.functions = functions;
    const realNow = Date.now.bind(Date);
    jest.spyOn(Date, 'now').mockImplementation(() => realNow() + this.#ahead);
  }

  static async open(): Promise<Harness> {
    const proxy = await AwsProxy.start();
    const provider = await FakeProvider.start();
    const functions = await Functions.load({ awsUrl: proxy.url, providerUrl: provider.url });
    return new Harness(proxy, provider, functions);
  }

  close(): void {
    jest.restoreAllMocks();
    this.#output.restore();
    this.proxy.close();
    this.provider.close();
  }

  /** @returns the effects of the history as `play` plays it, once no message waits */
  async run(history: readonly Step[], play: (run: Run) => Promise<void>): Promise<Effects> {
    // A run begins at the present, wherever the one before has ended.
    this.#ahead = 0;
    const aws = await Aws.open();
    try {
      this.proxy.connect(aws);
      this.provider.fail = () => undefined;
      const run = this.#runOn(aws);
      await play(run);
      this.proxy.decide = () => 'pass';
      run.deliveries.held.clear();
      await run.drain();
      const [unconsumed] = run.deliveries.takeUnconsumed();
      if (unconsumed !== undefined) throw new Error(`never had its effects: ${unconsumed.body}`);
      return await effectsIn(aws, history, Date.now() + DAY);
    } catch (error) {
      const recent = this.#output.lines.slice(-3).map((line) => JSON.stringify(line));
      throw Object.assign(Object(error), {
        message: [Object(error).message, ...recent].join('\n'),
      });
    } finally {
      await aws.close();
    }
  }

  #runOn(aws: Aws): Run {
    const wait = (ms: number) => {
      this.#ahead += ms;
    };
    const deliveries = new Deliveries(aws, this.functions, wait);
    return {
      aws,
      deliveries,
      wait,
      raw: () => rawTables(aws),
      drain: () => deliveries.drain(),
      async commit(step) {
        if ('changes' in step) await aws.apply(step.changes);
        else await aws.expire(step.expires.table, step.expires.key);
        await deliveries.relay();
      },
      republish: async (wanted, { pages } = { pages: Number.POSITIVE_INFINITY }) => {
        const outcome = await this.functions.invokeWithin(
          pages + 1,
          this.functions.nameOf('outbox'),
          {
            republish: wanted,
          },
        );
        if (!outcome.ok) throw new Error(outcome.message);
        return Object(outcome.payload);
      },
    };
  }
}
