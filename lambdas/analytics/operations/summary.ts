import type { analyticsApi } from '@reflekt/shared/api';
import type { Analytics } from '@reflekt/shared/entities';
import type { Operation } from '@reflekt/shared/http';
import { type Digest, readStreaks } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { formatInstant } from '@reflekt/shared/time';
import { summarise } from '../domain/summary.ts';
import type { Deps } from './deps.ts';
import { rebuildDigests } from './rebuild.ts';
import {
  type OwnersDay,
  type PeriodView,
  readOwnersDay,
  readPeriod,
  requestedPeriod,
  viewOf,
} from './view.ts';

/** The names of the categories in digests, by id. */
export async function namesFor(
  deps: Pick<Deps, 'categories'>,
  owner: Owner,
  digests: readonly Digest[],
): Promise<ReadonlyMap<string, string>> {
  const ids = digests.flatMap(({ category_id }) => category_id ?? []);
  return deps.categories.names(owner, [...new Set(ids)]);
}

async function summaryOf(
  deps: Deps,
  owner: Owner,
  { period, range, digests, unreadable }: PeriodView,
  { settings, today }: OwnersDay,
): Promise<Analytics> {
  const [names, profile] = await Promise.all([
    namesFor(deps, owner, digests),
    deps.game.profile(owner),
  ]);
  const streaks = await readStreaks(deps.game, owner, profile, settings.rest_days, today);
  return {
    ...period,
    ...summarise(digests, range, names),
    longest_streak_days: streaks.longest,
    current_streak_days: streaks.current,
    as_of: formatInstant(deps.now()),
    ...unreadable,
  };
}

/** GET /analytics: a period, summed up from its digests. */
export const readAnalytics: Operation<typeof analyticsApi.endpoints.readAnalytics, Deps> = async (
  deps,
  { owner, query },
) => {
  const view = await readPeriod(deps, owner, query, { fallback: 'month' });
  return summaryOf(deps, owner, view, view);
};

/** POST /analytics: brings all digests up to date with the entries, then answers as GET. */
export const rebuildAnalytics: Operation<
  typeof analyticsApi.endpoints.rebuildAnalytics,
  Deps
> = async (deps, { owner, body }) => {
  const day = await readOwnersDay(deps, owner);
  const period = requestedPeriod(body, 'month', day, (member) => ({ pointer: `/${member}` }));
  const { digests, unreadable } = await rebuildDigests(deps, owner);
  // From what was rebuilt, because the index may lag behind.
  const within = digests.filter(
    ({ entry_date }) => entry_date >= period.from && entry_date <= period.to,
  );
  return summaryOf(deps, owner, viewOf(period, { digests: within, unreadable }, day), day);
};
