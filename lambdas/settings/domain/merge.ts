import { isDeepStrictEqual } from 'node:util';
import { givenMembers, type RestDays, type SettingsDraft } from '@reflekt/shared/entities';
import { invalidMember } from '@reflekt/shared/errors';
import type { SettingsRecord } from '@reflekt/shared/store';
import {
  DAY,
  formatInstant,
  formatLocalDate,
  localDate,
  parseLocalDate,
} from '@reflekt/shared/time';

/** The Monday of the week of an instant, in a zone. */
export function weekOf(instant: number, zone: string): string {
  const midnight = parseLocalDate(localDate(instant, zone) ?? '') ?? instant;
  const weekday = (new Date(midnight).getUTCDay() + 6) % 7;
  return formatLocalDate(midnight - weekday * DAY);
}

/** Adds a changed number of rest days, which holds from the week of the change on. */
export const addRestDays = (history: RestDays, week: string, days: number): RestDays => [
  ...history.filter(({ from_week }) => from_week < week),
  { from_week: week, days },
];

/**
 * The wish to redate entries after a change. The wish for a zone that they were moved to already is none, so that a
 * repeated request changes nothing.
 * @throws DomainError `invalid` without a time zone
 */
function redating(current: SettingsRecord, zone: string | null, version: number) {
  if (zone === null) throw invalidMember('/redate_entries', 'needs a time_zone');
  if (zone === current.time_zone && zone === current.redate_zone) return {};
  return { redate_zone: zone, redate_version: version };
}

/**
 * Applies a draft to settings, at every depth.
 * @returns undefined when nothing would change
 * @throws DomainError `invalid`
 */
export function mergeSettings(
  current: SettingsRecord,
  draft: SettingsDraft,
  now: number,
): SettingsRecord | undefined {
  const { redate_entries: redates, ...members } = draft;
  const version = current.version + 1;
  const settings = { ...current, ...givenMembers(members) };
  const merged: SettingsRecord = {
    ...settings,
    ...(redates ? redating(current, settings.time_zone, version) : {}),
    notification_preferences: {
      ...current.notification_preferences,
      ...givenMembers(draft.notification_preferences),
    },
    display_preferences: {
      ...current.display_preferences,
      ...givenMembers(draft.display_preferences),
    },
  };
  if (isDeepStrictEqual(merged, current)) return undefined;
  const { streak_rest_days: days } = merged;
  const rest_days =
    days === current.streak_rest_days
      ? current.rest_days
      : addRestDays(current.rest_days, weekOf(now, merged.time_zone ?? 'UTC'), days);
  return { ...merged, rest_days, version, updated_at: formatInstant(now) };
}
