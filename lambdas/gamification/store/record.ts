import { Instant, LocalDate, Ulid } from '@reflekt/shared/entities';
import { defineStoredSchema, UNREADABLE, type Unreadable } from '@reflekt/shared/store';
import { gamificationTable, type Item } from '@reflekt/shared/tables';
import * as v from 'valibot';
import type { Contribution } from '../domain/contribution.ts';
import { dateOf, dayOf } from '../domain/days.ts';
import { ENTRY_REASONS, type LedgerLine, LedgerReason } from '../domain/ledger-reason.ts';
import { Profile, ProfileBeforeQuiet, withoutQuiet } from '../domain/profile.ts';
import type { CalendarDay, CalendarYear, Milestone } from '../domain/streak-calendar.ts';

const whole = v.pipe(v.number(), v.integer());

const live = {
  entry_date: LocalDate,
  word_count: whole,
  positive_mood: v.boolean(),
  prompted: v.boolean(),
  imported: v.boolean(),
};
const net = v.object(v.entriesFromList(ENTRY_REASONS, v.exactOptional(whole)));

/** An entry's contribution as stored. */
export const StoredContribution = defineStoredSchema(
  gamificationTable,
  'contribution',
  v.object({
    version: whole,
    insight_requested: v.boolean(),
    supported: v.boolean(),
    live: v.nullable(v.object(live)),
    net,
  }),
).upgrade(
  v.object({
    version: whole,
    insight_requested: v.boolean(),
    quiet: v.boolean(),
    live: v.nullable(v.object({ ...live, skipped: v.nullable(LocalDate) })),
    gone: v.nullable(LocalDate),
    net,
  }),
  // The dates and totals counted it as an entry that is not quiet, and a request for its insight not at all.
  ({ supported, insight_requested, live, ...members }) => ({
    ...members,
    insight_requested: insight_requested && !supported,
    quiet: false,
    live: live && { ...live, skipped: null },
    gone: null,
  }),
);

const dateOrNull = (day: number | null) => (day === null ? null : dateOf(day));
const dayOrNull = (date: string | null) => (date === null ? null : dayOf(date));

/** The item of a contribution, without its key. */
export function contributionItem(contribution: Contribution): Item {
  const { version, insightRequested, quiet, live, gone, net } = contribution;
  return {
    version,
    insight_requested: insightRequested,
    quiet,
    live: live && {
      entry_date: dateOf(live.day),
      word_count: live.words,
      positive_mood: live.positiveMood,
      prompted: live.prompted,
      imported: live.imported,
      skipped: dateOrNull(live.skipped),
    },
    gone: dateOrNull(gone),
    net,
  };
}

/**
 * Parses a contribution.
 * @throws DomainError `defect` for one that cannot be read, because points counted from it would be wrong permanently
 */
export function parseContribution(item: Item): Contribution {
  const { version, insight_requested, quiet, live, gone, net } = StoredContribution.require(item);
  return {
    version,
    insightRequested: insight_requested,
    quiet,
    live: live && {
      day: dayOf(live.entry_date),
      words: live.word_count,
      positiveMood: live.positive_mood,
      prompted: live.prompted,
      imported: live.imported,
      skipped: dayOrNull(live.skipped),
    },
    gone: dayOrNull(gone),
    net,
  };
}

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

/** The lines that one change added to the ledger, oldest first. The reason of a line is stored as `cause`. */
export const StoredLedgerPart = defineStoredSchema(
  gamificationTable,
  'ledger-part',
  v.object({
    created_at: Instant,
    lines: v.array(v.object({ id: Ulid, amount: whole, cause: LedgerReason })),
  }),
);

/** A ledger line as written. */
export interface WrittenLine extends LedgerLine {
  id: string;
  createdAt: string;
}

/** A new line in its stored form. */
export const encodeLine = (id: string, { reason, amount }: LedgerLine) => ({
  id,
  amount,
  cause: reason,
});

/** The lines of an item of the ledger, oldest first. */
export function parseLedgerPart(item: Item): WrittenLine[] | Unreadable {
  const part = StoredLedgerPart.parse(item);
  if (part === UNREADABLE) return UNREADABLE;
  return part.lines.map(({ id, amount, cause }) => ({
    id,
    amount,
    reason: cause,
    createdAt: part.created_at,
  }));
}

/** The profile as stored. */
export const StoredProfile = defineStoredSchema(
  gamificationTable,
  'profile',
  ProfileBeforeQuiet,
).upgrade(Profile, withoutQuiet);
