import type { TimePeriod } from '@reflekt/shared/entities';
import { type InputProblem, invalid } from '@reflekt/shared/errors';
import type { Digest, DigestList, SettingsRecord } from '@reflekt/shared/store';
import type { Owner } from '@reflekt/shared/tables';
import { addDays, type DateRange, localToday } from '@reflekt/shared/time';
import { withoutAnalysis } from '../domain/days.ts';
import { closePeriod, type Period, periodOf, type RangeRequest } from '../domain/range.ts';
import type { Deps } from './deps.ts';

/** The owner's settings and local date, by which periods are counted. */
export interface OwnersDay {
  settings: SettingsRecord;
  today: string;
}

/** A period with its digests. */
export interface PeriodView {
  /** The members of the answer that name the period. */
  period: { time_period: Period['name']; from_date: string; to_date: string };
  range: DateRange;
  digests: readonly Digest[];
  /** Present when some digests could not be read. */
  unreadable: { unreadable?: number };
}

/** Reads the owner's settings and local date: in the zone of the settings, else of the newest entry. */
export async function readOwnersDay(deps: Deps, owner: Owner): Promise<OwnersDay> {
  const settings = await deps.settings(owner);
  const zone = settings.time_zone ?? (await deps.entries.newestZone(owner));
  return { settings, today: localToday(deps.now(), zone) };
}

/**
 * The period that a request asks for.
 * @param locate the place of a member in the request
 * @throws DomainError `invalid` for one that ends before it begins
 */
export function requestedPeriod(
  request: RangeRequest,
  fallback: TimePeriod,
  { settings, today }: OwnersDay,
  locate: (member: string) => InputProblem['at'],
): Period {
  const period = periodOf(request, fallback, today, settings.week_starts_on);
  if (period.from > period.to) {
    throw invalid({ at: locate('to_date'), detail: 'must not be before from_date' });
  }
  return period;
}

/** A period with the digests that were read of it. */
export function viewOf(
  period: Period,
  { digests, unreadable }: DigestList,
  { settings, today }: OwnersDay,
): PeriodView {
  const shown = settings.ai_consent === 'none' ? withoutAnalysis(digests) : digests;
  const within = shown.filter(({ entry_date }) => entry_date >= period.from);
  const range = closePeriod(period, within, today);
  return {
    period: { time_period: period.name, from_date: range.from, to_date: range.to },
    range,
    digests: shown,
    unreadable: unreadable > 0 ? { unreadable } : {},
  };
}

/**
 * Reads a period that a request asks for.
 * @param options.daysBefore days before the period whose digests are read too
 */
export async function readPeriod(
  deps: Deps,
  owner: Owner,
  request: RangeRequest,
  options: { fallback: TimePeriod; daysBefore?: number },
): Promise<PeriodView & OwnersDay> {
  const day = await readOwnersDay(deps, owner);
  const period = requestedPeriod(request, options.fallback, day, (parameter) => ({ parameter }));
  const from = addDays(period.from, -(options.daysBefore ?? 0));
  const list = await deps.digests.between(owner, from, period.to);
  return { ...viewOf(period, list, day), ...day };
}
