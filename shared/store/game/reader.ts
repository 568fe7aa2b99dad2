import type { RestDays } from '../../entities/index.ts';
import {
  type CalendarYear,
  createRestRule,
  currentStreak,
  type DayNumber,
  dayOf,
  StreakCalendar,
  splitIntoStreaks,
} from '../../streaks/index.ts';
import {
  GAME_YEAR_PREFIX,
  gameProfileKey,
  gameYearKey,
  gamificationTable,
  type Item,
  type Owner,
} from '../../tables/index.ts';
import type { Database } from '../database.ts';
import { loadCalendarAround } from './load-calendar.ts';
import { type Profile, StoredProfile } from './profile.ts';
import { parseYear } from './year.ts';

const yearOfItem = (item: Item) => String(item.sk).slice(GAME_YEAR_PREFIX.length);

/** The reads of an owner's profile and streak calendar. */
export type GameReader = ReturnType<typeof createGameReader>;

/** Creates the reads of an owner's profile and streak calendar, all consistent. */
export function createGameReader(db: Database) {
  return {
    /** Undefined for an owner without one. */
    async profile(owner: Owner): Promise<Profile | undefined> {
      const item = await db.get(gamificationTable, gameProfileKey(owner));
      return item && StoredProfile.require(item);
    },

    /** By year. Empty years are left out. */
    async years(owner: Owner, years: readonly number[]): Promise<Map<number, CalendarYear>> {
      const keys = years.map((year) => gameYearKey(owner, year));
      const items = await db.getMany(gamificationTable, keys);
      return new Map(
        items.map((item) => [Number(yearOfItem(item)), parseYear(yearOfItem(item), item)]),
      );
    },

    /** The newest year with any content. */
    async newestYear(owner: Owner): Promise<{ number: number; year: CalendarYear } | undefined> {
      const page = await db.query({
        table: gamificationTable,
        partition: owner.key,
        sort: { prefix: GAME_YEAR_PREFIX },
        descending: true,
        limit: 1,
        consistent: true,
      });
      const item = page.items[0];
      return item && { number: Number(yearOfItem(item)), year: parseYear(yearOfItem(item), item) };
    },
  };
}

/** An owner's streaks over all time. */
export interface OwnersStreaks {
  current: number;
  /** The longest ever, also where entries of it have gone since. */
  longest: number;
  /** The last date with an entry, or undefined without any. */
  lastDay: DayNumber | undefined;
}

/**
 * The streaks of an owner. A streak ends without an event when a day passes without an entry, so the current one is
 * computed here.
 * @param profile as it is stored, or undefined
 * @param today the owner's local date
 */
export async function readStreaks(
  game: Pick<GameReader, 'years' | 'newestYear'>,
  owner: Owner,
  profile: Pick<Profile, 'longest_streak'> | undefined,
  restDays: RestDays,
  today: string,
): Promise<OwnersStreaks> {
  const newest = await game.newestYear(owner);
  const restRule = createRestRule(restDays);
  const calendar = new StreakCalendar();
  if (newest) calendar.load(newest.number, newest.year);
  const lastDay = calendar.dates().at(-1);
  const day = dayOf(today);
  const days = await loadCalendarAround(game, owner, calendar, [day], restRule);
  const withEntries = days.filter((one) => calendar.has(one));
  const streaks = splitIntoStreaks(withEntries, restRule, calendar);
  const current = currentStreak(streaks, day, restRule, calendar);
  return { current, longest: Math.max(profile?.longest_streak ?? 0, current), lastDay };
}
