import * as v from 'valibot';
import { Settings } from '../entities/index.ts';
import { stale } from '../errors/index.ts';

/**
 * The existing frontend reads and writes camelCase aliases of some settings, and sends the snake_case members back with
 * their old values. Where a body has both, camelCase wins. When its GET failed, it shows defaults of its own, and would
 * save them over the owner's settings: its bodies must hold the `version` that only an answer to GET has. The aliases
 * exist in this file only.
 */
const ALIASES = {
  dateFormat: 'date_format',
  timeFormat: 'time_format',
  privacyLevel: 'privacy_level',
} as const;
const NESTED = {
  notificationPreferences: {
    member: 'notification_preferences',
    aliases: {
      emailNotifications: 'email_notifications',
      journalReminders: 'reminders_enabled',
      reminderTime: 'reminder_time',
      browserNotifications: 'browser_notifications',
    },
  },
  displayPreferences: {
    member: 'display_preferences',
    aliases: {
      defaultView: 'default_view',
      entriesPerPage: 'entries_per_page',
      showWordCount: 'show_word_count',
      showInsights: 'show_insights',
    },
  },
} as const;

type Members = Record<string, unknown>;
const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function renameMembers(from: Members, aliases: Readonly<Record<string, string>>): Members {
  const members: Members = {};
  for (const [camel, snake] of Object.entries(aliases)) {
    if (Object.hasOwn(from, camel)) members[snake] = from[camel];
  }
  return members;
}

/** The frontend sends an empty time for one that was not touched. */
const withoutEmptyTime = ({ reminder_time: time, ...others }: Members): Members =>
  time === '' || time === undefined ? others : { ...others, reminder_time: time };

/** @throws DomainError `stale` for a body with aliases that was not made from an answer to GET */
function requireVersion(body: Members): void {
  const hasAlias = [...Object.keys(ALIASES), ...Object.keys(NESTED)].some((alias) =>
    Object.hasOwn(body, alias),
  );
  if (hasAlias && !v.is(Settings.entries.version, body.version)) {
    throw stale('Settings in this spelling need the version that GET /settings gave.');
  }
}

/**
 * Converts a body of the frontend to the members of the schema. Other bodies stay as they are.
 * @throws DomainError `stale` for one without the version that GET gave
 */
export function fromFrontend(body: unknown): unknown {
  // A value that is no object is left for the schema to refuse, here and below.
  if (!isObject(body)) return body;
  requireVersion(body);
  const settings: Members = { ...body, ...renameMembers(body, ALIASES) };
  for (const [camel, { member, aliases }] of Object.entries(NESTED)) {
    const nested = body[camel];
    if (nested === undefined) continue;
    settings[member] = isObject(nested)
      ? {
          ...(isObject(body[member]) ? body[member] : {}),
          ...withoutEmptyTime(renameMembers(nested, aliases)),
        }
      : nested;
  }
  return settings;
}

const camelOf = (members: Members, aliases: Readonly<Record<string, string>>): Members =>
  Object.fromEntries(Object.entries(aliases).map(([camel, snake]) => [camel, members[snake]]));

/** Adds the camelCase aliases to settings. */
export function withFrontendAliases(answer: unknown): Members {
  const settings = v.parse(Settings, answer);
  const nested = Object.entries(NESTED).map(([camel, { member, aliases }]) => [
    camel,
    camelOf(settings[member], aliases),
  ]);
  return { ...settings, ...camelOf(settings, ALIASES), ...Object.fromEntries(nested) };
}

/** The frontend's spelling of settings, for `EndpointDefinition.compat`. */
export const frontendCompat = { read: fromFrontend, write: withFrontendAliases };
