import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer, Client } from '../support/client.ts';
import { type Entry, NOBODYS_ID } from '../support/contract.ts';
import { clientOf, cloud, nobody } from '../support/shared-cloud.ts';
import { frontendToken } from '../support/tokens.ts';

/** Log files are written a moment after the answer. */
const PATIENCE = 10_000;

async function lineOf(requestId: string): Promise<Record<string, unknown> | undefined> {
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await sleep(50)) {
    const line = cloud
      .logLines()
      .find((one) => one.request_id === requestId && one.message === 'request');
    if (line) return line;
  }
  return undefined;
}

const idOf = (answer: Answer<unknown>) => String(answer.headers['x-request-id']);

describe('the log line of a request', () => {
  test('carries the id that the answer carries, and says what happened and to whom, but not who or what', async () => {
    const me = clientOf('log-line-user', 'log-tenant');
    const made = await me.post<Entry>('/entries', { title: 'x' });
    const line = await lineOf(idOf(made));
    expect(line).toMatchObject({
      level: 'info',
      service: 'entries',
      method: 'POST',
      route: '/entries',
      status: 201,
      bytes: Buffer.byteLength(made.text),
      tenant: 'log-tenant',
    });
    expect(line?.ms).toEqual(expect.any(Number));
    expect(line?.owner).toEqual(expect.any(String));
    expect(JSON.stringify(line)).not.toContain('log-line-user');

    const missing = await me.get(`/entries/${NOBODYS_ID}`);
    const refusal = await lineOf(idOf(missing));
    // The template, never the path.
    expect(refusal).toMatchObject({ route: '/entries/{id}', status: 404, error_code: 'not-found' });
    expect(refusal?.owner).toBe(line?.owner);
    expect(JSON.stringify(refusal)).not.toContain(NOBODYS_ID);
  });
});

describe('nothing that a writer wrote, and no secret, is in any log, event, queue or refusal', () => {
  /** Words that occur nowhere else, one for each place where a user can put something. */
  const canary = (place: string) => `Canary${place.replaceAll(/\W/g, '')}Zq7`;
  const word = /canary\w+zq7/gi;
  const refusals: string[] = [];
  let me: Client;
  let last = '';

  const refused = async (request: Promise<Answer<unknown>>) => {
    const answer = await request;
    last = idOf(answer);
    refusals.push(answer.text);
    expect(answer.status).toBeGreaterThanOrEqual(400);
  };

  beforeAll(async () => {
    me = clientOf(canary('user'));
    const draft = {
      title: canary('title'),
      content: `${canary('content')} `.repeat(100),
      tags: [canary('tag')],
      mood: canary('mood'),
      mood_score: 2,
      location: canary('location'),
      coordinates: { latitude: 12.3456789012, longitude: 98.7654321098 },
      [canary('member')]: canary('unknown'),
    };
    const headers = {
      'idempotency-key': canary('key'),
      'user-agent': canary('agent'),
      referer: canary('referer'),
      cookie: canary('cookie'),
    };
    const made = await me.post<Entry>('/entries', draft, { headers });
    expect(made.status).toBe(201);
    const path = `/entries/${made.body.id}`;
    const query = { tag: canary('tag'), mood: canary('mood'), unknown: canary('query') };
    expect((await me.get('/entries', { query })).status).toBe(200);
    await me.put(path, { title: canary('title2') });
    await me.delete(path);
    await me.post(`${path}/restore`);
    await me.get(`${path}/revisions`);
    await me.get('/entries/changes');
    await me.get('/entries/on-this-day');

    await refused(me.post('/entries', { ...draft, title: canary('title').repeat(50) }));
    await refused(
      me.post('/entries', { ...draft, time_zone: canary('zone'), created_at: canary('date') }),
    );
    await refused(
      me.post('/entries', { ...draft, tags: [{ [canary('taglike')]: 1 }], mood: [canary('list')] }),
    );
    await refused(me.post('/entries', { ...draft, mood_score: null }));
    await refused(me.post('/entries', { ...draft, title: 'other' }, { headers }));
    await refused(
      me.post('/entries', draft, { headers: { 'idempotency-key': `${canary('key')} x` } }),
    );
    const json = { 'content-type': 'application/json' };
    await refused(
      me.post('/entries', undefined, { raw: `{"title":"${canary('broken')}`, headers: json }),
    );
    await refused(
      me.post('/entries', undefined, {
        raw: canary('plain'),
        headers: { 'content-type': `text/${canary('type')}` },
      }),
    );
    await refused(me.put(path, { title: 'x' }, { headers: { 'if-match': canary('match') } }));
    await refused(
      me.put(path, { title: 'x' }, { headers: { 'if-match': `"${canary('match')}"` } }),
    );
    await refused(me.get(`/entries/${canary('path')}`));
    await refused(me.get(`/${canary('nowhere')}`));
    await refused(me.get(`/entries/${canary('encoding')}%zz`));
    await refused(me.get('/entries', { query: { cursor: canary('cursor') } }));
    await refused(
      me.get('/entries', { query: { limit: canary('limit'), from_date: canary('from') } }),
    );
    await refused(
      me.get('/entries', { query: { order: canary('order'), favorite: canary('favorite') } }),
    );
    await refused(me.get('/entries/on-this-day', { query: { date: canary('on') } }));
    const forged = frontendToken(canary('secret'), canary('forged'), 'default', {
      email: canary('mail'),
    });
    await refused(nobody.get('/entries', { headers: { authorization: `Bearer ${forged}` } }));
    await refused(
      nobody.get('/entries', { headers: { authorization: `Bearer ${canary('token')}.x.y` } }),
    );
    await refused(me.get(`/entries/${NOBODYS_ID}`));

    await me.delete(path, { query: 'permanent=true' });
    // When the newest request is in the log, all before it are.
    expect(await lineOf(last)).toBeDefined();
  });

  test('error bodies', () => {
    expect(refusals.join('\n').match(word)).toBeNull();
  });

  test('logs, and what the server printed', () => {
    const logs = cloud.logs();
    expect([...logs.keys()]).toEqual(
      expect.arrayContaining(['entries.log', 'authorizer.log', 'output']),
    );
    const found = [...logs].flatMap(([name, text]) =>
      (text.match(word) ?? []).map((hit) => `${name}: ${hit}`),
    );
    expect(found).toEqual([]);
    for (const [, text] of logs) {
      expect(text).not.toContain('12.3456789012');
      expect(text).not.toContain('98.7654321098');
      expect(text).not.toContain(cloud.signingKey());
      expect(text).not.toContain(me.authorization?.split('.').at(-1));
    }
  });

  test('events, queues and everything else that is kept outside the tables', async () => {
    // The writer's id is part of every event, by contract; what the writer wrote is not.
    const allowed = canary('user').toLowerCase();
    const places = new Map<string, string>();
    for (const tool of ['events', 'queues']) {
      const answer = await fetch(`${cloud.url}/_local/${tool}`);
      expect(answer.status).toBe(200);
      places.set(tool, await answer.text());
    }
    const kept = readdirSync(cloud.dataDir, { recursive: true, withFileTypes: true });
    for (const file of kept.filter(
      (one) => one.isFile() && !one.name.startsWith('dynamodb.sqlite'),
    )) {
      places.set(file.name, readFileSync(join(file.parentPath, file.name), 'latin1'));
    }
    const found = [...places].flatMap(([name, text]) =>
      (text.match(word) ?? [])
        .filter((hit) => hit.toLowerCase() !== allowed)
        .map((hit) => `${name}: ${hit}`),
    );
    expect(found).toEqual([]);
  });

  test('and the search does find such words where they are: in the database', () => {
    const files = readdirSync(cloud.dataDir).filter((name) => name.startsWith('dynamodb.sqlite'));
    const stored = files.map((name) => readFileSync(join(cloud.dataDir, name), 'latin1')).join('');
    expect(stored).toMatch(/CanaryuserZq7/);
  });
});
