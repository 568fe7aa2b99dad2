import { expect, test } from '@jest/globals';
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
    date_format: 'YYYY-MM-DD',
    dateFormat: 'YYYY-MM-DD',
    notificationPreferences: { journalReminders: false, browserNotifications: false },
    displayPreferences: { entriesPerPage: 20 },
  });
});

test('a body in snake_case stays as it is', () => {
  const body = { theme: 'dark', display_preferences: { default_view: 'grid' } };
  expect(fromFrontend(body)).toEqual(body);
});

test('a value that is no object is left for the schema to refuse', () => {
  expect(fromFrontend({ displayPreferences: 7 })).toMatchObject({ display_preferences: 7 });
});
