import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Owner } from '@reflekt/shared/tables';
import { openInsightsHarness } from '../../lambdas/insights/testing/harness.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const NOW = Date.parse('2026-03-01T12:00:00Z');
const MINUTE = 60_000;

const openBudget = (perUser: number, owner: Owner = newOwner(), perTenant = 1_000_000) => {
  const harness = openInsightsHarness({
    newClient: store.client,
    tables: store.tables,
    owner,
    limits: { perUser, perTenant },
  });
  const { tokens } = harness.consumerDeps().stores;
  const reserve = (count: number, now = NOW) => tokens.reserve(owner, count, now);
  const held = async (count: number, now = NOW) => {
    const reservation = await reserve(count, now);
    if (typeof reservation === 'string') throw new Error(reservation);
    return reservation;
  };
  return { reserve, held, settle: tokens.settle };
};

describe('the token budget', () => {
  test('refuses as busy while calls in flight hold it, and as used up when it is', async () => {
    const { reserve, held, settle } = openBudget(1_000);
    const one = await held(600);
    expect(await reserve(600)).toBe('busy');
    await settle(one, 300);
    const two = await held(600);
    await settle(two, 600);
    expect(await reserve(600)).toBe('used_up');
    expect(await reserve(100)).toMatchObject({ tokens: 100 });
    expect(await reserve(2_000)).toBe('used_up');
  });

  test('is never exceeded by reservations at the same time, and none is refused that fits', async () => {
    const { reserve } = openBudget(1_000);
    const all = await Promise.all(Array.from({ length: 40 }, () => reserve(100)));
    expect(all.filter((one) => typeof one !== 'string')).toHaveLength(10);
    expect(all.filter((one) => one === 'busy')).toHaveLength(30);
  });

  test('of a tenant holds for all its users together', async () => {
    const tenant = `tenant-${randomUUID()}`;
    const users = Array.from({ length: 8 }, () => {
      const owner = newOwner(tenant);
      return openBudget(1_000, owner, 500);
    });
    const all = await Promise.all(users.map(({ reserve }) => reserve(100)));
    expect(all.filter((one) => typeof one !== 'string')).toHaveLength(5);
    // What the tenant's budget refuses is not held in the user's.
    const refused = users[all.indexOf('busy')];
    for (const one of all) if (typeof one !== 'string') await users[0]?.settle(one, 0);
    await refused?.held(500);
  });

  test('gets back what was held by a function that died', async () => {
    const { reserve } = openBudget(1_000);
    expect(await reserve(900)).toMatchObject({ tokens: 900 });
    expect(await reserve(900, NOW + MINUTE)).toBe('busy');
    expect(await reserve(900, NOW + 3 * MINUTE)).toMatchObject({ tokens: 900 });
    expect(await reserve(200, NOW + 3 * MINUTE)).toBe('busy');
  });

  test('begins anew with the day', async () => {
    const { held, settle, reserve } = openBudget(1_000);
    await settle(await held(1_000), 1_000);
    expect(await reserve(1_000, NOW + 13 * 60 * MINUTE)).toMatchObject({ day: '2026-03-02' });
  });
});
