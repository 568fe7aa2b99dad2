import { Instant, LocalDate, Ulid } from '@reflekt/shared/entities';
import { defineStoredSchema, UNREADABLE, type Unreadable } from '@reflekt/shared/store';
import { gamificationTable, type Item } from '@reflekt/shared/tables';
import * as v from 'valibot';
import type { Contribution } from '../domain/contribution.ts';
import { dateOf, dayOf } from '../domain/days.ts';
import { ENTRY_REASONS, type LedgerLine, LedgerReason } from '../domain/ledger-reason.ts';
import { Profile } from '../domain/profile.ts';
import type { CalendarYear, Milestone } from '../domain/streak-calendar.ts';

const whole = v.pipe(v.number(), v.integer());

/** An entry's contribution as stored. */
export const StoredContribution = defineStoredSchema(
  gamificationTable,
  'contribution',
  v.object({
    version: whole,
    insight_requested: v.boolean(),
    supported: v.boolean(),
    live: v.nullable(
      v.object({
        entry_date: LocalDate,
        word_count: whole,
        positive_mood: v.boolean(),
        prompted: v.boolean(),
        imported: v.boolean(),
      }),
    ),
    net: v.object(v.entriesFromList(ENTRY_REASONS, v.exactOptional(whole))),
  }),
);

/** The item of a contribution, without its key. */
export function contributionItem(contribution: Contribution): Item {
  const { version, insightRequested, supported, live, net } = contribution;
  return {
    version,
    insight_requested: insightRequested,
    supported,
    live: live && {
      entry_date: dateOf(live.day),
      word_count: live.words,
      positive_mood: live.positiveMood,
      prompted: live.prompted,
      imported: live.imported,
    },
    net,
  };
}

/**
 * Parses a contribution.
 * @throws DomainError `defect` for one that cannot be read, because points counted from it would be wrong permanently
 */
export function parseContribution(item: Item): Contribution {
  const { version, insight_requested, supported, live, net } = StoredContribution.require(item);
  return {
    version,
    insightRequested: insight_requested,
    supported,
    live: live && {
      day: dayOf(live.entry_date),
      words: live.word_count,
      positiveMood: live.positive_mood,
      prompted: live.prompted,
      imported: live.imported,
    },
    net,
  };
}

/**
 * A year is one item, so its members are short: 366 dates take about 8 KB. `days`, by month and day: number of live
 * entries, of those not imported, and the net amounts for the first entry and for the streak. `milestones`, by month
 * and day of the streak's start: length and net amount.
 */
export const StoredYear = defineStoredSchema(
  gamificationTable,
  'year',
  v.object({
    days: v.record(v.string(), v.tuple([whole, whole, whole, whole])),
    milestones: v.record(v.string(), v.array(v.tuple([whole, whole]))),
  }),
);

const MONTH_DAY = 5;

/** @returns undefined for an empty year */
export function yearItem(year: CalendarYear): Item | undefined {
  if (year.days.size === 0 && year.milestones.length === 0) return undefined;
  const monthDay = (day: number) => dateOf(day).slice(-MONTH_DAY);
  const days = [...year.days].map(([day, { entries, own, firstOfDay, streak }]) => [
    monthDay(day),
    [entries, own, firstOfDay, streak],
  ]);
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
      Object.entries(stored.days).map(([at, [entries, own, firstOfDay, streak]]) => [
        day(at),
        { entries, own, firstOfDay, streak },
      ]),
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
export const StoredProfile = defineStoredSchema(gamificationTable, 'profile', Profile);
