import { type Entry, POINTS, POSITIVE_MOOD } from '@reflekt/shared/entities';
import type { EntryRecord } from '@reflekt/shared/store';
import { type DayNumber, dayOf } from '@reflekt/shared/streaks';
import { ENTRY_REASONS, type EntryReason, type LedgerLine } from './ledger-reason.ts';
import { skippedDateNear } from './skipped-dates.ts';

/** The members of a live entry that count in the game. */
export interface LiveEntry {
  day: DayNumber;
  words: number;
  positiveMood: boolean;
  prompted: boolean;
  /** Imported entries count for totals, and give no points of their own. */
  imported: boolean;
  /** A date near the entry's own that its zone skipped, so that it was no missed date; null without one. */
  skipped: DayNumber | null;
}

/** The part of an entry in the game. In the trash or permanently deleted it is nothing but a version. */
export interface Contribution {
  /** The version of the entry that this was made from. */
  version: number;
  /** True once an insight was requested, for ever. It only counts while the entry is live. */
  insightRequested: boolean;
  /** True for an entry that might ask for help (`isQuiet`). Its amounts do not move. */
  quiet: boolean;
  live: LiveEntry | null;
  /** The date that a quiet entry had when it left the diary. What was given for this date stays. */
  gone: DayNumber | null;
  /** The net amounts written so far, by reason. */
  net: Readonly<Partial<Record<EntryReason, number>>>;
}

const liveOf = (entry: Entry): LiveEntry => ({
  day: dayOf(entry.entry_date),
  words: entry.word_count,
  positiveMood: entry.mood_score !== null && entry.mood_score >= POSITIVE_MOOD,
  prompted: entry.prompt_id !== null,
  imported: entry.source !== null,
  skipped: skippedDateNear(dayOf(entry.entry_date), entry.time_zone),
});

const wordBonus = (words: number): number =>
  POINTS.words.find(({ from }) => words >= from)?.points ?? 0;

/** The amounts that are due for the entry itself. Reasons with nothing due are left out. */
function due({ live, insightRequested }: Omit<Contribution, 'net'>): Contribution['net'] {
  if (!live || live.imported) return {};
  const bonus = wordBonus(live.words);
  return {
    entry_created: POINTS.entry,
    ...(bonus > 0 ? { entry_word_bonus: bonus } : {}),
    ...(insightRequested ? { ai_insights: POINTS.insight } : {}),
    ...(live.prompted ? { prompt_used: POINTS.prompt } : {}),
  };
}

/** The version of an entry or of its tombstone. */
export const versionOf = (record: EntryRecord): number =>
  record.kind === 'entry' ? record.entry.version : record.tombstone.version;

/**
 * The contribution of an entry's state. A state that is older than the applied one changes nothing.
 * @param record undefined for an entry whose tombstone has expired
 * @param asked the request for an insight, and the silence of the entry's text, which outlasts the text
 */
export function contributionOf(
  record: EntryRecord | undefined,
  applied: Contribution | undefined,
  asked: Pick<Contribution, 'insightRequested' | 'quiet'>,
): Contribution | undefined {
  const { insightRequested } = asked;
  const version = record && versionOf(record);
  if (version === undefined || (applied !== undefined && version < applied.version)) {
    return applied && nextAmounts({ ...applied, insightRequested }, applied);
  }
  const entry = record?.kind === 'entry' ? record.entry : undefined;
  const live = entry && entry.deleted_at === null ? liveOf(entry) : null;
  const quiet = live ? asked.quiet : asked.quiet || applied?.quiet === true;
  const gone = quiet && !live ? (applied?.live?.day ?? applied?.gone ?? null) : null;
  return nextAmounts({ version, insightRequested, quiet, live, gone }, applied);
}

/** A state with its amounts. Those of a quiet entry stay as they are: nothing is given, and nothing taken back. */
const nextAmounts = (
  next: Omit<Contribution, 'net'>,
  applied: Contribution | undefined,
): Contribution => ({ ...next, net: next.quiet ? (applied?.net ?? {}) : due(next) });

/** The ledger lines between two contributions of an entry. */
export function entryLines(
  entryId: string,
  before: Contribution | undefined,
  after: Contribution,
): LedgerLine[] {
  return ENTRY_REASONS.flatMap((kind) => {
    const amount = (after.net[kind] ?? 0) - (before?.net[kind] ?? 0);
    return amount === 0 ? [] : [{ reason: { kind, entry_id: entryId }, amount }];
  });
}
