import type { createDynamoClient } from '@reflekt/shared/store';

type Client = ReturnType<typeof createDynamoClient>;

/** What some requests cost: units, and how often one had to wait for those before it. */
export interface Cost {
  read: number;
  write: number;
  trips: number;
}

/** Adds up what the requests of a client to one table cost. */
export class Meter {
  #cost: Cost = { read: 0, write: 0, trips: 0 };
  #underWay = 0;
  readonly #table: string;

  constructor(tableName: string) {
    this.#table = tableName;
  }

  attach(client: Client): Client {
    client.middlewareStack.add(
      (next, context) => async (args) => {
        if (!JSON.stringify(args.input).includes(`"${this.#table}"`)) return next(args);
        if (this.#underWay === 0) this.#cost.trips++;
        this.#underWay++;
        try {
          const result = await next(args);
          const kind = /Get|Query/.test(context.commandName ?? '') ? 'read' : 'write';
          const { ConsumedCapacity } = result.output as { ConsumedCapacity?: unknown };
          for (const one of [ConsumedCapacity ?? []].flat() as { CapacityUnits?: number }[]) {
            this.#cost[kind] += one.CapacityUnits ?? 0;
          }
          return result;
        } finally {
          this.#underWay--;
        }
      },
      { step: 'initialize', name: 'meter' },
    );
    return client;
  }

  /** The cost since the last call. */
  take(): Cost {
    const cost = this.#cost;
    this.#cost = { read: 0, write: 0, trips: 0 };
    return cost;
  }
}
