import { describe, expect, test } from '@jest/globals';
import type { Entry, Problem } from '../support/contract.ts';
import { eventually } from '../support/event-cloud.ts';
import { newUser, nobody } from '../support/shared-cloud.ts';

/** What the frontend that already exists sends and reads (marked F in the wire contract). */

type Shown = Record<string, unknown>;

describe('settings', () => {
  test('have the defaults that it shows', async () => {
    const { body } = await newUser().get('/settings');
    expect(body).toMatchObject({
      theme: 'system',
      dateFormat: 'MM/DD/YYYY',
      notificationPreferences: {
        emailNotifications: false,
        journalReminders: false,
        reminderTime: '20:00',
      },
      displayPreferences: {
        defaultView: 'list',
        entriesPerPage: 10,
        showWordCount: true,
        showInsights: true,
      },
      version: 0,
    });
  });

  test('are saved as it sends them: what GET gave, with some aliases changed and an empty time', async () => {
    const me = newUser();
    const { body: shown } = await me.get<Shown>('/settings');
    const changed = {
      ...shown,
      dateFormat: 'DD/MM/YYYY',
      notificationPreferences: {
        emailNotifications: true,
        journalReminders: true,
        reminderTime: '',
      },
    };
    const { status, body } = await me.put<Shown>('/settings', changed);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      date_format: 'DD/MM/YYYY',
      notification_preferences: {
        email_notifications: true,
        reminders_enabled: true,
        reminder_time: '20:00',
      },
      version: 1,
    });
    expect((await me.put('/settings', { ...body, theme: 'dark' })).status).toBe(200);
  });

  test('are not overwritten with its own defaults after a GET that failed', async () => {
    const me = newUser();
    await me.put('/settings', { theme: 'dark', date_format: 'YYYY-MM-DD' });
    const blind = { theme: 'system', dateFormat: 'MM/DD/YYYY', displayPreferences: {} };
    const { status, body } = await me.put<Problem>('/settings', blind);
    expect([status, body.type]).toEqual([412, 'stale']);
    expect((await me.get('/settings')).body).toMatchObject({
      theme: 'dark',
      date_format: 'YYYY-MM-DD',
      version: 1,
    });
    expect((await me.put('/settings', { theme: 'light' })).status).toBe(200);
  });
});

describe('insights', () => {
  test('have both spellings', async () => {
    const me = newUser();
    const draft = { content: 'I was so happy by the sea today.' };
    const { body: entry } = await me.post<Entry>('/entries', draft);
    const insight = await eventually('an insight', async () => {
      const { status, body } = await me.get<Shown>(`/entries/${entry.id}/insights`);
      return status === 200 ? body : undefined;
    });
    expect(insight.entry_id).toBe(entry.id);
    expect(insight).toMatchObject({
      entryId: insight.entry_id,
      sentimentScore: insight.sentiment_score,
      suggestedCategories: insight.suggested_categories,
      createdAt: insight.created_at,
    });
    await me.delete(`/entries/${entry.id}`);
    expect((await me.get(`/entries/${entry.id}/insights`)).status).toBe(404);
  });

  test('without an analysis are 404, of a type that says so, with the reason', async () => {
    const me = newUser();
    const { body: entry } = await me.post<Entry>('/entries', { mood: 'happy' });
    const problem = await eventually('the end of the analysis', async () => {
      const { status, body } = await me.get<Problem>(`/entries/${entry.id}/insights`);
      expect(status).toBe(404);
      return body.type === 'insight-pending' ? undefined : body;
    });
    expect(problem).toMatchObject({
      type: 'insight-skipped',
      detail: 'The entry has no text to analyse.',
    });
  });
});

test('HEAD /health answers the status of GET, without a body', async () => {
  const { status, text, headers } = await nobody.send('HEAD', '/health');
  expect([status, text]).toEqual([200, '']);
  expect(headers['content-type']).toBe('application/json');
});

describe('every limit has a sentence of its own in the detail, which is all that it shows', () => {
  test.each([
    [{ title: 'x'.repeat(201) }, 'title must have at most 200 characters.'],
    [{ content: 'x'.repeat(100_001) }, 'content must have at most 100000 characters.'],
    [{ content: '🪶'.repeat(60_000) }, 'content must have at most 204800 bytes of UTF-8.'],
    [
      { title: 't', tags: ['x'.repeat(51)] },
      'tags.0 must have 1 to 50 characters after trimming, and one that can be seen.',
    ],
    [
      { title: 't', tags: Array.from({ length: 51 }, (_, i) => `${i}`) },
      'tags must be at most 50 different tags.',
    ],
    [
      { title: 't', mood: 'wistful' },
      'mood_score is required with a mood label that has no score of its own.',
    ],
    [{ title: 't', mood: 'x'.repeat(31) }, 'mood must have at most 30 characters.'],
    [{ title: 't', mood_score: 6 }, 'mood_score must be a whole number from 1 to 5.'],
    [{ title: 't', location: 'x'.repeat(201) }, 'location must have at most 200 characters.'],
    [{ title: 't', time_zone: 'Mars/Olympus' }, 'time_zone must be an IANA time zone name.'],
    [
      { title: 't', created_at: '2999-01-01T00:00:00Z' },
      'created_at must not be more than a day ahead.',
    ],
    [{ title: '\0' }, 'title must not contain NUL or a lone surrogate.'],
    [{ title: 7 }, 'title must be a string.'],
    [{}, 'At least one of title, content and mood must be non-empty.'],
    [{ title: 7, favorite: 1 }, 'title must be a string. favorite must be true or false.'],
  ])('%#', async (draft, detail) => {
    const { status, body } = await newUser().post<Problem>('/entries', draft);
    expect([status, body.detail]).toEqual([422, detail]);
  });
});
