import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { domainErrorOf } from '@reflekt/shared/errors';
import { MINUTE } from '@reflekt/shared/time';
import { openDiary } from '../../lambdas/entries/testing/diary.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const draft = { title: 'Sunday', content: 'We walked along the river.' };
/** Two seconds before the end of a minute. */
const LATE = Math.ceil(Date.now() / MINUTE) * MINUTE - 2_000;

function openAt(startsAt: number, owner = newOwner()) {
  const clock = { now: startsAt };
  const client = store.client();
  const open = () =>
    openDiary({ client, tables: store.tables, owner, now: () => clock.now, repeatWindow: MINUTE });
  return { clock, owner, diary: open() };
}

describe('an identical request without a key', () => {
  test.each([
    ['at once', LATE - 40_000, 30_000, true],
    ['over the end of a minute', LATE, 4_000, true],
    ['60 s later', LATE, 60_000, true],
    ['longer than 60 s later', LATE, 60_001, false],
    ['two minutes later', LATE, 2 * MINUTE, false],
  ])('%s', async (_, startsAt, later, same) => {
    const { clock, diary } = openAt(startsAt);
    const first = await diary.create(draft);
    clock.now += later;
    const second = await diary.create(draft);
    expect(second.id === first.id).toBe(same);
    if (same) expect(second).toEqual(first);
    expect((await diary.list()).items).toHaveLength(same ? 1 : 2);
  });

  test('makes ids that sort by time', async () => {
    const { clock, diary } = openAt(LATE);
    const ids: string[] = [];
    for (let n = 0; n < 20; n++) {
      clock.now += 1;
      ids.push((await diary.create({ title: `${n}` })).id);
    }
    expect(ids).toEqual([...ids].sort());
  });

  test('makes an entry of its own where another member differs, or another owner writes', async () => {
    const { diary } = openAt(LATE);
    await diary.create(draft);
    await diary.create({ ...draft, favorite: false });
    await diary.create({ ...draft, content: `${draft.content} ` });
    expect((await diary.list()).items).toHaveLength(3);
    const other = openAt(LATE);
    const { id } = await other.diary.create(draft);
    expect((await diary.list()).items.map((entry) => entry.id)).not.toContain(id);
  });

  test('with a key is another request', async () => {
    const { diary } = openAt(LATE);
    const one = await diary.create(draft);
    const two = await diary.create(draft, { keyHash: 'a', bodyHash: 'b' });
    expect(two.id).not.toBe(one.id);
  });

  test('after a change of the entry means another one: what was written since is not touched', async () => {
    const { clock, diary } = openAt(LATE);
    const first = await diary.create(draft);
    await diary.update(first.id, { content: 'Something else.' });
    clock.now += 1_000;
    const second = await diary.create(draft);
    expect(second.id).not.toBe(first.id);
    expect(await diary.read(first.id)).toMatchObject({ content: 'Something else.' });
  });

  test.each(['trash', 'deletePermanently'] as const)('after %s makes a new entry', async (gone) => {
    const { clock, diary } = openAt(LATE);
    const first = await diary.create(draft);
    await diary[gone](first.id);
    clock.now += 1_000;
    const second = await diary.create(draft);
    expect(second.id).not.toBe(first.id);
    expect((await diary.list()).items).toEqual([second]);
  });

  test('that is refused is refused again', async () => {
    const { diary } = openAt(LATE);
    for (let n = 0; n < 2; n++) {
      const error = await diary.create({ mood: 'wistful' }).catch((reason: unknown) => reason);
      expect(domainErrorOf(error)?.code).toBe('invalid');
    }
  });
});
