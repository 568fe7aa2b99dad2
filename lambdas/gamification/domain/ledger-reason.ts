import { ACHIEVEMENTS, LEVELS, type TransactionReason, Ulid } from '@reflekt/shared/entities';
import { parseLocalDate } from '@reflekt/shared/time';
import * as v from 'valibot';

/** The reason of an amount. The ledger lines of one reason add up to the net amount that is due now. */
export const LedgerReason = v.variant('kind', [
  v.object({ kind: v.literal('entry_created'), entry_id: Ulid }),
  v.object({ kind: v.literal('entry_word_bonus'), entry_id: Ulid }),
  v.object({ kind: v.literal('ai_insights'), entry_id: Ulid }),
  v.object({ kind: v.literal('prompt_used'), entry_id: Ulid }),
  v.object({ kind: v.literal('first_entry_of_day'), date: v.string() }),
  v.object({ kind: v.literal('streak_continued'), date: v.string() }),
  v.object({ kind: v.literal('streak_milestone'), start: v.string(), days: v.number() }),
  v.object({ kind: v.literal('achievement_unlocked'), achievement: v.string() }),
  v.object({ kind: v.literal('level_up'), level: v.number() }),
  v.object({ kind: v.literal('import') }),
]);
export type LedgerReason = v.InferOutput<typeof LedgerReason>;

/** Reasons that belong to one entry. */
export const ENTRY_REASONS = [
  'entry_created',
  'entry_word_bonus',
  'ai_insights',
  'prompt_used',
] as const;
/** A reason that belongs to one entry. */
export type EntryReason = (typeof ENTRY_REASONS)[number];

/** A ledger line before it is written. */
export interface LedgerLine {
  reason: LedgerReason;
  amount: number;
}

const dayFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' });

/** A date in words: "Tuesday 5 May 2026". */
const inWords = (date: string): string => dayFormat.format(parseLocalDate(date));

function describe(reason: LedgerReason): string {
  switch (reason.kind) {
    case 'entry_created':
      return 'Entry written';
    case 'entry_word_bonus':
      return 'Long entry';
    case 'ai_insights':
      return 'Insight asked for';
    case 'prompt_used':
      return 'Prompt answered';
    case 'first_entry_of_day':
      return `First entry of the day, ${inWords(reason.date)}`;
    case 'streak_continued':
      return `Streak continued, ${inWords(reason.date)}`;
    case 'streak_milestone':
      return `Streak of ${reason.days} days, from ${inWords(reason.start)}`;
    case 'achievement_unlocked':
      return `Achievement unlocked: ${ACHIEVEMENTS.find(({ id }) => id === reason.achievement)?.name ?? reason.achievement}`;
    case 'level_up':
      return `Level ${reason.level} reached: ${LEVELS.find(({ level }) => level === reason.level)?.title ?? ''}`;
    case 'import':
      return 'Imported entries count for totals, streaks and achievements, and give no points of their own';
  }
}

/** The reason and the sentence of a line as clients see them. */
export function explain({ reason, amount }: LedgerLine): {
  reason: TransactionReason;
  description: string;
} {
  const description = describe(reason);
  if (amount < 0) return { reason: 'reversal', description: `Taken back: ${description}` };
  return { reason: reason.kind === 'import' ? 'entry_created' : reason.kind, description };
}
