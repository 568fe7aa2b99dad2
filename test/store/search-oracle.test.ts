import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Entry } from '@reflekt/shared/entities';
import { seededRandom } from '@reflekt/shared/store/testing';
import { openDiary } from '../../lambdas/entries/testing/diary.ts';
import { createDrafts } from '../../lambdas/search/testing/corpus.ts';
import { createGrammar } from '../../lambdas/search/testing/grammar.ts';
import { evaluate, type Groups, highlights, textOf } from '../../lambdas/search/testing/oracle.ts';
import { openSearcher, type Searcher } from '../../lambdas/search/testing/searcher.ts';
import { hasPepys, pepysDays } from '../support/pepys.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** Results in an order that does not depend on how equal ones are ordered. */
const settled = (items: readonly { id: string; key: string }[]): string[] =>
  [...items]
    .sort((a, b) => (a.key === b.key ? (a.id < b.id ? -1 : 1) : 0))
    .map(({ id, key }) => `${key} ${id}`);

/** Searches on all pages, and compares with the plain evaluation of all entries. */
async function compare(searcher: Searcher, groups: Groups, live: readonly Entry[]): Promise<void> {
  const text = textOf(groups);
  const found: Awaited<ReturnType<Searcher['search']>>['items'] = [];
  let total = -1;
  for (let page = 1; page === 1 || found.length < total; page++) {
    const result = await searcher.search({ text, page, limit: 40, sort_by: 'relevance' });
    if (result.items.length === 0 && page > 1) break;
    total = result.total;
    found.push(...result.items);
  }
  const expected = evaluate(groups, live)
    .map(({ entry, score }) => ({ entry, score: Math.round(score * 10_000) / 10_000 }))
    .sort((a, b) => b.score - a.score || (a.entry.entry_date < b.entry.entry_date ? 1 : -1));
  const key = (score: number, date: string) => `${score.toFixed(3)} ${date}`;
  expect([text, total]).toEqual([text, expected.length]);
  expect([
    text,
    settled(found.map(({ id, score, entry_date }) => ({ id, key: key(score, entry_date) }))),
  ]).toEqual([
    text,
    settled(
      expected.map(({ entry, score }) => ({ id: entry.id, key: key(score, entry.entry_date) })),
    ),
  ]);
  for (const item of found.slice(0, 10)) {
    const entry = live.find(({ id }) => id === item.id);
    if (entry)
      expect([text, item.highlights]).toEqual([text, highlights(groups, entry).slice(0, 200)]);
  }
}

/** A diary that is written while it is searched. */
async function searchWhileWriting(seed: number, contents: readonly string[], rounds: number) {
  const random = seededRandom(seed);
  const parts = { client: store.client(), tables: store.tables, owner: newOwner() };
  const diary = openDiary(parts);
  const searcher = openSearcher(parts);
  const draft = createDrafts(random);
  const live = new Map<string, Entry>();
  const trash = new Map<string, Entry>();
  const anyContent = () => contents[Math.floor(random() * contents.length)];
  const anyOf = (map: Map<string, Entry>) => [...map.keys()][Math.floor(random() * map.size)] ?? '';
  const create = async () => {
    const entry = await diary.create(draft(anyContent()));
    live.set(entry.id, entry);
  };
  const write = async () => {
    const kind = random();
    const id = anyOf(live);
    if (kind < 0.4 || live.size < 20) await create();
    else if (kind < 0.75) live.set(id, await diary.update(id, draft(anyContent())));
    else if (kind < 0.87) {
      await diary.trash(id);
      trash.set(id, live.get(id) as Entry);
      live.delete(id);
    } else if (kind < 0.95 && trash.size > 0) {
      const back = anyOf(trash);
      live.set(back, await diary.restore(back));
      trash.delete(back);
    } else {
      await diary.deletePermanently(id);
      live.delete(id);
    }
  };
  for (let i = 0; i < 60; i++) await create();
  const query = createGrammar(random, () => [...live.values()]);
  for (let round = 0; round < rounds; round++) {
    for (let i = random() * 6; i > 0; i--) await write();
    if (random() < 0.3) await searcher.keepUp(1 + Math.floor(random() * 12));
    if (random() < 0.2) searcher.restart();
    await compare(searcher, query(), [...live.values()]);
  }
  const report = await searcher.verify();
  expect(report).toMatchObject({
    missing: [],
    extra: [],
    repeated: [],
    outdated: [],
    different: [],
  });
}

test.each([1, 2, 3])(
  'finds what a plain evaluation of all entries finds, seed %i',
  async (seed) => {
    await searchWhileWriting(seed, [], 60);
  },
);

(hasPepys ? test : test.skip)('the same on the diary of Samuel Pepys', async () => {
  const contents = pepysDays().map(({ content }) => content.slice(0, 700));
  await searchWhileWriting(4, contents, 60);
});
