import { describe, expect, test } from '@jest/globals';
import { createHealthCheck } from './health.ts';

/** The health check over a storage with a given latency, with a clock of its own. */
function openHealthCheck(storage: { answers: boolean; latency: number }) {
  const state = { now: Date.parse('2026-05-05T12:00:00.000Z'), asked: 0 };
  const check = createHealthCheck();
  const deps = {
    now: () => state.now,
    storageAnswers: async () => {
      state.asked += 1;
      state.now += storage.latency;
      return storage.answers;
    },
  };
  return { state, ask: () => check(deps) };
}

describe('health', () => {
  test.each([
    [true, 3, 'healthy'],
    [true, 1_000, 'healthy'],
    [true, 1_001, 'degraded'],
    [false, 3, 'unhealthy'],
    [false, 2_000, 'unhealthy'],
  ])('of a storage that answers (%p) after %d ms is %s', async (answers, latency, status) => {
    const { ask } = openHealthCheck({ answers, latency });
    expect(await ask()).toEqual({
      timestamp: '2026-05-05T12:00:00.000Z',
      status,
      services: [{ name: 'storage', status, latency }],
    });
  });

  test('touches storage at most every five seconds, however many ask', async () => {
    const storage = { answers: true, latency: 10 };
    const { state, ask } = openHealthCheck(storage);
    await Promise.all([ask(), ask(), ask()]);
    expect(state.asked).toBe(1);
    state.now += 4_000;
    storage.answers = false;
    expect((await ask()).status).toBe('healthy');
    state.now += 1_000;
    expect((await ask()).status).toBe('unhealthy');
    expect(state.asked).toBe(2);
  });

  test('is computed separately in each instance', async () => {
    const first = openHealthCheck({ answers: true, latency: 1 });
    const second = openHealthCheck({ answers: false, latency: 1 });
    expect((await first.ask()).status).toBe('healthy');
    expect((await second.ask()).status).toBe('unhealthy');
  });
});
