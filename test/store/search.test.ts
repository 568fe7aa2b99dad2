import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openDiary } from '../../lambdas/entries/testing/diary.ts';
import { openSearcher } from '../../lambdas/search/testing/searcher.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

function openBoth(options: { now?: () => number; language?: string } = {}) {
  const parts = { client: store.client(), tables: store.tables, owner: newOwner(), ...options };
  return { diary: openDiary(parts), searcher: openSearcher(parts) };
}

test('what was written is found by the very next search, and no longer once it is gone', async () => {
  const { diary, searcher } = openBoth();
  const first = await diary.create({ title: 'River', content: 'We walked along the river.' });
  const ids = async (text: string) => (await searcher.search({ text })).items.map(({ id }) => id);
  expect(await ids('walked')).toEqual([first.id]);
  await diary.update(first.id, { content: 'We rested.' });
  expect(await ids('walked')).toEqual([]);
  expect(await ids('rest')).toEqual([first.id]);
  await searcher.keepUp(1);
  expect((await searcher.state()).marks).toEqual([]);
  expect(await ids('rested river')).toEqual([first.id]);
  await diary.trash(first.id);
  expect(await ids('rested')).toEqual([]);
  await diary.restore(first.id);
  expect(await ids('rested')).toEqual([first.id]);
  await searcher.keepUp(1);
  await diary.deletePermanently(first.id);
  expect(await ids('rested')).toEqual([]);
  await searcher.keepUp(1);
  expect(await ids('rested')).toEqual([]);
  expect(await searcher.verify()).toMatchObject({ entries: 0, documents: 0, extra: [] });
});
