import type { EntryReader, EntryRecord } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { formatInstant } from '@reflekt/shared/time';
import * as v from 'valibot';
import { entryEvents } from '../domain/entries.ts';
import { eventEntry, type Publisher } from './publish.ts';

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
  entries: EntryReader;
  publisher: Publisher;
  eventBus: string;
  now(): number;
}

const PAGE = 100;

/** The image that `entryEvents` reads, rebuilt from the state. */
function imageOf(owner: Owner, record: EntryRecord, requestId: string): Record<string, unknown> {
  const common = { tenant_id: owner.tenantId, user_id: owner.userId, request_id: requestId };
  if (record.kind === 'entry') return { ...record.entry, ...common };
  return { ...record.tombstone, ...common, entry_date: record.entryDate, expires_at: 0 };
}

/**
 * Tells again of everything an owner has written since an instant, from the tables. Consumers go by the
 * state, so telling too often changes nothing.
 * @returns how many events were published
 * @throws Error when the bus does not take them
 */
export async function republish(
  deps: Deps,
  owner: Owner,
  since: number,
  requestId: string,
): Promise<number> {
  const to = `${String(deps.now()).padStart(13, '0')}~`;
  let from = String(since).padStart(13, '0');
  let published = 0;
  for (;;) {
    const page = await deps.entries.changed(owner, from, to, PAGE);
    const records = await deps.entries.readMany(
      owner,
      page.items.map(({ id }) => id),
    );
    const entries = [...records.values()]
      .flatMap((record) => entryEvents(undefined, imageOf(owner, record, requestId)))
      .map((event) => eventEntry(event, deps.eventBus));
    const done = await deps.publisher.publish(entries);
    published += done;
    if (done < entries.length) {
      throw new Error(
        `the bus took ${published} events and then no more; since ${formatInstant(since)}`,
      );
    }
    const last = page.items.at(-1);
    if (page.last === undefined || !last) return published;
    from = `${last.seq} `;
  }
}
