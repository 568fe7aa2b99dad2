import * as v from 'valibot';
import {
  AiConsent,
  DEFAULT_SETTINGS,
  Instant,
  PROMPT_CATEGORIES,
  RestDays,
  Settings,
  TimeZone,
  Version,
} from '../entities/index.ts';
import { type Owner, settingsKey, settingsTable } from '../tables/index.ts';
import type { Database } from './database.ts';
import { defineStoredSchema } from './stored-schema.ts';

/**
 * Settings as stored, with the weeks from which each number of rest days holds. Add a new setting here with a default,
 * or in a new version with an upcast.
 */
export const StoredSettings = defineStoredSchema(
  settingsTable,
  'settings',
  v.object({
    ...v.pick(Settings, [
      'theme',
      'date_format',
      'time_format',
      'privacy_level',
      'time_zone',
      'language',
      'week_starts_on',
      'streak_rest_days',
      'notification_preferences',
      'display_preferences',
      'version',
    ]).entries,
    ai_consent: AiConsent,
    prompt_categories: v.optional(v.array(v.picklist(PROMPT_CATEGORIES)), []),
    updated_at: v.nullable(Instant),
    rest_days: RestDays,
    /** The zone to whose days the owner last wished entries to move, and the version of the settings with that wish. */
    redate_zone: v.optional(v.nullable(TimeZone), null),
    redate_version: v.optional(v.nullable(Version), null),
  }),
);
/** Settings with the history of rest days and the last redating. */
export type SettingsRecord = Settings & {
  rest_days: RestDays;
  redate_zone: string | null;
  redate_version: number | null;
};

/** The settings of an owner who has stored none. */
export const UNSET_SETTINGS: SettingsRecord = {
  ...DEFAULT_SETTINGS,
  rest_days: [{ from_week: '0001-01-01', days: DEFAULT_SETTINGS.streak_rest_days }],
  redate_zone: null,
  redate_version: null,
};

/**
 * An owner's settings, read consistently; the defaults where none are stored.
 * @throws DomainError `defect` when the stored item cannot be read
 */
export async function readSettings(db: Database, owner: Owner): Promise<SettingsRecord> {
  const item = await db.get(settingsTable, settingsKey(owner));
  return item ? StoredSettings.require(item) : UNSET_SETTINGS;
}
