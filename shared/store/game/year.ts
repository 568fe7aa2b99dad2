import * as v from 'valibot';
import {
  type CalendarDay,
  type CalendarYear,
  dateOf,
  dayOf,
  type Milestone,
} from '../../streaks/index.ts';
import { gamificationTable, type Item } from '../../tables/index.ts';
import { defineStoredSchema } from '../stored-schema.ts';

const whole = v.pipe(v.number(), v.integer());
const countsOfDay = [whole, whole, whole, whole] as const;
const milestones = v.record(v.string(), v.array(v.tuple([whole, whole])));

/**
 * A year is one item, so its members are short: 366 dates take about 8 KB. `days`, by month and day: number of live
 * entries, of those not imported, and the net amounts for the first entry and for the streak; since version 2 not
 * counting quiet ones among the second, and on dates that need them three more: quiet entries, quiet ones that are gone,
 * and entries in whose zone the date was skipped. `milestones`, by month and day of the streak's start: length and net
 * amount.
 */
export const StoredYear = defineStoredSchema(
  gamificationTable,
  'year',
  v.object({ days: v.record(v.string(), v.tuple(countsOfDay)), milestones }),
).upgrade(
  v.object({
    days: v.record(
      v.string(),
      v.union([v.strictTuple(countsOfDay), v.strictTuple([...countsOfDay, whole, whole, whole])]),
    ),
    milestones,
  }),
  (year) => year,
);

function dayItem({ entries, own, firstOfDay, streak, quiet, gone, skippedBy }: CalendarDay) {
  const counts = [entries, own, firstOfDay, streak];
  return quiet + gone + skippedBy > 0 ? [...counts, quiet, gone, skippedBy] : counts;
}

const MONTH_DAY = 5;

/** @returns undefined for an empty year */
export function yearItem(year: CalendarYear): Item | undefined {
  if (year.days.size === 0 && year.milestones.length === 0) return undefined;
  const monthDay = (day: number) => dateOf(day).slice(-MONTH_DAY);
  const days = [...year.days].map(([day, counts]) => [monthDay(day), dayItem(counts)]);
  const milestones = Object.groupBy(year.milestones, ({ start }) => monthDay(start));
  return {
    days: Object.fromEntries(days),
    milestones: Object.fromEntries(
      Object.entries(milestones).map(([start, those = []]) => [
        start,
        those.map(({ days: length, amount }) => [length, amount]),
      ]),
    ),
  };
}

/** Parses a year. @param year four digits */
export function parseYear(year: string, item: Item): CalendarYear {
  const stored = StoredYear.require(item);
  const day = (monthDay: string) => dayOf(`${year}-${monthDay}`);
  return {
    days: new Map(
      Object.entries(stored.days).map(([at, counts]) => {
        const [entries, own, firstOfDay, streak, quiet = 0, gone = 0, skippedBy = 0] = counts;
        return [day(at), { entries, own, firstOfDay, streak, quiet, gone, skippedBy }];
      }),
    ),
    milestones: Object.entries(stored.milestones).flatMap(([start, those]): Milestone[] =>
      those.map(([days, amount]) => ({ start: day(start), days, amount })),
    ),
  };
}
