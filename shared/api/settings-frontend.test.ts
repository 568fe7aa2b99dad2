import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { DEFAULT_SETTINGS } from '../entities/index.ts';
import { fromFrontend, withFrontendAliases } from './settings-frontend.ts';

test('a camelCase member wins over its old snake_case value in the same body', () => {
  const shown = withFrontendAliases(DEFAULT_SETTINGS);
  const body = {
    ...shown,
    dateFormat: 'DD/MM/YYYY',
    notificationPreferences: { journalReminders: true },
  };
  expect(fromFrontend(body)).toMatchObject({
    date_format: 'DD/MM/YYYY',
    notification_preferences: {
      ...DEFAULT_SETTINGS.notification_preferences,
      reminders_enabled: true,
    },
  });
});

test('a response has both spellings, with the same values', () => {
  expect(withFrontendAliases(DEFAULT_SETTINGS)).toMatchObject({
    date_format: 'MM/DD/YYYY',
    dateFormat: 'MM/DD/YYYY',
    notificationPreferences: { journalReminders: false, browserNotifications: false },
    displayPreferences: { entriesPerPage: 10 },
  });
});

test('a body in snake_case stays as it is', () => {
  const body = { theme: 'dark', display_preferences: { default_view: 'grid' } };
  expect(fromFrontend(body)).toEqual(body);
});

test('a value that is no object is left for the schema to refuse', () => {
  expect(fromFrontend({ displayPreferences: 7, version: 0 })).toMatchObject({
    display_preferences: 7,
  });
});

test('an empty time is one that was not touched', () => {
  const body = {
    version: 0,
    notificationPreferences: { reminderTime: '', journalReminders: true },
  };
  expect(fromFrontend(body)).toMatchObject({
    notification_preferences: { reminders_enabled: true },
  });
  const { notification_preferences: sent } = v.parse(
    v.object({ notification_preferences: v.record(v.string(), v.unknown()) }),
    fromFrontend(body),
  );
  expect(sent).not.toHaveProperty('reminder_time');
  const shown = { ...withFrontendAliases(DEFAULT_SETTINGS), ...body };
  expect(fromFrontend(shown)).toMatchObject({
    notification_preferences: { reminder_time: '20:00' },
  });
});

test.each([{}, { version: null }, { version: '3' }, { version: -1 }, { version: 1.5 }])(
  'a body with aliases and %j was not made from an answer, and is stale',
  (version) => {
    for (const alias of [
      { dateFormat: 'YYYY-MM-DD' },
      { privacyLevel: 'private' },
      { displayPreferences: {} },
      { notificationPreferences: 7 },
    ]) {
      const read = () => fromFrontend({ theme: 'dark', ...alias, ...version });
      expect(read).toThrow(/^stale/);
    }
    const plain = { theme: 'dark', ...version };
    expect(fromFrontend(plain)).toEqual(plain);
  },
);
