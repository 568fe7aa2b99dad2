import type { DayNumber, RestRule, StreakCalendar } from '../../streaks/index.ts';
import type { Owner } from '../../tables/index.ts';
import type { GameReader } from './reader.ts';

/**
 * Loads the years that `around` needs into a calendar. Most changes touch one or two.
 * @returns the dates whose streaks could depend on the given ones
 */
export async function loadCalendarAround(
  store: Pick<GameReader, 'years'>,
  owner: Owner,
  calendar: StreakCalendar,
  given: readonly DayNumber[],
  restRule: RestRule,
): Promise<DayNumber[]> {
  for (;;) {
    const reach = calendar.around(given, restRule);
    if ('days' in reach) return reach.days;
    const missing = [...reach.missing];
    const stored = await store.years(owner, missing);
    for (const year of missing) calendar.load(year, stored.get(year));
  }
}
