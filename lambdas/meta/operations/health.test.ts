import { describe, expect, test } from '@jest/globals';
import { healthCheck } from './health.ts';

const request = {
  owner: undefined,
  params: undefined,
  query: undefined,
  body: undefined,
  after: undefined,
  ifMatch: undefined,
  idempotency: undefined,
  requestId: 'r',
};

/** The health check over a storage with a given latency, with a clock of its own. */
function monitored(storage: { answers: boolean; takes: number }) {
  const world = { now: Date.parse('2026-05-05T12:00:00.000Z'), asked: 0 };
  const check = healthCheck();
  const deps = {
    now: () => world.now,
    storageAnswers: async () => {
      world.asked += 1;
      world.now += storage.takes;
      return storage.answers;
    },
  };
  return { world, ask: () => check(deps, request) };
}

describe('health', () => {
  test.each([
    [true, 3, 'healthy'],
    [true, 1_000, 'healthy'],
    [true, 1_001, 'degraded'],
    [false, 3, 'unhealthy'],
    [false, 2_000, 'unhealthy'],
  ])('of a storage that answers (%p) after %d ms is %s', async (answers, takes, status) => {
    const { ask } = monitored({ answers, takes });
    expect(await ask()).toEqual({
      timestamp: '2026-05-05T12:00:00.000Z',
      status,
      services: [{ name: 'storage', status, latency: takes }],
    });
  });

  test('touches storage at most every five seconds, however many ask', async () => {
    const storage = { answers: true, takes: 10 };
    const { world, ask } = monitored(storage);
    await Promise.all([ask(), ask(), ask()]);
    expect(world.asked).toBe(1);
    world.now += 4_000;
    storage.answers = false;
    expect((await ask()).status).toBe('healthy');
    world.now += 1_000;
    expect((await ask()).status).toBe('unhealthy');
    expect(world.asked).toBe(2);
  });

  test('is computed separately in each instance', async () => {
    const first = monitored({ answers: true, takes: 1 });
    const second = monitored({ answers: false, takes: 1 });
    expect((await first.ask()).status).toBe('healthy');
    expect((await second.ask()).status).toBe('unhealthy');
  });
});
