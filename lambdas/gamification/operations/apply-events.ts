import { isDeepStrictEqual } from 'node:util';
import type { EventOf, FailedEvent } from '@reflekt/shared/consumer';
import type { RestDays } from '@reflekt/shared/entities';
import { defect, unavailable } from '@reflekt/shared/errors';
import {
  type EntryRecord,
  type InsightRecord,
  loadCalendarAround,
  type Profile,
  retryOnConflict,
  type SettingsRecord,
  UNREADABLE,
  type Unreadable,
} from '@reflekt/shared/store';
import {
  combineRestRules,
  createRestRule,
  firstDifference,
  mondayOf,
  StreakCalendar,
  yearOf,
} from '@reflekt/shared/streaks';
import type { Owner } from '@reflekt/shared/tables';
import { formatInstant } from '@reflekt/shared/time';
import { type Contribution, contributionOf, versionOf } from '../domain/contribution.ts';
import { createProfile } from '../domain/profile.ts';
import { isQuiet } from '../domain/quiet.ts';
import { type ContributionChange, recalculate, touchedDays } from '../domain/recalculate.ts';
import type { gamificationConsumer } from '../service.ts';
import type { GameStore } from '../store/index.ts';

/** An event of the consumer. */
export type GameEvent = EventOf<(typeof gamificationConsumer)['consumes'][number]>;

/** The dependencies of the consumer, for one batch. */
export interface ConsumerDeps {
  game: GameStore;
  /** The current states of several entries, read consistently. Absent entries are left out. */
  readEntries(owner: Owner, ids: readonly string[]): Promise<Map<string, EntryRecord | Unreadable>>;
  /** The current insights of several entries, read consistently. Entries without one are left out. */
  readInsights(
    owner: Owner,
    entryIds: readonly string[],
  ): Promise<Map<string, InsightRecord | Unreadable>>;
  settings(owner: Owner): Promise<Pick<SettingsRecord, 'rest_days' | 'ai_consent'>>;
  /** Server milliseconds since 1970. */
  now(): number;
  /** Milliseconds since 1970 after which nothing is tried again. */
  deadline: number;
}

/** The pending change of one entry: its version is at least this, and an insight may have been requested. */
interface PendingChange {
  entryId: string;
  version: number;
  insightRequested: boolean;
}

/**
 * Entries per transaction. A burst drains by the number of transactions, so this is large, but their years and lines
 * must mostly fit into DynamoDB's 100 items. A part that does not fit is halved.
 */
const ENTRIES_PER_WRITE = 50;

/**
 * After a write conflict the other writer is done, and ever longer delays would only let newcomers win. From this
 * attempt on, delays no longer grow.
 */
const LONGEST_DELAY_AT = 2;

function collectPendingChanges(events: readonly GameEvent[]): PendingChange[] {
  const pending = new Map<string, PendingChange>();
  for (const { name, detail } of events) {
    if (!('entry_id' in detail)) continue;
    const { entry_id: entryId, entry_version } = detail;
    const known = pending.get(entryId);
    pending.set(entryId, {
      entryId,
      version: Math.max(entry_version, known?.version ?? 0),
      insightRequested: name === 'AIInsightRequested' || known?.insightRequested === true,
    });
  }
  return [...pending.values()];
}

/**
 * Brings an owner's game up to date with the current entries of the events. Only the state of the entries counts, not
 * the events, so duplicates, reordering and replays end in the same state.
 * @returns the events whose entries are not yet readable at the version of the event
 */
export async function applyEvents(
  deps: ConsumerDeps,
  owner: Owner,
  events: readonly GameEvent[],
): Promise<FailedEvent<GameEvent>[]> {
  const pending = collectPendingChanges(events);
  const lagging = new Set<string>();
  // Changed settings change no entry, but the amounts of streaks can depend on them.
  if (pending.length === 0) await applyPart(deps, owner, [], new Map());
  for (let at = 0; at < pending.length; at += ENTRIES_PER_WRITE) {
    const part = pending.slice(at, at + ENTRIES_PER_WRITE);
    const entries = await deps.readEntries(
      owner,
      part.map(({ entryId }) => entryId),
    );
    for (const entryId of await applyPart(deps, owner, part, entries)) lagging.add(entryId);
  }
  const error = unavailable();
  return events
    .filter(({ detail }) => 'entry_id' in detail && lagging.has(detail.entry_id))
    .map((event) => ({ event, error }));
}

/**
 * Applies pending changes in one transaction, or in halves where they do not fit.
 * @param entries their states. They stay valid after a write conflict, because a newer state has an event of its own;
 * those that another delivery has overtaken are replaced
 * @returns the entries that are older than their pending change
 */
async function applyPart(
  deps: ConsumerDeps,
  owner: Owner,
  pending: readonly PendingChange[],
  entries: Map<string, EntryRecord | Unreadable>,
): Promise<string[]> {
  // Ends with the deadline at the latest, when the store's first read throws.
  const retries = { deadline: deps.deadline, attempts: Infinity, longestDelayAt: LONGEST_DELAY_AT };
  const lagging = await retryOnConflict(retries, () => attempt(deps, owner, pending, entries));
  if (lagging !== 'too-large') return lagging;
  const half = Math.ceil(pending.length / 2);
  const first = await applyPart(deps, owner, pending.slice(0, half), entries);
  const second = await applyPart(deps, owner, pending.slice(half), entries);
  return [...first, ...second];
}

/**
 * Applies pending changes once.
 * @returns the entries that are older than their pending change, or `too-large` where a transaction cannot hold the
 * changes
 * @throws WriteConflict when the owner's game changed in between
 */
async function attempt(
  deps: ConsumerDeps,
  owner: Owner,
  pending: readonly PendingChange[],
  entries: Map<string, EntryRecord | Unreadable>,
): Promise<string[] | 'too-large'> {
  // Must be the first read: the write is conditioned on the profile's revision, and so on all later reads.
  const stored = await deps.game.profile(owner);
  const ids = pending.map(({ entryId }) => entryId);
  const [applied, { rest_days: restDays, ai_consent: consent }] = await Promise.all([
    deps.game.contributions(owner, ids),
    deps.settings(owner),
  ]);
  await readOvertaken(deps, owner, entries, applied);
  const insights = separateUnreadable(await deps.readInsights(owner, ids));
  const changes: ContributionChange[] = [];
  const lagging: string[] = [];
  for (const { entryId, version, insightRequested } of pending) {
    const before = applied.get(entryId);
    const entry = entries.get(entryId);
    if (entry === UNREADABLE || insights.unreadable.has(entryId)) {
      // Without the insight the points would be wrong permanently.
      lagging.push(entryId);
      continue;
    }
    const after = contributionOf(entry, before, {
      insightRequested: insightRequested || before?.insightRequested === true,
      quiet: entry?.kind === 'entry' && isQuiet(entry.entry, insights.found.get(entryId), consent),
    });
    if (!after || after.version < version) lagging.push(entryId);
    else if (!isDeepStrictEqual(after, before)) changes.push({ entryId, before, after });
  }
  const now = formatInstant(deps.now());
  const profile = stored ?? createProfile(restDays, now);
  const isUnchanged = changes.length === 0 && isDeepStrictEqual(profile.rest_days, restDays);
  if (isUnchanged) return lagging;

  const calendar = new StreakCalendar();
  const restRule = createRestRule(restDays);
  const reach = combineRestRules(createRestRule(profile.rest_days), restRule);
  const moved = await daysOfChangedWeeks(deps, owner, calendar, profile, restDays);
  const days = await loadCalendarAround(
    deps.game,
    owner,
    calendar,
    [...touchedDays(changes), ...moved],
    reach,
  );
  const recalculated = recalculate(profile, calendar, { changes, days, restDays, restRule, now });
  const written = await deps.game.commit(owner, {
    before: stored,
    profile: { ...recalculated.profile, revision: profile.revision + 1 },
    contributions: new Map(changes.map(({ entryId, after }) => [entryId, after])),
    years: calendar.changedYears(),
    lines: recalculated.lines,
    insights: insightsToCheck(changes, insights.found),
  });
  if (written) return lagging;
  if (pending.length <= 1) throw defect('one entry changes more than a transaction takes');
  return 'too-large';
}

/** Reads the entries again of which another delivery has applied a newer state than was read here. */
async function readOvertaken(
  deps: ConsumerDeps,
  owner: Owner,
  entries: Map<string, EntryRecord | Unreadable>,
  applied: ReadonlyMap<string, Contribution>,
): Promise<void> {
  const overtaken = [...applied].flatMap(([id, { version }]) => {
    const record = entries.get(id);
    if (record === undefined || record === UNREADABLE) return [];
    return versionOf(record) < version ? [id] : [];
  });
  if (overtaken.length === 0) return;
  for (const [id, record] of await deps.readEntries(owner, overtaken)) entries.set(id, record);
}

/** Separates insights from those that are stored and cannot be read. */
function separateUnreadable(insights: ReadonlyMap<string, InsightRecord | Unreadable>) {
  const found = new Map<string, InsightRecord>();
  const unreadable = new Set<string>();
  for (const [entryId, record] of insights) {
    if (record === UNREADABLE) unreadable.add(entryId);
    else found.set(entryId, record);
  }
  return { found, unreadable };
}

/**
 * Versions of the insights whose support makes an entry quiet, to be checked by the write. A later insight without
 * support may already have been consumed, without any effect, and has no second event. The opposite needs no check: a
 * later insight with support changes the contribution, and so the revision.
 */
const insightsToCheck = (
  changes: readonly ContributionChange[],
  insights: ReadonlyMap<string, InsightRecord>,
): Map<string, number> =>
  new Map(
    changes.flatMap(({ entryId, after }) => {
      const insight = insights.get(entryId)?.insight;
      return after.quiet && after.live && insight?.support ? [[entryId, insight.version]] : [];
    }),
  );

/** Dates from the first week on whose rest days differ from those with which streaks were last counted. */
async function daysOfChangedWeeks(
  deps: ConsumerDeps,
  owner: Owner,
  calendar: StreakCalendar,
  profile: Profile,
  restDays: RestDays,
) {
  const week = firstDifference(profile.rest_days, restDays);
  const newest = week === undefined ? undefined : await deps.game.newestYear(owner);
  if (week === undefined || !newest) return [];
  const from = mondayOf(week);
  const years = [];
  for (let year = yearOf(from); year <= newest.number; year++) years.push(year);
  const stored = await deps.game.years(owner, years);
  for (const year of years) calendar.load(year, stored.get(year));
  return calendar.dates().filter((day) => day >= from);
}
