import type { QueryPage } from './database.ts';
import { UNREADABLE, type Unreadable } from './stored-schema.ts';

/** A page of a list as operations answer it; `next` is a position, which the HTTP stack wraps in a cursor. */
export interface Page<T> {
  items: T[];
  next: string | null;
  /** Stored items in the range of the page that could not be read. */
  unreadable: number;
  /** What reading it came to, for a page that is made of pages. */
  bytesRead: number;
}

/** A stored item on its way into a page. */
export interface Positioned<T> {
  /** Where it stands in the list. */
  position: string;
  /** Undefined where the list leaves it out. */
  value: T | Unreadable | undefined;
}

/** Lambda answers at most 6 MB; a page keeps well below, so that one entry more still fits. */
const MAX_JSON_BYTES = 4_000_000;
/** The most that one request may make DynamoDB read, or open, bytes. */
const MAX_BYTES_READ = 2_000_000;
const MAX_WANTED = 2_000;
/** JSON writes a UTF-16 unit in six bytes at the most (`\u0000`), and 2,000 hold an entry's other members. */
const JSON_BYTES_PER_UNIT = 6;
const JSON_OVERHEAD = 2_000;

/** Adds up the JSON of a page. Measuring means serialising, so it begins only where a cheap upper bound could matter. */
function createSizeMeter(textUnits: (item: never) => number) {
  const unmeasured: object[] = [];
  let bound = 0;
  let measured = 0;
  return {
    /** @returns false, with the item not counted, where the page would become too large */
    fits(item: object): boolean {
      const most = textUnits(item as never) * JSON_BYTES_PER_UNIT + JSON_OVERHEAD;
      if (bound + most <= MAX_JSON_BYTES) {
        bound += most;
        unmeasured.push(item);
        return true;
      }
      for (const one of unmeasured.splice(0)) measured += Buffer.byteLength(JSON.stringify(one));
      // From here on every item is measured.
      bound = MAX_JSON_BYTES;
      const bytes = Buffer.byteLength(JSON.stringify(item));
      if (measured + bytes > MAX_JSON_BYTES) return false;
      measured += bytes;
      return true;
    },
  };
}

/**
 * Fills one page: at most `limit` items, 4 MB of JSON, or the result of 2 MB of reading, whichever is first. An item
 * that cannot be read is counted, so that a page with one never looks complete.
 * @param options.fetch reads on from a position (exclusive), `wanted` items at most
 * @param options.textUnits about how many UTF-16 units of text an item holds; 0 where it is short
 */
export async function fillPage<T extends object>(options: {
  limit: number;
  after: string | undefined;
  fetch: (
    after: string | undefined,
    wanted: number,
  ) => Promise<Omit<QueryPage, 'items'> & { items: Positioned<T>[] }>;
  textUnits?: (item: T) => number;
}): Promise<Page<T>> {
  const items: T[] = [];
  const meter = createSizeMeter(options.textUnits ?? (() => 0));
  let position = options.after;
  let unreadable = 0;
  let bytesRead = 0;
  let seen = 0;
  const ended = (next: string | null | undefined): Page<T> => ({
    items,
    next: next ?? null,
    unreadable,
    bytesRead,
  });
  for (;;) {
    // One more than asked for tells whether there is a next page without another round trip. Where a filter lets few
    // through, reading doubles instead of going item by item.
    const wanted = Math.max(options.limit - items.length + 1, Math.min(2 * seen, MAX_WANTED));
    const page = await options.fetch(position, wanted);
    bytesRead += page.bytesRead;
    seen += page.items.length;
    for (const { position: at, value } of page.items) {
      if (value === UNREADABLE) unreadable += 1;
      else if (value !== undefined) {
        if (items.length === options.limit) return ended(position);
        if (!meter.fits(value) && items.length > 0) return ended(position);
        items.push(value);
      }
      position = at;
    }
    if (page.last === undefined) return ended(null);
    if (bytesRead >= MAX_BYTES_READ) return ended(position);
  }
}
