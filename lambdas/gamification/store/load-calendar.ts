import type { Owner } from '@reflekt/shared/tables';
import type { DayNumber, RestRule } from '../domain/days.ts';
import type { StreakCalendar } from '../domain/streak-calendar.ts';
import type { GameStore } from './index.ts';

/**
 * Loads the years that `around` needs into a calendar. Most changes touch one or two.
 * @returns the dates whose streaks could depend on the given ones
 */
export async function loadCalendarAround(
  store: Pick<GameStore, 'years'>,
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
