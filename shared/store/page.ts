import type { QueryPage } from './database.ts';
import { UNREADABLE, type Unreadable } from './stored-schema.ts';

/** A page of a list as operations return it. `next` is a position, which the HTTP stack wraps in a cursor. */
export interface Page<T> {
  items: T[];
  next: string | null;
  /** Number of stored items in the page's range that could not be read. */
  unreadable: number;
  /** Bytes read for this page, for a page that is made of pages. */
  bytesRead: number;
}

/** A stored item on its way into a page. */
export interface Positioned<T> {
  /** Its position in the list. */
  position: string;
  /** Undefined where the list leaves the item out. */
  value: T | Unreadable | undefined;
}

/** Lambda returns at most 6 MB. A page stays well below, so that one more entry still fits. */
const MAX_JSON_BYTES = 4_000_000;
/** The limit of bytes that one request may read or open for what its page leaves out. */
const MAX_BYTES_LEFT_OUT = 2_000_000;
/** The limit of bytes that one request may read or open: enough for a full page of entries. */
const MAX_BYTES_READ = 6_000_000;
const MAX_WANTED = 2_000;
/** JSON writes a UTF-16 unit in at most six bytes (`\u0000`). The other members of an entry fit into 2,000. */
const JSON_BYTES_PER_UNIT = 6;
const JSON_OVERHEAD = 2_000;

/**
 * Measures the JSON of a page. Measuring needs serialising, so it begins only when a cheap upper bound reaches the
 * limit.
 */
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
 * Fills one page: at most `limit` items, 4 MB of JSON, 6 MB of reading, or 2 MB of reading what is left out, whichever
 * is reached first. An item that cannot be read is counted, so that the page never looks complete.
 * @param options.fetch reads from a position (exclusive), at most `wanted` items
 * @param options.maxBytesRead in place of the 6 MB, for a page that is a part of one
 * @param options.textUnits the approximate UTF-16 units of text in an item; 0 where it is short
 */
export async function fillPage<T extends object>(options: {
  limit: number;
  after: string | undefined;
  fetch: (
    after: string | undefined,
    wanted: number,
  ) => Promise<Omit<QueryPage, 'items'> & { items: Positioned<T>[] }>;
  textUnits?: (item: T) => number;
  maxBytesRead?: number;
}): Promise<Page<T>> {
  const { maxBytesRead = MAX_BYTES_READ } = options;
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
    // One more item than requested tells if there is a next page, without another round trip. Behind a selective
    // filter, the reads double in size instead of going item by item.
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
    const leftOut = bytesRead * (1 - items.length / Math.max(1, seen));
    if (leftOut >= MAX_BYTES_LEFT_OUT || bytesRead >= maxBytesRead) return ended(position);
  }
}
