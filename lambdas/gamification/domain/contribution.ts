import { type Entry, POINTS, POSITIVE_MOOD } from '@reflekt/shared/entities';
import type { EntryRecord } from '@reflekt/shared/store';
import { type DayNumber, dayOf } from './days.ts';
import { ENTRY_REASONS, type EntryReason, type Line } from './ledger-reason.ts';

/** What counts of an entry that is not in the trash. */
export interface LiveEntry {
  day: DayNumber;
  words: number;
  positiveMood: boolean;
  prompted: boolean;
  /** Imported entries count, but give no points of their own. */
  imported: boolean;
}

/** What an entry counts for: nothing when it is in the trash or gone, but its version stays. */
export interface Contribution {
  /** The entry's version that this was made of. */
  version: number;
  /** Whether an insight was ever asked for; never taken back, and counts only while the entry is live. */
  insightRequested: boolean;
  /** Whether its insight offers support: an entry that asks for help is no event of the game. */
  supported: boolean;
  live: LiveEntry | null;
  /** The net amounts written so far for the entry's causes. */
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

/** Whether the request for an entry's insight counts. */
export const countsInsight = (of: Pick<Contribution, 'insightRequested' | 'supported'>): boolean =>
  of.insightRequested && !of.supported;

/** What is due for the entry itself; causes with nothing due are left out. */
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
 * The contribution that an entry's state demands. A state older than what was applied changes nothing: it
 * can only come from a reader that was slower than a later change.
 * @param asked whether an insight was ever asked for, and whether the one there is offers support
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

/** Lines that bring an entry's causes from what they were to what they are to be. */
export function entryLines(
  entryId: string,
  before: Contribution | undefined,
  after: Contribution,
): Line[] {
  return ENTRY_REASONS.flatMap((kind) => {
    const amount = (after.net[kind] ?? 0) - (before?.net[kind] ?? 0);
    return amount === 0 ? [] : [{ cause: { kind, entry_id: entryId }, amount }];
  });
}
