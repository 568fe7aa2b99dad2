import * as v from 'valibot';
import { WEEK_STARTS_ON } from '../time/index.ts';
import { PROMPT_CATEGORIES } from './prompt.ts';
import { documented, Instant, integer, LocalDate, TimeZone, text } from './scalars.ts';

const oneOf = <const Options extends readonly string[]>(...options: Options) =>
  v.picklist(options, `must be one of ${options.join(', ')}`);

const ClockTime = v.pipe(
  v.string(),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, HH:MM'),
  documented<string>({ type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }),
);

/** The consent to analysis: none, in our own code, or by the AI providers too. */
export const AiConsent = oneOf('none', 'local', 'external');
export type AiConsent = v.InferOutput<typeof AiConsent>;

const notificationPreferences = {
  email_notifications: v.boolean(),
  reminders_enabled: v.boolean(),
  reminder_time: ClockTime,
  browser_notifications: v.boolean(),
};
const displayPreferences = {
  default_view: oneOf('list', 'grid', 'calendar'),
  entries_per_page: integer(5, 100),
  show_word_count: v.boolean(),
  show_insights: v.boolean(),
};
const members = {
  theme: oneOf('light', 'dark', 'system'),
  date_format: oneOf('MM/DD/YYYY', 'DD/MM/YYYY', 'YYYY-MM-DD'),
  time_format: oneOf('12h', '24h'),
  privacy_level: text({ min: 1, max: 30 }),
  /** Null until the owner sets one. */
  time_zone: v.nullable(TimeZone),
  language: v.pipe(
    v.string(),
    v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}$/, 'must be a BCP 47 language tag'),
  ),
  week_starts_on: oneOf(...WEEK_STARTS_ON),
  ai_consent: AiConsent,
  /** The categories of the prompt of the day; empty for all. */
  prompt_categories: v.pipe(
    v.array(v.picklist(PROMPT_CATEGORIES, 'must be a category of prompts')),
    v.maxLength(PROMPT_CATEGORIES.length, 'must have each category once'),
    v.transform((categories) => [...new Set(categories)]),
  ),
  /** Missed days per week that do not break a streak. */
  streak_rest_days: integer(0, 2),
};

/** The settings of an owner. Version 0 is that of the defaults. */
export const Settings = v.object({
  ...members,
  notification_preferences: v.object(notificationPreferences),
  display_preferences: v.object(displayPreferences),
  updated_at: v.nullable(Instant),
  version: integer(0, Number.MAX_SAFE_INTEGER),
});
export type Settings = v.InferOutput<typeof Settings>;

/** The members that a client may write. Absent members stay, at every depth. */
export const SettingsDraft = v.partial(
  v.object({
    ...members,
    notification_preferences: v.partial(v.object(notificationPreferences)),
    display_preferences: v.partial(v.object(displayPreferences)),
    /** No setting but a wish: entries without a zone of their own are to move to the days of the time zone. */
    redate_entries: v.boolean(),
  }),
);
export type SettingsDraft = v.InferOutput<typeof SettingsDraft>;

/**
 * The number of rest days by the week (its Monday) from which it holds, oldest first. A changed setting holds from the
 * week of the change on, so past streaks stay the same.
 */
export const RestDays = v.array(v.object({ from_week: LocalDate, days: integer(0, 2) }));
export type RestDays = v.InferOutput<typeof RestDays>;

/** The settings of an owner who has never changed any. External analysis is never a default. */
export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  date_format: 'MM/DD/YYYY',
  time_format: '24h',
  privacy_level: 'private',
  time_zone: null,
  language: 'en',
  week_starts_on: 'monday',
  ai_consent: 'local',
  prompt_categories: [],
  streak_rest_days: 0,
  notification_preferences: {
    email_notifications: false,
    reminders_enabled: false,
    reminder_time: '20:00',
    browser_notifications: false,
  },
  display_preferences: {
    default_view: 'list',
    entries_per_page: 10,
    show_word_count: true,
    show_insights: true,
  },
  updated_at: null,
  version: 0,
};
