import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/**
 * The storage faults of one request. `conflict`: a write is refused because a transaction holds an item. `throttled`,
 * `overloaded`: refused with one of DynamoDB's two errors. `serverError`: a 500. `refused`, `reset`: never sent.
 * `lostAnswer`: carried out, and the response is lost. `late`: abandoned by the client, and carried out a little later.
 * `partial`: only a part of a batch is carried out.
 */
export type FaultKind =
  | 'conflict'
  | 'throttled'
  | 'overloaded'
  | 'serverError'
  | 'refused'
  | 'reset'
  | 'lostAnswer'
  | 'late'
  | 'partial';

/** Probability of each fault per request. */
export type FaultRates = Partial<Record<FaultKind, number>>;

const LATEST = 40;
const SINGLE_WRITES = new Set(['PutItemCommand', 'UpdateItemCommand', 'DeleteItemCommand']);

const systemError = (code: string) => Object.assign(new Error(code), { code });

/** A response as it comes over the wire, so that the SDK handles it like a real one. */
const wireError = (statusCode: number, type: string, more: object = {}) => ({
  response: {
    statusCode,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Readable.from([
      Buffer.from(
        JSON.stringify({
          __type: `com.amazonaws.dynamodb.v20120810#${type}`,
          message: '',
          ...more,
        }),
      ),
    ]),
  },
});

/** Makes requests of clients fail where real ones do, at random from a seed. */
export class FaultInjector {
  rates: FaultRates = {};
  /** The number of times that each fault has happened. */
  readonly counts = new Map<FaultKind, number>();
  readonly #random: () => number;
  readonly #late: Promise<unknown>[] = [];

  constructor(random: () => number) {
    this.#random = random;
  }

  /** The number of failed requests. */
  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Waits until no late request is under way. */
  async whenIdle(): Promise<void> {
    await Promise.all(this.#late.splice(0));
  }

  attach(client: DynamoDBClient): DynamoDBClient {
    this.#failOnTheWire(client);
    this.#cutBatches(client);
    return client;
  }

  #happens(kind: FaultKind): boolean {
    const rate = this.rates[kind] ?? 0;
    if (rate === 0 || this.#random() >= rate) return false;
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    return true;
  }

  #failOnTheWire(client: DynamoDBClient): void {
    client.middlewareStack.add(
      (next, context) => async (args) => {
        if (this.#happens('refused')) throw systemError('ECONNREFUSED');
        if (this.#happens('reset')) throw systemError('ECONNRESET');
        if (this.#happens('throttled')) return wireError(400, 'ThrottlingException');
        if (this.#happens('overloaded')) {
          return wireError(400, 'ProvisionedThroughputExceededException');
        }
        if (this.#happens('serverError')) return wireError(500, 'InternalServerError');
        const command = context.commandName ?? '';
        if (SINGLE_WRITES.has(command) && this.#happens('conflict')) {
          return wireError(400, 'TransactionConflictException');
        }
        if (command === 'TransactWriteItemsCommand' && this.#happens('conflict')) {
          const CancellationReasons = [{ Code: 'None' }, { Code: 'TransactionConflict' }];
          return wireError(400, 'TransactionCanceledException', { CancellationReasons });
        }
        if (this.#happens('late')) {
          const carriedOut = sleep(this.#random() * LATEST).then(async () =>
            discard(await next(args)),
          );
          this.#late.push(carriedOut.catch(() => undefined));
          throw Object.assign(new Error('no answer in time'), { name: 'TimeoutError' });
        }
        if (this.#happens('lostAnswer')) {
          discard(await next(args));
          throw systemError('ECONNRESET');
        }
        return next(args);
      },
      { step: 'deserialize', priority: 'low', name: 'injectFaults' },
    );
  }

  #cutBatches(client: DynamoDBClient): void {
    client.middlewareStack.add(
      (next) => async (args) => {
        const { input } = args;
        if (!('RequestItems' in input) || !input.RequestItems) return next(args);
        const [first] = Object.entries(input.RequestItems);
        if (!first || !this.#happens('partial')) return next(args);
        const [table, wanted] = first;
        if (Array.isArray(wanted)) {
          const [done, left] = halves(wanted);
          const result = await next({
            ...args,
            input: { ...input, RequestItems: { [table]: done } },
          });
          const rest = left.length > 0 ? { UnprocessedItems: { [table]: left } } : {};
          return { ...result, output: { ...result.output, ...rest } };
        }
        const [done, left] = halves(wanted.Keys ?? []);
        const requested = { [table]: { ...wanted, Keys: done } };
        const result = await next({ ...args, input: { ...input, RequestItems: requested } });
        const rest =
          left.length > 0 ? { UnprocessedKeys: { [table]: { ...wanted, Keys: left } } } : {};
        return { ...result, output: { ...result.output, ...rest } };
      },
      { step: 'initialize', name: 'cutBatches' },
    );
  }
}

/** Reads a response to its end, or its connection would never be free again. */
function discard({ response }: { response: unknown }): void {
  if (typeof response !== 'object' || response === null || !('body' in response)) return;
  if (response.body instanceof Readable) response.body.resume();
}

/** Splits a batch into the part that is carried out, at least one item, and the rest. */
function halves<T>(values: readonly T[]): [T[], T[]] {
  const middle = Math.ceil(values.length / 2);
  return [values.slice(0, middle), values.slice(middle)];
}
