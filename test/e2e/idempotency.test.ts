import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { itemsOf } from '../support/collect.ts';
import type { Entry, Problem } from '../support/contract.ts';
import { newUser } from '../support/shared-cloud.ts';

function keyed() {
  const me = newUser();
  const key = randomUUID();
  const headers = { 'idempotency-key': key };
  return { me, post: (draft: object) => me.post<Entry & Problem>('/entries', draft, { headers }) };
}

describe('Idempotency-Key on POST /entries', () => {
  test('gives the first outcome again: status, id, Location', async () => {
    const { me, post } = keyed();
    const first = await post({ title: 'once', tags: ['a'] });
    for (let i = 0; i < 3; i++) {
      const again = await post({ title: 'once', tags: ['a'] });
      expect(again.status).toBe(201);
      expect(again.body).toEqual(first.body);
      expect(again.headers.location).toBe(first.headers.location);
    }
    expect(await itemsOf(me, '/entries')).toHaveLength(1);
  });

  test('answers with the entry as it is now', async () => {
    const { me, post } = keyed();
    const { body: made } = await post({ title: 'once' });
    await me.put(`/entries/${made.id}`, { title: 'changed' });
    const again = await post({ title: 'once' });
    expect(again.status).toBe(201);
    expect(again.body).toMatchObject({ id: made.id, title: 'changed', version: 2 });
    expect(again.headers.etag).toBe('"2"');
    await me.delete(`/entries/${made.id}`);
    expect((await post({ title: 'once' })).body).toMatchObject({ id: made.id, version: 3 });
  });

  test('answers 404 when the entry is gone, and makes no other', async () => {
    const { me, post } = keyed();
    const { body: made } = await post({ title: 'once' });
    await me.delete(`/entries/${made.id}`, { query: 'permanent=true' });
    expect((await post({ title: 'once' })).status).toBe(404);
    expect(await itemsOf(me, '/entries')).toEqual([]);
  });

  test('with another body is 422', async () => {
    const { me, post } = keyed();
    await post({ title: 'once' });
    const { status, body } = await post({ title: 'twice' });
    expect(status).toBe(422);
    expect(body.errors).toEqual([{ parameter: 'Idempotency-Key', detail: expect.any(String) }]);
    expect(await itemsOf(me, '/entries')).toHaveLength(1);
  });

  test('does not remember failed requests', async () => {
    const { me, post } = keyed();
    expect((await post({ title: 7 })).status).toBe(422);
    expect((await post({})).status).toBe(422);
    expect((await post({ title: 'at last' })).status).toBe(201);
    expect(await itemsOf(me, '/entries')).toHaveLength(1);
  });

  test('makes one entry of many requests at once', async () => {
    const { me, post } = keyed();
    const answers = await Promise.all(Array.from({ length: 12 }, () => post({ title: 'once' })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await itemsOf(me, '/entries')).toHaveLength(1);
  });

  test('of many different bodies at once lets one through', async () => {
    const { me, post } = keyed();
    const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => post({ title: `${i}` })));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 422, 422, 422, 422, 422]);
    expect(await itemsOf(me, '/entries')).toHaveLength(1);
  });

  test('of two users is two keys', async () => {
    const headers = { 'idempotency-key': 'the-same' };
    const [one, other] = [newUser(), newUser()];
    const first = await one.post<Entry>('/entries', { title: 'mine' }, { headers });
    const second = await other.post<Entry>('/entries', { title: 'yours' }, { headers });
    expect(second.status).toBe(201);
    expect(second.body.id).not.toBe(first.body.id);
  });

  test.each(['x', '!~', 'k'.repeat(128), '#|@/"'])('%j is a key', async (key) => {
    const me = newUser();
    const headers = { 'idempotency-key': key };
    const first = await me.post<Entry>('/entries', { title: 'once' }, { headers });
    const second = await me.post<Entry>('/entries', { title: 'once' }, { headers });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).toBe(first.body.id);
  });

  test.each(['', 'k'.repeat(129), 'two words', 'caf\u00e9', 'a\tb'])(
    '%j is none: 422',
    async (key) => {
      const me = newUser();
      const headers = { 'idempotency-key': key };
      const { status, body } = await me.post<Problem>('/entries', { title: 'x' }, { headers });
      expect(status).toBe(422);
      expect(body.errors?.[0]?.parameter).toBe('Idempotency-Key');
      expect(await itemsOf(me, '/entries')).toEqual([]);
    },
  );
});

describe('POST /entries without a key', () => {
  test('sent again is the same request', async () => {
    const me = newUser();
    const draft = { title: 'Once', content: 'The answer was lost.' };
    const first = await me.post<Entry>('/entries', draft);
    for (let i = 0; i < 3; i++) {
      const { status, body, headers } = await me.post<Entry>('/entries', draft);
      expect([status, body, headers.location]).toEqual([201, first.body, first.headers.location]);
    }
    expect(await itemsOf(me, '/entries')).toEqual([first.body]);
  });

  test('is another request with another body, and with the same words in another spelling of JSON is not', async () => {
    const me = newUser();
    const { body } = await me.post<Entry>('/entries', { title: 'a', content: 'b' });
    const respelled = await me.post<Entry>('/entries', undefined, {
      raw: '{ "content": "b", "title": "\\u0061" }',
      headers: { 'content-type': 'application/json' },
    });
    expect([respelled.status, respelled.body.id]).toEqual([201, body.id]);
    expect((await me.post<Entry>('/entries', { title: 'a', content: 'c' })).body.id).not.toBe(
      body.id,
    );
  });
});
