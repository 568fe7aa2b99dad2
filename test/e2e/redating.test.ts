import { expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import type { Entry, List, Problem } from '../support/contract.ts';
import { eventually } from '../support/event-cloud.ts';
import { ledgerOf, netOf, statsOf } from '../support/game-client.ts';
import { newUser } from '../support/shared-cloud.ts';

const LOS_ANGELES = 'America/Los_Angeles';
/** Points of four entries on four days in a row, with the achievements for the first and for three days. */
const FOUR_DAYS = { entry_created: 40, first_entry_of_day: 20, streak_continued: 45 };

async function write(me: Client, created: readonly string[]): Promise<void> {
  for (const created_at of created) {
    const { status } = await me.post('/entries', { title: 'evening', created_at });
    expect(status).toBe(201);
  }
}
const daysOf = async (me: Client) => {
  const { body } = await me.get<List<Entry>>('/entries');
  return body.items.map(({ entry_date }) => entry_date);
};
const streakBecomes = (me: Client, days: number) =>
  eventually(`a streak of ${days}`, async () => {
    const { total_entries, longest_streak } = await statsOf(me);
    return (total_entries === 4 && longest_streak === days) || undefined;
  });

/** Evenings in Los Angeles, at eight and at half past three in the afternoon: in UTC two of them are the day after. */
const EVENINGS = [
  '2025-11-17T23:30:00Z',
  '2025-11-19T04:00:00Z',
  '2025-11-19T23:30:00Z',
  '2025-11-21T04:00:00Z',
];
const DAYS = ['2025-11-20', '2025-11-19', '2025-11-18', '2025-11-17'];

test('four evenings written without a zone become a streak of four when the zone is set', async () => {
  const me = newUser();
  await write(me, EVENINGS);
  await streakBecomes(me, 1);
  const wish = { time_zone: LOS_ANGELES, redate_entries: true };
  const { status, body } = await me.put<Record<string, unknown>>('/settings', wish);
  expect(status).toBe(200);
  expect(body).toMatchObject({ time_zone: LOS_ANGELES });
  expect(body).not.toHaveProperty('redate_entries');
  await streakBecomes(me, 4);
  expect(await daysOf(me)).toEqual(DAYS);
  expect(netOf(await ledgerOf(me))).toMatchObject({ entry_created: 40 });
  expect(
    await eventually('the streak in the ledger', async () => {
      const net = netOf(await ledgerOf(me));
      return net.streak_continued === FOUR_DAYS.streak_continued || undefined;
    }),
  ).toBe(true);
});

test('four evenings written with the offset of the clock are right at once', async () => {
  const me = newUser();
  await write(me, DAYS.map((day) => `${day}T20:00:00-08:00`).reverse());
  expect(await daysOf(me)).toEqual(DAYS);
  await streakBecomes(me, 4);
});

test('a wish to redate needs a zone', async () => {
  const me = newUser();
  const { status, body } = await me.put<Problem>('/settings', { redate_entries: true });
  expect(status).toBe(422);
  expect(body.errors).toEqual([{ pointer: '/redate_entries', detail: 'needs a time_zone' }]);
  const odd = await me.put<Problem>('/settings', { redate_entries: 'yes', time_zone: 'UTC' });
  expect(odd.status).toBe(422);
});
