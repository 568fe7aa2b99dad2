import type { entriesApi } from '@reflekt/shared/api';
import type { Entry } from '@reflekt/shared/entities';
import type { Operation } from '@reflekt/shared/http';
import { fillPage, positionOfEntry } from '@reflekt/shared/store';
import { formatInstant, localDate } from '@reflekt/shared/time';
import { isRemembered, rememberedYears, windowIn } from '../domain/on-this-day.ts';
import type { Deps } from './deps.ts';

/** Years looked at in one round. */
const ABREAST = 8;

export const entriesOnThisDay: Operation<
  typeof entriesApi.endpoints.entriesOnThisDay,
  Deps
> = async (deps, { owner, query, after }) => {
  const today =
    query.date ??
    localDate(deps.now(), await deps.defaultZone(owner)) ??
    formatInstant(deps.now()).slice(0, 10);
  const oldest = await deps.entries.oldest(owner);
  if (oldest === undefined) return { items: [], next: null };

  let windows = rememberedYears(today, oldest)
    .map((year) => ({ range: windowIn(year, today), after }))
    .filter(({ range }) => after === undefined || (range.from ?? '') <= after);

  return fillPage<Entry, Entry>({
    limit: query.limit,
    after,
    positionOf: positionOfEntry,
    accept: (entry) => entry,
    textUnits: (entry) => entry.content.length + entry.title.length * 2,
    fetch: async () => {
      // Years without entries are passed over, however many lie between two entries or above the newest.
      const top = windows[0]?.range.to;
      const newest = top === undefined ? undefined : await deps.entries.newestUpTo(owner, top);
      windows = windows.filter(({ range }) => newest !== undefined && (range.from ?? '') <= newest);
      const round = windows.slice(0, ABREAST);
      windows = windows.slice(ABREAST);
      const pages = await Promise.all(
        round.map((window) =>
          deps.entries.page(owner, {
            ...window,
            list: 'live',
            descending: true,
            limit: query.limit + 1,
            accept: (entry) => isRemembered(entry.entry_date, today),
          }),
        ),
      );
      // A year that did not fit is read on before the years below it.
      const cut = pages.findIndex((page) => page.next !== null);
      if (cut >= 0) {
        const [first, ...below] = round.slice(cut);
        if (first)
          windows = [{ ...first, after: pages[cut]?.next ?? undefined }, ...below, ...windows];
      }
      const whole = cut < 0 ? pages : pages.slice(0, cut + 1);
      return {
        items: whole.flatMap((page) => page.items),
        last: windows.length > 0 ? {} : undefined,
        bytesRead: 0,
      };
    },
  });
};
