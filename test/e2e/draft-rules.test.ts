import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Entry, MOODS, NOBODYS_ID } from '../support/contract.ts';
import { DraftDesk, emoji } from '../support/drafts.ts';

let desk: DraftDesk;
beforeAll(async () => {
  desk = await DraftDesk.open();
});

describe('empty and null', () => {
  test.each([
    '{}',
    '{"title":""}',
    '{"title":"","content":"","mood":null}',
    '{"mood":""}',
    '{"tags":["x"],"mood_score":3}',
  ])('%s is no entry', async (raw) => {
    const headers = { 'content-type': 'application/json' };
    expect((await desk.me.send('POST', '/entries', { raw, headers })).status).toBe(422);
  });

  test.each([{ title: 'x' }, { content: 'x' }, { mood: 'sad' }, { title: ' ' }])(
    '%j alone is enough',
    async (draft) => {
      expect((await desk.me.post<Entry>('/entries', draft)).body).toMatchObject(draft);
    },
  );

  test('null empties what may be empty', async () => {
    const full = await desk.accepts({
      mood: 'happy',
      location: 'x',
      coordinates: { latitude: 1, longitude: 2 },
      prompt_id: NOBODYS_ID,
    });
    const empty = {
      mood: null,
      mood_score: null,
      location: null,
      coordinates: null,
      category_id: null,
      prompt_id: null,
    };
    const { body } = await desk.me.put<Entry>(`/entries/${full.id}`, empty);
    expect(body).toMatchObject(empty);
  });
});

describe('moods', () => {
  test.each(Object.entries(MOODS))('%s has the score %i', async (mood, mood_score) => {
    expect(await desk.accepts({ mood })).toMatchObject({ mood, mood_score });
  });

  test('a score that is given wins over the label', async () => {
    expect(await desk.accepts({ mood: 'happy', mood_score: 2 })).toMatchObject({
      mood: 'happy',
      mood_score: 2,
    });
  });

  test('other labels need a score, and have 1 to 30 characters', async () => {
    await desk.refuses('{"title":"t","mood":"wistful"}', '/mood_score');
    await desk.refuses('{"title":"t","mood":"constructor"}', '/mood_score');
    await desk.refuses('{"title":"t","mood":"wistful","mood_score":null}', '/mood_score');
    await desk.refuses(JSON.stringify({ mood: emoji(31), mood_score: 3 }), '/mood');
    expect((await desk.accepts({ mood: emoji(30), mood_score: 3 })).mood).toBe(emoji(30));
  });

  test('an empty label is none', async () => {
    expect((await desk.accepts({ mood: '' })).mood).toBeNull();
  });

  test('a score may stand without a label', async () => {
    expect(await desk.accepts({ mood_score: 4 })).toMatchObject({ mood: null, mood_score: 4 });
  });

  test('a changed label brings its own score', async () => {
    const entry = await desk.accepts({ mood: 'happy' });
    const change = async (draft: object) =>
      (await desk.me.put<Entry>(`/entries/${entry.id}`, draft)).body;
    expect((await change({ mood: 'sad' })).mood_score).toBe(1);
    expect((await change({ mood_score: 2 })).mood_score).toBe(2);
    expect(await change({ mood: null })).toMatchObject({ mood: null, mood_score: null });
  });
});

describe('tags', () => {
  test('are trimmed, NFC, unique ignoring case, first spelling kept, in their order', async () => {
    const sent = ['  Café', 'walk', 'cafe\u0301', 'CAFÉ', 'Walk ', 'ЖИЗНЬ', 'жизнь', '東京'];
    expect((await desk.accepts({ tags: sent })).tags).toEqual(['Café', 'walk', 'ЖИЗНЬ', '東京']);
  });
});

describe('numbers, read-only and unknown members', () => {
  test('an integer may be written 1.0 or 5e0', async () => {
    const headers = { 'content-type': 'application/json' };
    for (const [raw, score] of [
      ['4.0', 4],
      ['5e0', 5],
    ] as const) {
      const answer = await desk.me.send<Entry>('POST', '/entries', {
        raw: `{"title":"t","mood":"happy","mood_score":${raw}}`,
        headers,
      });
      expect(answer.body.mood_score).toBe(score);
    }
  });

  test('read-only and unknown members are ignored, whatever they hold', async () => {
    const entry = await desk.accepts({
      id: NOBODYS_ID,
      user_id: 'somebody else',
      version: 'seven',
      updated_at: 5,
      entry_date: '1999-01-01',
      word_count: -1,
      deleted_at: '2020-01-01T00:00:00Z',
      source: 'dayone',
      external_id: 'x',
      tenant_id: 'other',
      owner: 'x',
      kept: [],
      unknown: { deep: [1, 2] },
      __proto__: { title: 'y' },
    });
    expect(entry.id).not.toBe(NOBODYS_ID);
    expect(entry.user_id).not.toBe('somebody else');
    expect(entry).toMatchObject({
      version: 1,
      word_count: 0,
      deleted_at: null,
      source: null,
      external_id: null,
    });
    expect(entry.entry_date).toBe(entry.created_at.slice(0, 10));
    const { body } = await desk.me.put<Entry>(`/entries/${entry.id}`, {
      deleted_at: 'x',
      version: 3,
      source: 'y',
    });
    expect(body).toEqual(entry);
  });

  test('a member named __proto__ or constructor changes nothing', async () => {
    const headers = { 'content-type': 'application/json' };
    const raw =
      '{"__proto__":{"title":"x","favorite":true},"constructor":{"prototype":{"mood":"sad"}},"content":"c"}';
    const { body } = await desk.me.send<Entry>('POST', '/entries', { raw, headers });
    expect(body).toMatchObject({ title: '', favorite: false, mood: null, content: 'c' });
  });

  test('coordinates of the poles and the date line', async () => {
    for (const coordinates of [
      { latitude: 90, longitude: 180 },
      { latitude: -90, longitude: -180 },
      { latitude: 0.000001, longitude: -0.1 },
    ]) {
      expect((await desk.accepts({ coordinates })).coordinates).toEqual(coordinates);
    }
  });
});
