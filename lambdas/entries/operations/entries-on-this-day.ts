import type { entriesApi } from '@reflekt/shared/api';
import type { Entry } from '@reflekt/shared/entities';
import { malformed } from '@reflekt/shared/errors';
import type { Operation } from '@reflekt/shared/http';
import {
  entryTextUnits,
  fillPage,
  type Page,
  type Positioned,
  positionOfEntry,
  UNREADABLE,
} from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { localToday, parseLocalDate } from '@reflekt/shared/time';
import { isRemembered, rememberedYears, windowIn } from '../domain/on-this-day.ts';
import type { Deps } from './deps.ts';

/** Years read at a time. Each reads at least one page of the index, of at most 1 MB. */
const CONCURRENCY = 4;
/** A day has few entries: more of a year's window are read only after these. */
const ENTRIES_OF_YEAR = 25;
/** Bytes of a year's window that are read together with those of other years. */
const BYTES_OF_YEAR = 250_000;
/** Bytes of all windows after which a page ends. What each leaves out is not seen here. */
const BYTES_OF_PAGE = 2_000_000;
/** Sorts before every other id. */
const FIRST_ID = '0'.repeat(26);

/** The position below all items of a window that begins at an instant. */
const endOfWindow = (from: string | undefined): string | undefined =>
  from === undefined ? undefined : `${from}#${FIRST_ID}`;

/** The entries of a year's page, and one item for each that could not be read. */
const positionedItems = ({ items, unreadable, next }: Page<Entry>): Positioned<Entry>[] => {
  const entries = items.map((entry) => ({ position: positionOfEntry(entry), value: entry }));
  const at = entries.at(-1)?.position ?? next ?? '';
  const missing = Array.from(
    { length: unreadable },
    (): Positioned<Entry> => ({ position: at, value: UNREADABLE }),
  );
  return [...entries, ...missing];
};

/**
 * Parses the position in a cursor: the day, so that midnight between two pages changes nothing, and the position in the
 * list.
 * @throws DomainError `malformed` for a day that does not exist
 */
function readPosition(position: string | undefined): { day?: string; after?: string } {
  const [day, after] = position?.split('~') ?? [];
  if (day === undefined || after === undefined) return {};
  if (parseLocalDate(day) === undefined) throw malformed('The cursor cannot be read.');
  return { day, after };
}

/** The owner's day: in the zone of the settings, else in that of the newest entry, else in UTC. */
async function todayOf(deps: Deps, owner: Owner): Promise<string> {
  const { zone } = await deps.defaultZone(owner);
  return localToday(deps.now(), zone ?? (await deps.entries.newestZone(owner)));
}

/** GET /entries/on-this-day: the entries of a day in earlier years. */
export const entriesOnThisDay: Operation<
  typeof entriesApi.endpoints.entriesOnThisDay,
  Deps
> = async (deps, { owner, query, after: position }) => {
  const { day, after } = readPosition(position);
  const today = query.date ?? day ?? (await todayOf(deps, owner));
  const oldest = await deps.entries.oldest(owner);
  if (oldest === undefined) return { items: [], next: null };

  let windows = rememberedYears(today, oldest)
    .map((year) => ({ range: windowIn(year, today), after }))
    .filter(({ range }) => after === undefined || (range.from ?? '') <= after);

  const page = await fillPage<Entry>({
    limit: query.limit,
    after,
    textUnits: entryTextUnits,
    maxBytesRead: BYTES_OF_PAGE,
    fetch: async () => {
      // Skips years without entries in one step, however many lie between two entries or above the newest.
      const top = windows[0]?.range.to;
      const newest = top === undefined ? undefined : await deps.entries.newestUpTo(owner, top);
      windows = windows.filter(({ range }) => newest !== undefined && (range.from ?? '') <= newest);
      const round = windows.slice(0, CONCURRENCY);
      windows = windows.slice(CONCURRENCY);
      const pages = await Promise.all(
        round.map((window) =>
          deps.entries.page(owner, {
            ...window,
            list: 'live',
            descending: true,
            limit: Math.min(query.limit + 1, ENTRIES_OF_YEAR),
            maxBytesRead: BYTES_OF_YEAR,
            accept: (entry) => isRemembered(entry.entry_date, today),
          }),
        ),
      );
      // A year that was cut by size is finished before the years below it.
      const cut = pages.findIndex(({ next }) => next !== null);
      const rest = cut < 0 ? undefined : pages[cut]?.next;
      if (rest) {
        const [first, ...below] = round.slice(cut);
        if (first) windows = [{ ...first, after: rest }, ...below, ...windows];
      }
      const whole = cut < 0 ? pages : pages.slice(0, cut + 1);
      return {
        items: [
          ...whole.flatMap(positionedItems),
          // The position to continue from when much was read and nothing matched.
          ...[rest ?? endOfWindow(round.at(-1)?.range.from)].flatMap((position) =>
            position === undefined ? [] : [{ position, value: undefined }],
          ),
        ],
        last: windows.length > 0 ? {} : undefined,
        bytesRead: pages.reduce((sum, { bytesRead }) => sum + bytesRead, 0),
      };
    },
  });
  return { ...page, next: page.next === null ? null : `${today}~${page.next}` };
};
