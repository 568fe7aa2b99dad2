import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { itemsOf } from '../support/collect.ts';
import type { Entry } from '../support/contract.ts';
import { EventCloud, eventually } from '../support/event-cloud.ts';
import { type Insight, ledgerOf, netOf, statsOf } from '../support/game-client.ts';
import { patiently } from '../support/patience.ts';

const ROUNDS = 3;
const WRITERS = 4;

let cloud: EventCloud;
beforeAll(async () => {
  cloud = await EventCloud.start();
}, 180_000);
afterAll(() => cloud.cloud.stop());

/** Writes entries until the power goes. */
async function writeUntilCut(me: Client, name: string): Promise<void> {
  for (let n = 0; ; n++) {
    try {
      await patiently(() =>
        me.post<Entry>(
          '/entries',
          { content: `A happy day, number ${n} of ${name}.` },
          { headers: { 'idempotency-key': `${name}-${n}` } },
        ),
      );
    } catch (error) {
      if (error instanceof Error && 'code' in error) return;
      throw error;
    }
  }
}

test('what was committed before the power went has each of its effects once', async () => {
  const me = cloud.client('unlucky');
  for (let round = 0; round < ROUNDS; round++) {
    const writers = Array.from({ length: WRITERS }, (_, n) => writeUntilCut(me, `${round}-${n}`));
    await sleep(2_000);
    await cloud.cloud.kill();
    await Promise.all(writers);
    await cloud.cloud.restart();
  }
  const entries = await itemsOf<Entry>(me, '/entries', { limit: 1000 });
  expect(entries.length).toBeGreaterThan(ROUNDS * WRITERS);

  await eventually('points for all', async () =>
    (await statsOf(me)).total_entries === entries.length ? true : undefined,
  );
  for (const { id } of entries) {
    const insight = await eventually(`the insight of ${id}`, async () => {
      const { status, body } = await me.get<Insight>(`/entries/${id}/insights`);
      return status === 200 ? body : undefined;
    });
    expect(insight).toMatchObject({ status: 'ready', entry_version: 1, version: 1 });
  }
  await cloud.quiet();

  const lines = await ledgerOf(me);
  const created = lines.filter(({ reason }) => reason === 'entry_created');
  expect(created.map(({ entry_id }) => entry_id).sort()).toEqual(
    entries.map(({ id }) => id).sort(),
  );
  expect(netOf(lines)).toMatchObject({
    entry_created: 10 * entries.length,
    first_entry_of_day: 5 * new Set(entries.map(({ entry_date }) => entry_date)).size,
  });
  const stats = await statsOf(me);
  expect(stats.points_balance).toBe(lines.reduce((sum, { amount }) => sum + amount, 0));
  expect(await cloud.dead()).toEqual([]);
}, 600_000);
