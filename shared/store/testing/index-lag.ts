import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';

type StoredItem = Record<string, AttributeValue>;

/**
 * Makes global secondary indexes lag, which no local engine does. A Query of an index does not see a transaction's
 * write until a random time later, for each item separately. All clients of a test share one instance.
 */
export class IndexLag {
  readonly #visibleAt = new Map<string, number>();
  readonly #longest: number;
  readonly #random: () => number;
  readonly #identify: (item: StoredItem) => string;
  /** The number of times that an item was hidden. */
  hidden = 0;

  /**
   * @param longest milliseconds
   * @param identify names one write of one item, from attributes that the indexes hold
   */
  constructor(longest: number, random: () => number, identify: (item: StoredItem) => string) {
    this.#longest = longest;
    this.#random = random;
    this.#identify = identify;
  }

  attach(client: DynamoDBClient): DynamoDBClient {
    client.middlewareStack.add(
      (next) => async (args) => {
        const { input } = args;
        if ('TransactItems' in input && input.TransactItems) {
          const puts = input.TransactItems.flatMap((write) =>
            'Put' in write && write.Put?.Item ? [this.#identify(write.Put.Item)] : [],
          );
          for (const put of puts) this.#visibleAt.set(put, Number.POSITIVE_INFINITY);
          try {
            return await next(args);
          } finally {
            // Also after a failure, because only the response may have been lost.
            for (const put of puts) {
              this.#visibleAt.set(put, Date.now() + this.#random() * this.#longest);
            }
          }
        }
        const result = await next(args);
        if ('IndexName' in input && input.IndexName && 'Items' in result.output) {
          const found: StoredItem[] = result.output.Items ?? [];
          const Items = found.filter((item) => !this.#isHidden(item));
          this.hidden += found.length - Items.length;
          return { ...result, output: { ...result.output, Items } };
        }
        return result;
      },
      { step: 'initialize', name: 'lagIndexes' },
    );
    return client;
  }

  #isHidden(item: StoredItem): boolean {
    return (this.#visibleAt.get(this.#identify(item)) ?? 0) > Date.now();
  }
}
