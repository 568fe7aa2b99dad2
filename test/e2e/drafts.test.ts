import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { type Entry, MOODS, NOBODYS_ID, type Problem } from '../support/contract.ts';
import { newUser } from '../support/shared-cloud.ts';

let me: Client;
let kept: Entry;

beforeAll(async () => {
  me = newUser();
  kept = (await me.post<Entry>('/entries', { title: 'kept', mood: 'happy' })).body;
});

/** Sends a draft as a creation and as a change; both must be refused at the same place. */
async function expectRefused(draft: string, pointer: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  for (const [method, path] of [
    ['POST', '/entries'],
    ['PUT', `/entries/${kept.id}`],
  ] as const) {
    const { status, body } = await me.send<Problem>(method, path, { raw: draft, headers });
    expect([method, status]).toEqual([method, 422]);
    expect(body.errors?.map((error) => error.pointer)).toContain(pointer);
  }
  expect((await me.get<Entry>(`/entries/${kept.id}`)).body).toEqual(kept);
}

/** Creates with a valid title besides, and gives the entry. */
async function accepted(draft: Record<string, unknown>): Promise<Entry> {
  const { status, body } = await me.post<Entry>('/entries', { title: 't', ...draft });
  expect([status, status === 201 ? '' : body]).toEqual([201, '']);
  return body;
}

const emoji = (count: number) => '🪶'.repeat(count);
const json = (draft: unknown) => JSON.stringify(draft);
const tags = (count: number) => Array.from({ length: count }, (_, i) => `tag ${i}`);

describe('limits count code points', () => {
  test.each([
    ['title', 'x'.repeat(200)],
    ['title', emoji(200)],
    ['content', 'x'.repeat(100_000)],
    ['content', emoji(51_200)], // 200 KiB of UTF-8 exactly
    ['location', emoji(200)],
    ['location', ''],
    ['tags', tags(50)],
    ['tags', [emoji(50)]],
    ['tags', [` ${'x'.repeat(50)}\t`]],
  ] as const)('at the limit of %s', async (member, value) => {
    const entry = await accepted({ [member]: value });
    const expected = member === 'tags' ? (value as string[]).map((tag) => tag.trim()) : value;
    expect(entry[member]).toEqual(expected);
  });

  test('50 different tags may be said in more words', async () => {
    expect((await accepted({ tags: [...tags(50), ...tags(50)] })).tags).toEqual(tags(50));
  });

  test.each([
    ['title', '/title', 'x'.repeat(201)],
    ['title', '/title', emoji(201)],
    ['content', '/content', 'x'.repeat(100_001)],
    ['content', '/content', emoji(51_201)],
    ['content', '/content', '\u20ac'.repeat(68_267)], // 204,801 bytes
    ['location', '/location', emoji(201)],
    ['tags', '/tags', tags(51)],
    ['tags', '/tags/1', ['x', 'x'.repeat(51)]],
    ['tags', '/tags/0', ['']],
    ['tags', '/tags/0', [' \n']],
  ] as const)('one over the limit of %s', async (member, pointer, value) => {
    await expectRefused(json({ [member]: value }), pointer);
  });
});

describe('wrong types and values', () => {
  test.each([
    ['{"title":null}', '/title'],
    ['{"title":7}', '/title'],
    ['{"title":["x"]}', '/title'],
    ['{"content":null}', '/content'],
    ['{"content":{}}', '/content'],
    ['{"tags":null}', '/tags'],
    ['{"tags":"a,b"}', '/tags'],
    ['{"tags":[1]}', '/tags/0'],
    ['{"tags":["ok",null]}', '/tags/1'],
    ['{"mood":5}', '/mood'],
    ['{"mood":"x","mood_score":"5"}', '/mood_score'],
    ['{"mood_score":0}', '/mood_score'],
    ['{"mood_score":6}', '/mood_score'],
    ['{"mood_score":2.5}', '/mood_score'],
    ['{"mood_score":1e999}', '/mood_score'],
    ['{"mood_score":true}', '/mood_score'],
    ['{"location":1}', '/location'],
    ['{"coordinates":[1,2]}', '/coordinates/latitude'],
    ['{"coordinates":"1,2"}', '/coordinates'],
    ['{"coordinates":{"latitude":1}}', '/coordinates/longitude'],
    ['{"coordinates":{"latitude":90.001,"longitude":0}}', '/coordinates/latitude'],
    ['{"coordinates":{"latitude":0,"longitude":-180.5}}', '/coordinates/longitude'],
    ['{"coordinates":{"latitude":1e999,"longitude":0}}', '/coordinates/latitude'],
    ['{"coordinates":{"latitude":"1","longitude":0}}', '/coordinates/latitude'],
    ['{"category_id":"x"}', '/category_id'],
    [`{"category_id":"${NOBODYS_ID}"}`, '/category_id'],
    ['{"created_at":null}', '/created_at'],
    ['{"created_at":1700000000000}', '/created_at'],
    ['{"time_zone":null}', '/time_zone'],
    ['{"favorite":null}', '/favorite'],
    ['{"favorite":"true"}', '/favorite'],
    ['{"favorite":1}', '/favorite'],
    ['{"prompt_id":"x"}', '/prompt_id'],
    ['{"prompt_id":5}', '/prompt_id'],
    ['null', ''],
    ['[]', ''],
    ['"text"', ''],
    ['7', ''],
  ])('%s is refused at %j', async (draft, pointer) => {
    // A title besides, so that the one fault is the one named.
    const whole =
      draft.startsWith('{') && !draft.includes('"title"')
        ? `{"title":"t",${draft.slice(1)}`
        : draft;
    await expectRefused(whole, pointer);
  });

  test.each(['title', 'content', 'location', 'mood'])(
    'NUL and lone surrogates in %s',
    async (member) => {
      for (const text of ['a\\u0000b', '\\ud800', 'x\\udc00', '\\ude00\\ud83d']) {
        await expectRefused(
          `{"title":"t","mood_score":3,"${member}":"${text}"}`.replace(
            /"title":"t",(?=.*"title")/,
            '',
          ),
          `/${member}`,
        );
      }
    },
  );

  test('NUL and lone surrogates in a tag', async () => {
    await expectRefused('{"title":"t","tags":["fine","a\\u0000"]}', '/tags/1');
    await expectRefused('{"title":"t","tags":["\\ud83d"]}', '/tags/0');
  });

  test('every fault is named, not only the first', async () => {
    const { body } = await me.post<Problem>('/entries', {
      title: 1,
      mood_score: 9,
      favorite: 'no',
    });
    expect(body.errors?.map((error) => error.pointer).sort()).toEqual([
      '/favorite',
      '/mood_score',
      '/title',
    ]);
  });
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
    expect((await me.send('POST', '/entries', { raw, headers })).status).toBe(422);
  });

  test.each([{ title: 'x' }, { content: 'x' }, { mood: 'sad' }, { title: ' ' }])(
    '%j alone is enough',
    async (draft) => {
      expect((await me.post<Entry>('/entries', draft)).body).toMatchObject(draft);
    },
  );

  test('null empties what may be empty', async () => {
    const full = await accepted({
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
    const { body } = await me.put<Entry>(`/entries/${full.id}`, empty);
    expect(body).toMatchObject(empty);
  });
});

describe('moods', () => {
  test.each(Object.entries(MOODS))('%s has the score %i', async (mood, mood_score) => {
    expect(await accepted({ mood })).toMatchObject({ mood, mood_score });
  });

  test('a score that is given wins over the label', async () => {
    expect(await accepted({ mood: 'happy', mood_score: 2 })).toMatchObject({
      mood: 'happy',
      mood_score: 2,
    });
  });

  test('other labels need a score, and have 1 to 30 characters', async () => {
    await expectRefused('{"title":"t","mood":"wistful"}', '/mood_score');
    await expectRefused('{"title":"t","mood":"constructor"}', '/mood_score');
    await expectRefused('{"title":"t","mood":"wistful","mood_score":null}', '/mood_score');
    await expectRefused(json({ mood: emoji(31), mood_score: 3 }), '/mood');
    expect((await accepted({ mood: emoji(30), mood_score: 3 })).mood).toBe(emoji(30));
  });

  test('an empty label is none', async () => {
    expect((await accepted({ mood: '' })).mood).toBeNull();
  });

  test('a score may stand without a label', async () => {
    expect(await accepted({ mood_score: 4 })).toMatchObject({ mood: null, mood_score: 4 });
  });

  test('a changed label brings its own score', async () => {
    const entry = await accepted({ mood: 'happy' });
    const change = async (draft: object) =>
      (await me.put<Entry>(`/entries/${entry.id}`, draft)).body;
    expect((await change({ mood: 'sad' })).mood_score).toBe(1);
    expect((await change({ mood_score: 2 })).mood_score).toBe(2);
    expect(await change({ mood: null })).toMatchObject({ mood: null, mood_score: null });
  });
});

describe('tags', () => {
  test('are trimmed, NFC, unique ignoring case, first spelling kept, in their order', async () => {
    const sent = ['  Café', 'walk', 'cafe\u0301', 'CAFÉ', 'Walk ', 'ЖИЗНЬ', 'жизнь', '東京'];
    expect((await accepted({ tags: sent })).tags).toEqual(['Café', 'walk', 'ЖИЗНЬ', '東京']);
  });
});

describe('numbers, read-only and unknown members', () => {
  test('an integer may be written 1.0 or 5e0', async () => {
    const headers = { 'content-type': 'application/json' };
    for (const [raw, score] of [
      ['4.0', 4],
      ['5e0', 5],
    ] as const) {
      const answer = await me.send<Entry>('POST', '/entries', {
        raw: `{"title":"t","mood":"happy","mood_score":${raw}}`,
        headers,
      });
      expect(answer.body.mood_score).toBe(score);
    }
  });

  test('read-only and unknown members are ignored, whatever they hold', async () => {
    const entry = await accepted({
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
    const { body } = await me.put<Entry>(`/entries/${entry.id}`, {
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
    const { body } = await me.send<Entry>('POST', '/entries', { raw, headers });
    expect(body).toMatchObject({ title: '', favorite: false, mood: null, content: 'c' });
  });

  test('coordinates of the poles and the date line', async () => {
    for (const coordinates of [
      { latitude: 90, longitude: 180 },
      { latitude: -90, longitude: -180 },
      { latitude: 0.000001, longitude: -0.1 },
    ]) {
      expect((await accepted({ coordinates })).coordinates).toEqual(coordinates);
    }
  });
});
