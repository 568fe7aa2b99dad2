import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { log } from '@reflekt/shared/log';
import type { Database } from '@reflekt/shared/store';
import { allStreams, type TableStream, UnmappableChange } from '@reflekt/shared/streams';
import type { Item, Owner, TableSpec } from '@reflekt/shared/tables';
import * as v from 'valibot';
import { type Publisher, toBusEntry } from './publish.ts';

/** The request of an operator who invokes the function by hand. */
export const RepublishRequest = v.object({
  republish: v.object({
    tenant_id: v.string(),
    user_id: v.string(),
    /** The instant from which on changes are published again. */
    since: v.string(),
  }),
});

interface Deps {
  db: Database;
  publisher: Publisher;
  eventBus: string;
  now(): number;
}

const PAGE = 100;

const keyOf = ({ key: { partition, sort } }: TableSpec, item: Item): Item => ({
  [partition.name]: item[partition.name],
  ...(sort ? { [sort.name]: item[sort.name] } : {}),
});

/** The items of an owner in a stream's table that were written in a period, in their current state, page by page. */
async function* writtenItems(
  db: Database,
  { table, republish }: TableStream,
  owner: Owner,
  [since, until]: readonly [number, number],
): AsyncGenerator<Item[]> {
  if ('keys' in republish) {
    yield await db.getMany(table, republish.keys(owner));
    return;
  }
  let after: Item | undefined;
  do {
    const page = await db.query({
      table,
      index: republish.index,
      partition: owner.key,
      sort: republish.range(since, until),
      after,
      limit: PAGE,
    });
    // The index lags; events are made from the table.
    yield await db.getMany(
      table,
      page.items.map((item) => keyOf(table, item)),
    );
    after = page.last;
  } while (after !== undefined);
}

/** @returns undefined, logged by the table's name, for an item that cannot become an event */
function eventsOf(
  stream: TableStream,
  item: Item,
  { eventBus, now }: Deps,
): PutEventsRequestEntry[] | undefined {
  try {
    const created = stream.map({ before: undefined, after: item, expired: false });
    return [...created, ...stream.due(item, now())].map((event) => toBusEntry(event, eventBus));
  } catch (error) {
    if (!(error instanceof UnmappableChange)) throw error;
    log('error', 'A stored item becomes no event.', {
      error_code: 'unmappable_change',
      table: stream.table.name,
      reason: error.message,
    });
    return undefined;
  }
}

/**
 * Publishes an owner's settings, and all changes since an instant, again from the tables. Consumers read the current
 * state, so a needless event changes nothing.
 * @returns the number of published events, and of items that were skipped because they cannot become events
 * @throws Error when the bus does not take the events
 */
export async function republish(
  deps: Deps,
  owner: Owner,
  since: number,
): Promise<{ published: number; unmappable: number }> {
  const now = deps.now();
  const done = { published: 0, unmappable: 0 };
  // Nothing is written in the future, and DynamoDB refuses a range that ends before it begins.
  if (since > now) return done;
  for (const stream of allStreams) {
    for await (const items of writtenItems(deps.db, stream, owner, [since, now])) {
      const events = items.map((item) => eventsOf(stream, item, deps));
      done.unmappable += events.filter((one) => one === undefined).length;
      const ready = events.flatMap((one) => one ?? []);
      const published = await deps.publisher.publish(ready);
      done.published += published;
      if (published < ready.length)
        throw new Error(`the bus took ${done.published} events and then no more`);
    }
  }
  return done;
}
