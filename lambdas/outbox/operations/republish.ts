import type { Database } from '@reflekt/shared/store';
import { entriesTable, insightsTable, type Owner, type TableSpec } from '@reflekt/shared/tables';
import { formatInstant } from '@reflekt/shared/time';
import * as v from 'valibot';
import { mapEntriesChange } from '../domain/entries.ts';
import { mapInsightsChange } from '../domain/insights.ts';
import type { Mapping } from '../domain/record.ts';
import { type Publisher, readyEvent } from './publish.ts';

/** What an operator invokes the function with, by hand. */
export const RepublishRequest = v.object({
  republish: v.object({
    tenant_id: v.string(),
    user_id: v.string(),
    /** Instant from which on written entries are told of again. */
    since: v.string(),
  }),
});

interface Deps {
  db: Database;
  publisher: Publisher;
  eventBus: string;
  now(): number;
}

/** Items as images of a change from nothing, a page at a time. */
type Images = AsyncGenerator<Record<string, unknown>[]>;

const PAGE = 100;

/** Everything of an owner in a table with a `UserIndex`, written in a range of its sort key. */
async function* written(
  db: Database,
  owner: Owner,
  table: TableSpec,
  sort: { from: string; to: string },
): Images {
  const { partition, sort: sortKey } = table.key;
  let after: Record<string, unknown> | undefined;
  do {
    const page = await db.query({
      table,
      index: 'UserIndex',
      partition: owner.key,
      sort,
      after,
      limit: PAGE,
    });
    const keys = page.items.map((item) => ({
      [partition.name]: item[partition.name],
      ...(sortKey ? { [sortKey.name]: item[sortKey.name] } : {}),
    }));
    // The index lags; what is told is the state.
    yield await db.getMany(table, keys);
    after = page.last;
  } while (after !== undefined);
}

/**
 * Tells again of everything an owner has written since an instant, from the tables. Consumers go by the
 * state, so telling too often changes nothing.
 * @returns how many events were published
 * @throws Error when the bus does not take them
 */
export async function republish(deps: Deps, owner: Owner, since: number): Promise<number> {
  const now = deps.now();
  const bySequence = { from: milliseconds(since), to: `${milliseconds(now)}~` };
  const byInstant = { from: formatInstant(since), to: formatInstant(now) };
  const sources: readonly [Mapping, Images][] = [
    [mapEntriesChange, written(deps.db, owner, entriesTable, bySequence)],
    [mapInsightsChange, written(deps.db, owner, insightsTable, byInstant)],
  ];
  let published = 0;
  for (const [mapping, pages] of sources) {
    for await (const images of pages) {
      const events = images
        .flatMap((after) => mapping({ before: undefined, after, expired: false }))
        .map((event) => readyEvent(event, deps.eventBus));
      const done = await deps.publisher.publish(events);
      published += done;
      if (done < events.length)
        throw new Error(`the bus took ${published} events and then no more`);
    }
  }
  return published;
}

const milliseconds = (instant: number) => String(instant).padStart(13, '0');
