import { Instant, LocalDate, Ulid } from '@reflekt/shared/entities';
import { defineStoredSchema, UNREADABLE, type Unreadable } from '@reflekt/shared/store';
import { dateOf, dayOf } from '@reflekt/shared/streaks';
import { gamificationTable, type Item } from '@reflekt/shared/tables';
import * as v from 'valibot';
import type { Contribution } from '../domain/contribution.ts';
import { ENTRY_REASONS, type LedgerLine, LedgerReason } from '../domain/ledger-reason.ts';

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
