import { log } from '@reflekt/shared/log';
import { type Database, type Item, TRASH_RETENTION } from '@reflekt/shared/store';
import {
  entriesTable,
  insightsTable,
  type Owner,
  seqTime,
  settingsKey,
  settingsTable,
  type TableSpec,
} from '@reflekt/shared/tables';
import { formatInstant } from '@reflekt/shared/time';
import * as v from 'valibot';
import { mapEntriesChange, overdueEvents } from '../domain/entries.ts';
import { mapInsightsChange } from '../domain/insights.ts';
import { type OutgoingEvent, UnmappableChange } from '../domain/record.ts';
import { mapSettingsChange } from '../domain/settings.ts';
import { type Publisher, type ReadyEvent, readyEvent } from './publish.ts';

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

async function* itemsAt(db: Database, table: TableSpec, keys: readonly Item[]): Images {
  yield await db.getMany(table, keys);
}

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

/** Events of an item as it is now. */
type Telling = (image: Record<string, unknown>) => OutgoingEvent[];

/** @returns undefined, logged by the table's name, for an item that no event can be made of */
function told(
  telling: Telling,
  { name }: TableSpec,
  image: Record<string, unknown>,
  eventBus: string,
): ReadyEvent[] | undefined {
  try {
    return telling(image).map((event) => readyEvent(event, eventBus));
  } catch (error) {
    if (!(error instanceof UnmappableChange)) throw error;
    log('error', 'A stored item becomes no event.', {
      fault: 'unmappable_change',
      table: name,
      reason: error.message,
    });
    return undefined;
  }
}

/**
 * Tells again of an owner's settings and of everything written since an instant, from the tables. Consumers go by the
 * state, so telling too often changes nothing.
 * @returns how many events were published, and how many items were passed over because none can be made of them
 * @throws Error when the bus does not take them
 */
export async function republish(
  deps: Deps,
  owner: Owner,
  since: number,
): Promise<{ published: number; unmappable: number }> {
  const now = deps.now();
  const bySequence = { from: seqTime(since), to: `${seqTime(now)}~` };
  const byInstant = { from: formatInstant(since), to: formatInstant(now) };
  const asNew = (image: Record<string, unknown>) => ({
    before: undefined,
    after: image,
    expired: false,
  });
  const { db } = deps;
  const sources: readonly [TableSpec, Images, Telling][] = [
    [
      settingsTable,
      itemsAt(db, settingsTable, [settingsKey(owner)]),
      (image) => mapSettingsChange(asNew(image)),
    ],
    [
      entriesTable,
      written(db, owner, entriesTable, bySequence),
      (image) => [
        ...mapEntriesChange(asNew(image)),
        ...overdueEvents(image, now - TRASH_RETENTION),
      ],
    ],
    [
      insightsTable,
      written(db, owner, insightsTable, byInstant),
      (image) => mapInsightsChange(asNew(image)),
    ],
  ];
  const done = { published: 0, unmappable: 0 };
  // Nothing has been written in the future, and a range that ends before it begins is refused.
  if (since > now) return done;
  for (const [table, pages, telling] of sources) {
    for await (const images of pages) {
      const events = images.map((image) => told(telling, table, image, deps.eventBus));
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
