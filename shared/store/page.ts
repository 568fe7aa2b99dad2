import type { QueryPage } from './database.ts';

/** A page of a list as operations answer it; `next` is a position, which the HTTP stack wraps in a cursor. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** Lambda answers at most 6 MB; a page keeps well below, so that one entry more still fits. */
const MAX_JSON_BYTES = 4_000_000;
/** What one request may make DynamoDB read, bytes. */
const MAX_BYTES_READ = 2_000_000;
const MAX_WANTED = 2_000;
/** JSON writes a UTF-16 unit in six bytes at the most (`\u0000`), and 2,000 hold an entry's other members. */
const JSON_BYTES_PER_UNIT = 6;
const JSON_OVERHEAD = 2_000;

/** Exact only where the cheap upper bound could matter: measuring means serialising. */
function jsonBytes(item: object, textUnits: number, roomLeft: number): number {
  const bound = textUnits * JSON_BYTES_PER_UNIT + JSON_OVERHEAD;
  return bound * 2 < roomLeft ? bound : Buffer.byteLength(JSON.stringify(item));
}

/**
 * Fills one page: at most `limit` items, 4 MB of JSON, or what 2 MB of reading brought, whichever is first.
 * @param fetch reads on from a position (exclusive), `wanted` items at most
 * @param accept makes an answer item of a stored one, or leaves it out with undefined
 * @param positionOf where a stored item stands in the list
 * @param textUnits about how many UTF-16 units of text an answer item holds
 */
export async function fillPage<Stored, T extends object>(options: {
  limit: number;
  after: string | undefined;
  fetch: (
    after: string | undefined,
    wanted: number,
  ) => Promise<Omit<QueryPage, 'items'> & { items: Stored[] }>;
  positionOf: (stored: Stored) => string;
  accept: (stored: Stored) => T | undefined;
  textUnits: (item: T) => number;
}): Promise<Page<T>> {
  const items: T[] = [];
  let position = options.after;
  let room = MAX_JSON_BYTES;
  let bytesRead = 0;
  let seen = 0;
  for (;;) {
    // One more than asked for tells whether there is a next page without another round trip. Where a filter
    // lets few through, reading doubles instead of going item by item.
    const wanted = Math.max(options.limit - items.length + 1, Math.min(2 * seen, MAX_WANTED));
    const page = await options.fetch(position, wanted);
    bytesRead += page.bytesRead;
    seen += page.items.length;
    for (const stored of page.items) {
      const item = options.accept(stored);
      if (item !== undefined) {
        if (items.length === options.limit) return { items, next: position ?? null };
        room -= jsonBytes(item, options.textUnits(item), room);
        if (room < 0 && items.length > 0) return { items, next: position ?? null };
        items.push(item);
      }
      position = options.positionOf(stored);
    }
    if (page.last === undefined) return { items, next: null };
    if (bytesRead >= MAX_BYTES_READ) return { items, next: position ?? null };
  }
}
