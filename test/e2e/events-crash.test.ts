import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { services } from '../../lib/services.ts';
import type { Client } from '../support/client.ts';
import { itemsOf } from '../support/collect.ts';
import type { Entry } from '../support/contract.ts';
import { EventCloud, eventually } from '../support/event-cloud.ts';
import { type Insight, ledgerOf, netOf, statsOf } from '../support/game-client.ts';

const ROUNDS = 3;
const WRITERS = 4;
/** Entries of a round after which the power goes, in the middle of their effects. */
const CUT_AFTER = 40;

let cloud: EventCloud;
beforeAll(async () => {
  cloud = await EventCloud.start();
}, 180_000);
afterAll(() => cloud.cloud.stop());

const QUEUES = services
  .filter(({ kind }) => kind === 'consumer')
  .map(({ name }) => `reflekt-dev-${name}`);

/** A connection that ended without an answer; everything else is a failure of the test. */
const isCut = (error: unknown): boolean =>
  ['ECONNRESET', 'ECONNREFUSED', 'EPIPE'].includes(String(Object(error).code));

/** Writes entries until the power goes. */
async function writeUntilCut(me: Client, name: string, acknowledged: () => void): Promise<void> {
  for (let n = 0; ; n++) {
    try {
      await me.post<Entry>(
        '/entries',
        { content: `A happy day, number ${n} of ${name}.` },
        { headers: { 'idempotency-key': `${name}-${n}` } },
      );
      acknowledged();
    } catch (error) {
      if (isCut(error)) return;
      throw error;
    }
  }
}

test('what was committed before the power went has each of its effects once', async () => {
  const me = cloud.client('unlucky');
  for (let round = 0; round < ROUNDS; round++) {
    let written = 0;
    const writers = Array.from({ length: WRITERS }, (_, n) =>
      writeUntilCut(me, `${round}-${n}`, () => {
        written += 1;
      }),
    );
    await eventually('enough to lose', () => (written >= CUT_AFTER ? true : undefined));
    await cloud.cloud.kill();
    await Promise.all(writers);
    // What was being worked on comes back after its visibility timeout, which nobody wants to wait for.
    for (const queue of QUEUES) cloud.showAgain(queue);
    await cloud.cloud.restart();
  }
  const entries = await itemsOf<Entry>(me, '/entries', { limit: 1000 });
  expect(entries.length).toBeGreaterThanOrEqual(ROUNDS * CUT_AFTER);

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
