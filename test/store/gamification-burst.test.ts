import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openGame } from '../../lambdas/gamification/testing/game.ts';
import { openHistory } from '../../lambdas/gamification/testing/history.ts';
import {
  referenceNet,
  referenceTotals,
} from '../../lambdas/gamification/testing/reference-game.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** As many entries as Pepys wrote: ten years, nearly every day. */
const TEN_YEARS = 3_413;
const THREE_YEARS = 1_000;
const FIRST = Date.parse('1660-01-01T20:00:00.000Z');
const QUEUE_BATCH = 100;

/** Writes years of entries, and opens a consumer that takes their events in batches. */
async function writeYears(entries: number, source: string | null) {
  const parts = {
    client: store.client(),
    tables: store.tables,
    owner: newOwner(),
    now: () => Date.parse('2026-03-20T12:00:00.000Z'),
  };
  const diary = openHistory(parts);
  const game = openGame(parts);
  const moments = Array.from({ length: entries }, (_, index) =>
    // A day is left out now and then.
    new Date(FIRST + (index + Math.floor(index / 40)) * 86_400_000).toISOString(),
  );
  const write = async (created_at: string) => {
    const draft = { content: 'word '.repeat(150), created_at };
    await (source === null ? diary.write(draft) : diary.importEntry(draft, source));
  };
  for (let at = 0; at < moments.length; at += 16) {
    await Promise.all(moments.slice(at, at + 16).map(write));
  }
  const used = { read: 0, write: 0 };
  for (let at = 0; at < entries; at += QUEUE_BATCH) {
    const { read, write: written } = await game.deliver(diary.events.slice(at, at + QUEUE_BATCH));
    used.read += read;
    used.write += written;
  }

  return { diary, game, used, moments };
}

describe('years of entries at once', () => {
  test('all count, at a few capacity units per entry', async () => {
    const { diary, game, used } = await writeYears(THREE_YEARS, null);
    const state = diary.state();
    const { net, sum } = await game.ledger();
    const own = Object.entries(net).filter(([reason]) => !reason.startsWith('achievement'));
    expect(Object.fromEntries(own)).toEqual(referenceNet(state));
    const profile = await game.profile();
    expect(profile?.totals).toEqual(referenceTotals(state));
    expect(profile).toMatchObject({ points: sum, longest_streak: 40, level: 10 });
    // A transaction costs twice: 2 for the contribution, and a share of years and ledger.
    expect(used.write / THREE_YEARS).toBeLessThan(5);
    expect(used.read / THREE_YEARS).toBeLessThan(5);
  });

  test('give no points of their own when imported, and the ledger explains it in one line', async () => {
    const { diary, game, moments } = await writeYears(TEN_YEARS, 'elsewhere');
    const { lines, net } = await game.ledger();
    const kinds = Object.groupBy(lines, ({ reason }) => reason.kind);
    expect(kinds.import).toHaveLength(1);
    expect(kinds.entry_created ?? []).toEqual([]);
    expect(kinds.first_entry_of_day ?? []).toEqual([]);
    expect(kinds.streak_continued ?? []).toEqual([]);
    expect(Object.keys(net)).toEqual(
      expect.arrayContaining([
        'achievement_unlocked first_entry',
        'achievement_unlocked entries_100',
        'achievement_unlocked streak_30',
      ]),
    );
    expect(await game.stats()).toMatchObject({
      total_entries: TEN_YEARS,
      total_words: TEN_YEARS * 150,
      longest_streak: 40,
      current_streak: 0,
      last_entry_date: moments.at(-1)?.slice(0, 10),
    });
    const imported = (await game.transactions(100)).items.filter(({ description }) =>
      description.startsWith('Imported'),
    );
    expect(imported.length).toBeLessThanOrEqual(1);

    // An entry written on an imported day makes that day's points due.
    const day = diary.state().entries[20];
    if (!day) throw new Error('no entry');
    const { id } = await diary.write({ title: 'own', created_at: day.created_at });
    await game.deliver(diary.events.slice(-1));
    expect((await game.ledger()).net).toMatchObject({
      [`entry_created ${id}`]: 10,
      [`first_entry_of_day ${day.entry_date}`]: 5,
      [`streak_continued ${day.entry_date}`]: 15,
    });
  });
});
