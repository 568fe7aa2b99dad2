import { describe, expect, test } from '@jest/globals';
import {
  ENTRY_MEMBERS,
  type Entry,
  INSTANT,
  NOBODYS_ID,
  type Problem,
  ULID,
} from '../support/contract.ts';
import { newUser } from '../support/shared-cloud.ts';

describe('POST /entries', () => {
  test('makes an entry of everything a client may say', async () => {
    const me = newUser();
    const draft = {
      title: 'A walk',
      content: 'Through the *old* town, twice.',
      tags: ['walk', 'town'],
      mood: 'happy',
      location: 'Bergen',
      coordinates: { latitude: 60.39, longitude: 5.32 },
      created_at: '2024-05-01T22:30:00+02:00',
      time_zone: 'Europe/Oslo',
      favorite: true,
      prompt_id: NOBODYS_ID,
    };
    const { status, body, headers } = await me.post<Entry>('/entries', draft);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...draft,
      mood_score: 5,
      created_at: '2024-05-01T20:30:00.000Z',
      entry_date: '2024-05-01',
      word_count: 5,
      category_id: null,
      source: null,
      external_id: null,
      deleted_at: null,
      version: 1,
    });
    expect(Object.keys(body).sort()).toEqual([...ENTRY_MEMBERS].sort());
    expect(body.id).toMatch(ULID);
    expect(body.updated_at).toMatch(INSTANT);
    expect(headers.location).toBe(`/entries/${body.id}`);
    expect(headers.etag).toBe('"1"');
  });

  test('fills in what is not said', async () => {
    const before = Date.now();
    const { body } = await newUser().post<Entry>('/entries', { title: 'only this' });
    expect(body).toMatchObject({
      content: '',
      tags: [],
      mood: null,
      mood_score: null,
      location: null,
      coordinates: null,
      time_zone: 'UTC',
      favorite: false,
      prompt_id: null,
      word_count: 0,
    });
    expect(Date.parse(body.created_at)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(body.created_at)).toBeLessThanOrEqual(Date.now());
    expect(body.entry_date).toBe(body.created_at.slice(0, 10));
  });

  test('gives ids that sort by time', async () => {
    const me = newUser();
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      ids.push((await me.post<Entry>('/entries', { title: `${i}` })).body.id);
      // A ULID orders by its millisecond.
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(ids).toEqual([...ids].sort());
  });
});

describe('GET /entries/{id}', () => {
  test('gives back what POST answered', async () => {
    const me = newUser();
    const made = await me.post<Entry>('/entries', { title: 'Kept', content: 'whole' });
    const read = await me.get<Entry>(`/entries/${made.body.id}`);
    expect(read.status).toBe(200);
    expect(read.body).toEqual(made.body);
    expect(read.headers.etag).toBe('"1"');
  });

  test.each([
    'x',
    '1',
    NOBODYS_ID,
    NOBODYS_ID.toLowerCase(),
    `${NOBODYS_ID}0`,
    '8ZZZZZZZZZZZZZZZZZZZZZZZZZ',
    'a%2Fb',
    '%23',
    'é'.repeat(26).replaceAll('é', '%C3%A9'),
  ])('answers 404 for the id %s', async (id) => {
    const { status, body } = await newUser().get<Problem>(`/entries/${id}`);
    expect(status).toBe(404);
    expect(body.type).toBe('not-found');
  });

  test('takes an id whose characters are percent-encoded', async () => {
    const me = newUser();
    const { body } = await me.post<Entry>('/entries', { title: 'here' });
    const encoded = [...body.id].map((c) => `%${c.charCodeAt(0).toString(16)}`).join('');
    expect((await me.get<Entry>(`/entries/${encoded}`)).body.id).toBe(body.id);
  });
});

describe('PUT /entries/{id}', () => {
  test('replaces members that are present and leaves the others', async () => {
    const me = newUser();
    const { body: made } = await me.post<Entry>('/entries', {
      title: 'First',
      content: 'one two three',
      tags: ['a'],
      mood: 'sad',
      location: 'here',
    });
    const { status, body, headers } = await me.put<Entry>(`/entries/${made.id}`, {
      content: 'four words are here',
      tags: ['b', 'c'],
      location: null,
    });
    expect(status).toBe(200);
    expect(headers.etag).toBe('"2"');
    expect(body).toEqual({
      ...made,
      content: 'four words are here',
      word_count: 4,
      tags: ['b', 'c'],
      location: null,
      version: 2,
      updated_at: body.updated_at,
    });
    expect(body.updated_at >= made.updated_at).toBe(true);
    expect((await me.get<Entry>(`/entries/${made.id}`)).body).toEqual(body);
  });

  test('adds no version when nothing changes, nor for {}', async () => {
    const me = newUser();
    const { body: made } = await me.post<Entry>('/entries', { title: 'Same', tags: ['x'] });
    for (const draft of [
      {},
      { title: 'Same' },
      { tags: [' x ', 'X'] },
      { id: NOBODYS_ID, version: 9 },
    ]) {
      const { status, body, headers } = await me.put<Entry>(`/entries/${made.id}`, draft);
      expect(status).toBe(200);
      expect(body).toEqual(made);
      expect(headers.etag).toBe('"1"');
    }
  });

  test('does not empty an entry', async () => {
    const me = newUser();
    const { body: made } = await me.post<Entry>('/entries', { title: 'T', mood: 'happy' });
    expect((await me.put<Entry>(`/entries/${made.id}`, { title: '' })).status).toBe(200);
    const { status } = await me.put<Problem>(`/entries/${made.id}`, { mood: null });
    expect(status).toBe(422);
    expect((await me.get<Entry>(`/entries/${made.id}`)).body.mood).toBe('happy');
  });
});

describe('If-Match', () => {
  const attempt = async (ifMatch: string, method: 'PUT' | 'DELETE' = 'PUT') => {
    const me = newUser();
    const { body: made } = await me.post<Entry>('/entries', { title: 'v1' });
    await me.put(`/entries/${made.id}`, { title: 'v2' });
    const answer = await me.send<Entry>(method, `/entries/${made.id}`, {
      headers: { 'if-match': ifMatch },
      ...(method === 'PUT' ? { json: { title: 'v3' } } : {}),
    });
    const query = 'trashed=true';
    const { body: now } = await me.get<Entry>(`/entries/${made.id}`, { query });
    return { status: answer.status, now };
  };

  test.each(['"2"', '*'])('%s lets a change through', async (tag) => {
    expect(await attempt(tag)).toMatchObject({ status: 200, now: { title: 'v3', version: 3 } });
    expect((await attempt(tag, 'DELETE')).now.deleted_at).not.toBeNull();
  });

  test.each(['"1"', '"3"', '"02"', '"2.0"', '"sometag"', '""'])(
    '%s is stale: 412, and nothing changes',
    async (tag) => {
      expect(await attempt(tag)).toMatchObject({ status: 412, now: { title: 'v2', version: 2 } });
      expect(await attempt(tag, 'DELETE')).toMatchObject({
        status: 412,
        now: { deleted_at: null },
      });
    },
  );

  test.each(['2', '"some tag"', 'W/"2"', '"1", "2"', '"2', '', 'x', '"2" '.repeat(2)])(
    '%j cannot be read: 400, and nothing changes',
    async (tag) => {
      expect(await attempt(tag)).toMatchObject({ status: 400, now: { version: 2 } });
      expect(await attempt(tag, 'DELETE')).toMatchObject({
        status: 400,
        now: { deleted_at: null },
      });
    },
  );

  test('of many writers with the same version one wins', async () => {
    const me = newUser();
    const { body: made } = await me.post<Entry>('/entries', { title: 'start' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        me.put<Entry>(
          `/entries/${made.id}`,
          { title: `writer ${i}` },
          { headers: { 'if-match': '"1"' } },
        ),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(9);
    const { body: now } = await me.get<Entry>(`/entries/${made.id}`);
    expect(now.version).toBe(2);
    expect(now.title).toBe(answers.find(({ status }) => status === 200)?.body.title);
  });

  test('without it, concurrent changes of different members are all kept', async () => {
    const me = newUser();
    const { body: made } = await me.post<Entry>('/entries', { title: 'start' });
    const changes = [
      { title: 'new' },
      { content: 'text' },
      { mood: 'happy' },
      { location: 'x' },
      { favorite: true },
    ];
    const answers = await Promise.all(changes.map((draft) => me.put(`/entries/${made.id}`, draft)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const { body: now } = await me.get<Entry>(`/entries/${made.id}`);
    expect(now).toMatchObject({ ...Object.assign({}, ...changes), version: 6 });
  });
});
