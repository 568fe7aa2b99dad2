import { describe, expect, test } from '@jest/globals';
import { DEFAULT_SETTINGS } from '@reflekt/shared/entities';
import { settingsStream } from './settings.ts';

const settings = (members: Record<string, unknown> = {}) => ({
  ...DEFAULT_SETTINGS,
  tenant_id: 'default',
  user_id: 'auth0=7Cann',
  owner: 'default#auth0=7Cann',
  writer_id: 'auth0|ann',
  request_id: 'r-1',
  privacy_level: 'canary-words',
  rest_days: [],
  version: 1,
  updated_at: '2026-11-24T10:00:00.000Z',
  ...members,
});

const published = (before: Record<string, unknown> | undefined, after: Record<string, unknown>) => {
  const events = settingsStream.map({ before, after, expired: false });
  expect(JSON.stringify(events.map(({ detail }) => detail))).not.toContain('canary-words');
  return events.map(({ definition, detail }) => ({ name: definition.name, ...detail }));
};

describe('a change of the Settings table', () => {
  test('names the changed members and the owner', () => {
    const changed = ['privacy_level', 'streak_rest_days'];
    const after = settings({ version: 2, changed });
    expect(published(settings(), after)).toEqual([
      {
        name: 'SettingsChanged',
        event_version: 1,
        event_id: expect.stringMatching(/^[\w-]{12}:2:SettingsChanged$/),
        occurred_at: '2026-11-24T10:00:00.000Z',
        request_id: 'r-1',
        tenant_id: 'default',
        user_id: 'auth0|ann',
        settings_version: 2,
        changed,
      },
    ]);
  });

  test('with a wish to redate asks for that too, once, and again whenever it is republished', () => {
    const wished = settings({ version: 2, redate_version: 2 });
    const request = { name: 'EntryRedatingRequested', settings_version: 2, user_id: 'auth0|ann' };
    expect(published(settings(), wished)).toMatchObject([{ name: 'SettingsChanged' }, request]);
    const later = settings({ version: 3, redate_version: 2 });
    expect(published(wished, later)).toMatchObject([{ settings_version: 3 }]);
    expect(published(undefined, later)).toMatchObject([
      { settings_version: 3 },
      { ...request, event_id: expect.stringMatching(/:2:EntryRedatingRequested$/) },
    ]);
  });

  test('makes one event', () => {
    expect(published(settings(), settings())).toEqual([]);
    expect(published(undefined, settings())).toMatchObject([{ settings_version: 1 }]);
  });

  test('is refused without quoting it where the item does not match', () => {
    expect(() => published(undefined, settings({ version: 'canary-words' }))).toThrow(
      /^settings does not/,
    );
  });
});
