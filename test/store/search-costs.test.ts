import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { markChange } from '@reflekt/shared/store';
import { contentsOf, openTestDatabase, seededRandom } from '@reflekt/shared/store/testing';
import { searchIndexTable } from '@reflekt/shared/tables';
import { ulid } from 'ulid';
import { COMPACT_AT } from '../../lambdas/search/domain/compaction.ts';
import { type MadeDiary, makeDiary, mixTexts } from '../../lambdas/search/testing/made-diary.ts';
import { Meter } from '../../lambdas/search/testing/meter.ts';
import { openSearcher, type Searcher } from '../../lambdas/search/testing/searcher.ts';
import { hasPepys, pepysDays } from '../support/pepys.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

/**
 * Sizes of segments, as compactions of 32 entries each leave them when entries come one by one: digits in base 4. The
 * entries behind them have changed since.
 */
const SHAPES: Readonly<Record<number, readonly number[]>> = {
  3413: [1_536, 1_536, 96, 96, 96, 24, 24],
  20000: [6_144, 6_144, 6_144, 1_536, 24],
};
/** Owner, and names of members. */
const KEY_BYTES = 70;
/** Bytes of a sealed entry of these texts in the table and its indexes (bench/units.ts). */
const STORED_ENTRY = 3_159;
const lengthOf = (sealed: unknown) => (sealed instanceof Uint8Array ? sealed.length : 20);

/** Words of three entries each. */
function rareWords({ entries }: MadeDiary): string[] {
  const counts = new Map<string, number>();
  for (const { content } of entries) {
    for (const word of new Set(content.match(/\b[a-z]{6,}\b/g))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const rare = [...counts].filter(([, count]) => count === 3).map(([word]) => word);
  return rare.sort().filter((_, i) => i % Math.ceil(rare.length / 5) === 0);
}

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

(hasPepys ? describe : describe.skip).each(Object.keys(SHAPES).map(Number))(
  'units of a search in %i entries',
  (size) => {
    let diary: MadeDiary;
    let searcher: Searcher;
    let meter: Meter;
    let indexed = 0;

    beforeAll(async () => {
      const random = seededRandom(size);
      const texts = pepysDays().map(({ content }) => content);
      const now = Date.parse('2026-01-01T00:00:00.000Z');
      diary = makeDiary(size === texts.length ? texts : mixTexts(texts, size, random), now);
      const owner = newOwner();
      meter = new Meter(store.tables[searchIndexTable.name] ?? '');
      const client = meter.attach(store.client());
      searcher = openSearcher({
        client,
        tables: store.tables,
        owner,
        now: () => now,
        entries: diary.reader,
      });
      await searcher.search({ text: 'first' });
      meter.take();
      let at = 0;
      for (const count of SHAPES[size] ?? []) {
        const step = diary.entries.slice(at, at + count).map(({ id }) => id);
        at += count;
        await searcher.index(step);
      }
      const db = openTestDatabase(client, store.tables);
      for (const { id } of diary.entries.slice(at)) {
        await markChange(db, owner, { entryId: id, version: 1, writeId: ulid(now) });
      }
      const items = await contentsOf(client, store.tables[searchIndexTable.name] ?? '');
      indexed = items
        .filter((item) => item.owner === owner.key)
        .reduce((sum, { sk, sealed }) => sum + KEY_BYTES + String(sk).length + lengthOf(sealed), 0);
      meter.take();
    });

    /** What a search costs in a new function instance, and when it is made again. */
    async function costs(text: string, sort_by?: 'date_desc') {
      searcher.restart();
      const query = { text, limit: 20, ...(sort_by ? { sort_by } : {}) };
      const { total } = await searcher.search(query);
      const cold = meter.take();
      await searcher.search(query);
      return { cold, warm: meter.take(), total };
    }

    test('a rare word', async () => {
      for (const word of rareWords(diary)) {
        const { cold, warm, total } = await costs(word);
        expect([word, total >= 3]).toEqual([word, true]);
        expect(cold.read).toBeLessThanOrEqual(30);
        expect(cold.trips).toBeLessThanOrEqual(3);
        expect(warm.read).toBeLessThanOrEqual(4);
        // A second one keeps the results for the next pages.
        expect(warm.trips).toBe(total > 20 ? 2 : 1);
      }
    });

    test('two words', async () => {
      for (const words of ['wife theatre', 'music evening', 'lord office']) {
        expect((await costs(words)).cold.read).toBeLessThanOrEqual(50);
      }
    });

    test('the worst: phrases of the most common words', async () => {
      for (const phrase of ['"to the office"', '"and so to bed"', '"of the"']) {
        const { cold, warm } = await costs(phrase);
        expect(cold.read).toBeLessThanOrEqual(150);
        expect(cold.trips).toBeLessThanOrEqual(4);
        expect(warm.read).toBeLessThanOrEqual(4);
      }
    });

    test('whatever else can be searched', async () => {
      for (const text of ['th*', 'a*', 'tag:work', 'the', 'is:favorite', 'dinner -wife']) {
        expect((await costs(text)).cold.read).toBeLessThanOrEqual(100);
      }
      expect((await costs('dinner', 'date_desc')).cold.read).toBeLessThanOrEqual(50);
    });

    test('the index takes a quarter of what the diary does', () => {
      expect(indexed / (size * STORED_ENTRY)).toBeLessThan(0.25);
    });
  },
);

(hasPepys ? test : test.skip)(
  'at most 9 units for each entry written, merges and their removals included',
  async () => {
    let now = Date.parse('2026-01-01T00:00:00.000Z');
    const texts = pepysDays().map(({ content }) => content);
    const diary = makeDiary(texts.slice(0, 1_024), now);
    const owner = newOwner();
    const meter = new Meter(store.tables[searchIndexTable.name] ?? '');
    const client = meter.attach(store.client());
    const parts = { client, tables: store.tables, owner, now: () => now, entries: diary.reader };
    const searcher = openSearcher(parts);
    await searcher.search({ text: 'first' });
    meter.take();
    const db = openTestDatabase(client, store.tables);
    for (let at = 0; at < diary.entries.length; at += COMPACT_AT) {
      now += 20 * 60_000;
      for (const { id } of diary.entries.slice(at, at + COMPACT_AT)) {
        await markChange(db, owner, { entryId: id, version: 1, writeId: ulid(now) });
      }
      await searcher.keepUp();
    }
    expect((await searcher.state()).marks).toEqual([]);
    expect(meter.take().write / diary.entries.length).toBeLessThanOrEqual(9);
  },
);
