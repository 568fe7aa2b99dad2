import type { PutEventsRequestEntry } from '@aws-sdk/client-eventbridge';
import { log } from '@reflekt/shared/log';
import type { Database } from '@reflekt/shared/store';
import { allStreams, type TableStream, UnmappableChange } from '@reflekt/shared/streams';
import { type Item, Owner } from '@reflekt/shared/tables';
import { type Run, readRun, writeRun } from '../store/runs.ts';
import { type Publisher, toBusEntry } from './publish.ts';
import type { Scope } from './republish-request.ts';
import { isIn, readItems, stepsOf } from './written-items.ts';

interface Deps {
  db: Database;
  publisher: Publisher;
  eventBus: string;
  now(): number;
  newId(): string;
  /** Milliseconds until the function is stopped. */
  remaining(): number;
}

/** Milliseconds that a page may take while the bus does not answer. */
const PAGE_TIME = 30_000;

/** The answer to an operator: counts only, of the whole run so far. */
export interface Progress {
  /** The id by which the run is continued. */
  run: string;
  done: boolean;
  published: number;
  /** Items that were skipped because they cannot become events. */
  unmappable: number;
  /** The reason where it is not done. */
  stopped_by?: 'time' | 'bus';
}

/**
 * The events of an item: those of its state where it was written in the period, and those that its state demands now.
 * @returns undefined, logged by the table's name, for an item that cannot become an event
 */
function eventsOf(
  stream: TableStream,
  item: Item,
  { since, until }: Run,
  { eventBus, now }: Deps,
): PutEventsRequestEntry[] | undefined {
  try {
    const isWritten = isIn(stream.republish.range(since, until), stream, item);
    const ofState = isWritten ? stream.map({ before: undefined, after: item, expired: false }) : [];
    return [...ofState, ...stream.due(item, now())].map((event) => toBusEntry(event, eventBus));
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

async function begin(deps: Deps, scope: Scope): Promise<{ id: string; run: Run }> {
  const run: Run = {
    of_owner: scope.owner?.key ?? null,
    tables: [...scope.tables],
    since: scope.since,
    until: scope.until ?? deps.now(),
    step: 0,
    after: null,
    published: 0,
    unmappable: 0,
  };
  const id = deps.newId();
  await writeRun(deps.db, id, run, deps.now());
  return { id, run };
}

async function resume(deps: Deps, id: string): Promise<{ id: string; run: Run }> {
  const run = await readRun(deps.db, id);
  if (!run) throw new Error('there is no run with this id, or it is older than 14 days');
  return { id, run };
}

/**
 * Publishes what was written in a period again from the tables, of one owner or of everybody, until it is done or the
 * function's time is. Consumers read the current state, so a needless event changes nothing.
 * @param wanted the scope of a new run, or the id of one to be continued
 */
export async function republish(deps: Deps, wanted: Scope | { run: string }): Promise<Progress> {
  const { id, run } = await ('run' in wanted ? resume(deps, wanted.run) : begin(deps, wanted));
  const stoppedBy = await advance(deps, id, run);
  const { published, unmappable } = run;
  const progress = { run: id, done: stoppedBy === undefined, published, unmappable };
  log('info', 'republish', { service: 'outbox', ...progress, stopped_by: stoppedBy });
  return stoppedBy === undefined ? progress : { ...progress, stopped_by: stoppedBy };
}

/** Publishes page by page, and stores the position behind each. */
async function advance(deps: Deps, id: string, run: Run): Promise<Progress['stopped_by']> {
  const owner = run.of_owner === null ? undefined : Owner.ofKey(run.of_owner);
  // Nothing is written in the future, and DynamoDB refuses a range that ends before it begins.
  const streams =
    run.since > run.until ? [] : allStreams.filter(({ table }) => run.tables.includes(table.name));
  const steps = stepsOf(streams, owner, run);
  for (let step = steps[run.step]; step; step = steps[run.step]) {
    if (deps.remaining() < PAGE_TIME) return 'time';
    const { items, last } = await readItems(deps.db, step, run.after ?? undefined);
    const events = items.map((item) => eventsOf(step.stream, item, run, deps));
    const ready = events.flatMap((one) => one ?? []);
    if ((await deps.publisher.publish(ready)) < ready.length) return 'bus';
    run.published += ready.length;
    run.unmappable += events.filter((one) => one === undefined).length;
    run.after = last ?? null;
    if (last === undefined) run.step += 1;
    await writeRun(deps.db, id, run, deps.now());
  }
  return undefined;
}
