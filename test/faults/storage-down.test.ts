import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from '../support/client.ts';
import type { Entry, List } from '../support/contract.ts';
import { startTestEngine, type TestEngine } from '../support/engine.ts';
import { type Line, startLine } from '../support/line.ts';
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts';

interface Health {
  status: string;
  services: { name: string; status: string }[];
}
interface Problem {
  type: string;
  status: number;
}

/** Milliseconds for which an instance may answer health from memory. */
const HEALTH_KEPT = 5_000;

let engine: TestEngine;
let line: Line;
let cloud: LocalCloud;
beforeAll(async () => {
  engine = await startTestEngine();
  line = await startLine(new URL(engine.endpoint));
  cloud = await startLocalCloud({ DYNAMODB_ENDPOINT: line.endpoint });
}, 180_000);
afterAll(async () => {
  await cloud.stop();
  await line.close();
  await engine.close();
});

const client = () => new Client(() => cloud.url, `Bearer ${cloud.token('writer')}`);

async function healthUntil(status: number): Promise<Health> {
  const deadline = Date.now() + 2 * HEALTH_KEPT + 10_000;
  for (;;) {
    const answer = await client().get<Health>('/health');
    if (answer.status === status) return answer.body;
    if (Date.now() > deadline) throw new Error(`health never answered ${status}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

describe.each([
  ['refuses connections', 'refused'],
  ['takes connections and never answers', 'silent'],
] as const)('when storage %s', (_, state) => {
  test('requests end as 503 with Retry-After, health says so, and all recovers by itself', async () => {
    const writer = client();
    line.state = 'open';
    const before = await writer.post<Entry>('/entries', { title: 'before' });
    expect(before.status).toBe(201);
    await healthUntil(200);

    line.state = state;
    const path = `/entries/${before.body.id}`;
    const [answers, health] = await Promise.all([
      Promise.all([
        writer.post<Problem>('/entries', { title: 'during' }),
        writer.get<Problem>(path),
        writer.put<Problem>(path, { title: 'changed' }),
        writer.delete<Problem>(path),
        writer.get<Problem>('/entries'),
      ]),
      healthUntil(503),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(answer.headers['content-type']).toBe('application/problem+json');
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      expect(answer.body).toMatchObject({ type: 'unavailable', status: 503 });
    }
    expect(health.status).toBe('unhealthy');
    expect(health.services).toEqual([expect.objectContaining({ status: 'unhealthy' })]);

    line.state = 'open';
    const after = await writer.post<Entry>('/entries', { title: 'after' });
    expect(after.status).toBe(201);
    expect((await healthUntil(200)).status).toBe('healthy');
    expect((await writer.get<Entry>(path)).body).toEqual(before.body);
    const { body } = await writer.get<List<Entry>>('/entries');
    expect(body.items.map(({ title }) => title)).not.toContain('during');
  }, 120_000);
});

test('without storage, what needs none still answers', async () => {
  line.state = 'refused';
  const writer = client();
  expect((await writer.get('/openapi.json')).status).toBe(200);
  expect((await writer.get('/entries/no-ulid')).status).toBe(404);
  expect((await writer.post('/entries', { title: 5 })).status).toBe(422);
  expect((await new Client(() => cloud.url).get('/entries')).status).toBe(401);
  line.state = 'open';
});
