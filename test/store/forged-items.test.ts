import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type CapturedOutput, captureOutput } from '@reflekt/shared/log/testing';
import { openRawTable, type RawItem, rawItemOf } from '@reflekt/shared/store/testing';
import { entryKey, type Owner } from '@reflekt/shared/tables';
import { openDiary, outcomeOf } from '../../lambdas/entries/testing/diary.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

/** Items that somebody with write access to the tables puts past the sealing. */

let store: TestStore;
let output: CapturedOutput;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(() => {
  output = captureOutput();
});
afterEach(() => output.restore());

const diaryOf = (owner: Owner) =>
  openDiary({ client: store.client(), tables: store.tables, owner, timeout: 30_000 });

const rawTable = (name: string) => openRawTable(store.client(), store.tables[name] ?? '');

/** All members of an entry, plain. */
const WHOLE = {
  entry_id: '01M88RBYAXPTSZ25RCQ2BF86HS',
  ...{ title: 'FORGED', content: 'FORGED', tags: [], mood: null, mood_score: null },
  ...{ location: null, coordinates: null, category_id: null, word_count: 1, favorite: false },
  ...{ created_at: '2026-11-15T07:05:22.392Z', time_zone: 'UTC', source: null, external_id: null },
  ...{ revisions: [], revised_at: null },
};

/** Changes that put a copy of an entry under another key, which the owner's list still holds. */
const forgeries: [string, (stored: RawItem, other: Owner) => RawItem][] = [
  [
    'plain, under a key of the system',
    ({ sealed: _, ...open }) => ({
      ...rawItemOf(WHOLE),
      ...open,
      ...rawItemOf({ id: `#sys#x#${WHOLE.entry_id}`, tenant_id: '#x' }),
    }),
  ],
  [
    'under the key of another owner',
    (stored, other) => ({ ...stored, ...rawItemOf({ id: `${other.key}#1`, tenant_id: 'x' }) }),
  ],
  [
    'under the key of an owner without keys',
    (stored) => ({
      ...stored,
      ...rawItemOf({ id: `${newOwner().key}#1`, tenant_id: 'x' }),
    }),
  ],
  [
    'under a key without an owner',
    (stored) => ({ ...stored, ...rawItemOf({ id: 'a##1', tenant_id: 'x' }) }),
  ],
  [
    'with a number that JavaScript cannot hold',
    (stored) => ({
      ...stored,
      id: { S: `${stored.id?.S}X` },
      version: { N: '100000000000000000000.5' },
    }),
  ],
  [
    'with a member that is no member',
    (stored) => ({ ...stored, id: { S: `${stored.id?.S}X` }, ['__proto__']: { S: 'FORGED' } }),
  ],
];

test.each(forgeries)('an item %s is one unreadable item of the list', async (_, forge) => {
  const owner = newOwner();
  const other = newOwner();
  const diary = diaryOf(owner);
  const good = await diary.create({ title: 'good' });
  await diaryOf(other).create({ title: 'of another' });
  const entries = rawTable('Entries');
  await entries.put(forge(await entries.read(entryKey(owner, good.id)), other));

  const page = await diary.list();
  expect(page.items.map(({ id }) => id)).toEqual([good.id]);
  expect(page.unreadable).toBe(1);
  expect(await outcomeOf(diary.changes())).not.toBe('defect');
  expect(JSON.stringify(page)).not.toContain('FORGED');
});

test('a key of a client stands nowhere as a hash that can be guessed', async () => {
  const owner = newOwner();
  const idempotency = { keyHash: 'hash-of-dear-diary', bodyHash: 'hash-of-body' };
  const first = await diaryOf(owner).create({ title: 'once' }, idempotency);
  const again = await diaryOf(owner).create({ title: 'once' }, idempotency);
  expect(again.id).toBe(first.id);
  const items = await rawTable('Idempotency').scan();
  expect(items.length).toBeGreaterThan(0);
  expect(JSON.stringify(items)).not.toContain('hash-of');
});
