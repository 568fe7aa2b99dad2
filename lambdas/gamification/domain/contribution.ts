import { type Entry, POINTS, POSITIVE_MOOD } from '@reflekt/shared/entities';
import type { EntryRecord } from '@reflekt/shared/store';
import { type DayNumber, dayOf } from './days.ts';
import { ENTRY_REASONS, type EntryReason, type LedgerLine } from './ledger-reason.ts';

/** The members of a live entry that count in the game. */
export interface LiveEntry {
  day: DayNumber;
  words: number;
  positiveMood: boolean;
  prompted: boolean;
  /** Imported entries count for totals, and give no points of their own. */
  imported: boolean;
}

/** The part of an entry in the game. In the trash or permanently deleted it is nothing but a version. */
export interface Contribution {
  /** The version of the entry that this was made from. */
  version: number;
  /** True once an insight was requested, for ever. It only counts while the entry is live. */
  insightRequested: boolean;
  /** True where the entry's insight offers support. An entry that needs help is no part of the game. */
  supported: boolean;
  live: LiveEntry | null;
  /** The net amounts written so far, by reason. */
  net: Readonly<Partial<Record<EntryReason, number>>>;
}

const liveOf = (entry: Entry): LiveEntry => ({
  day: dayOf(entry.entry_date),
  words: entry.word_count,
  positiveMood: entry.mood_score !== null && entry.mood_score >= POSITIVE_MOOD,
  prompted: entry.prompt_id !== null,
  imported: entry.source !== null,
});

const wordBonus = (words: number): number =>
  POINTS.words.find(({ from }) => words >= from)?.points ?? 0;

/** True where the request for an entry's insight counts. */
export const isInsightCounted = (
  of: Pick<Contribution, 'insightRequested' | 'supported'>,
): boolean => of.insightRequested && !of.supported;

/** The amounts that are due for the entry itself. Reasons with nothing due are left out. */
function due(of: Omit<Contribution, 'net'>): Contribution['net'] {
  const { live } = of;
  if (!live || live.imported || of.supported) return {};
  const bonus = wordBonus(live.words);
  return {
    entry_created: POINTS.entry,
    ...(bonus > 0 ? { entry_word_bonus: bonus } : {}),
    ...(of.insightRequested ? { ai_insights: POINTS.insight } : {}),
    ...(live.prompted ? { prompt_used: POINTS.prompt } : {}),
  };
}

/**
 * The contribution of an entry's state. A state that is older than the applied one changes nothing, because only a
 * reader that was overtaken by a later change can have it.
 * @param asked the request for an insight, and the support in the present insight
 */
export function contributionOf(
  record: EntryRecord | undefined,
  applied: Contribution | undefined,
  asked: Pick<Contribution, 'insightRequested' | 'supported'>,
): Contribution | undefined {
  const version = record?.kind === 'entry' ? record.entry.version : record?.tombstone.version;
  const isOlder = version === undefined || (applied !== undefined && version < applied.version);
  if (isOlder && !applied) return undefined;
  const live =
    record?.kind === 'entry' && record.entry.deleted_at === null ? liveOf(record.entry) : null;
  const state = isOlder && applied ? applied : { version: version ?? 0, live };
  const next = { version: state.version, live: state.live, ...asked };
  return { ...next, net: due(next) };
}

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
