import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { domainErrorOf } from '@reflekt/shared/errors';
import { createEntryReader } from '@reflekt/shared/store';
import {
  contentsOf,
  FaultInjector,
  openTestDatabase,
  seededRandom,
} from '@reflekt/shared/store/testing';
import { entryKey, type Owner } from '@reflekt/shared/tables';
import { finishDeletions } from '../../lambdas/entries/operations/finish-deletions.ts';
import { createEntryWriter } from '../../lambdas/entries/store/entry-writer.ts';
import { openDiary } from '../../lambdas/entries/testing/diary.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(async () => {
  jest.restoreAllMocks();
  await store.close();
});

type Events = Parameters<typeof finishDeletions>[2];

const WRITE_ID = '01M87Y8993XDB8H0GKMXVTZ5NG';

function openHarness(injector?: FaultInjector) {
  const owner = newOwner();
  const client = store.client();
  const diary = openDiary({ client, tables: store.tables, owner });
  const own = store.client();
  const consumer = injector?.attach(own) ?? own;
  const finish = async (...events: Events) => {
    const call = { deadline: Date.now() + 60_000, capacity: { read: 0, write: 0 } };
    const db = openTestDatabase(consumer, store.tables, call);
    const [failed] = await finishDeletions(
      {
        entries: { ...createEntryReader(db, Date.now), ...createEntryWriter(db) },
        now: Date.now,
        newId: () => WRITE_ID,
      },
      owner,
      events,
    );
    if (failed) throw failed.error;
  };
  /** Sort values of all items under an entry. */
  const sortValuesUnder = async (id: string) =>
    (await contentsOf(client, String(store.tables.Entries)))
      .filter((item) => item.id === entryKey(owner, id).id)
      .map(({ tenant_id }) => String(tenant_id))
      .sort();
  /** Creates an entry in the trash, with a revision. */
  const writeTrashed = async () => {
    const { id } = await diary.create({ title: 'One' });
    await diary.update(id, { title: 'Two' });
    await diary.trash(id);
    const { deleted_at } = await diary.read(id);
    return { id, deletedAt: String(deleted_at) };
  };
  /** Does the first transaction of a permanent deletion only, as if the process then crashed. */
  const writeTombstone = async (id: string) => {
    const call = { deadline: Date.now() + 60_000, capacity: { read: 0, write: 0 } };
    const db = openTestDatabase(client, store.tables, call);
    const state = await createEntryReader(db, Date.now).read(owner, id);
    if (state?.kind !== 'entry') throw new Error('there is no entry');
    const tombstone = {
      id,
      deleted_at: '2026-11-24T10:00:00.000Z',
      version: state.entry.version + 1,
    };
    const context = { requestId: 'r-1', now: Date.now(), writeId: WRITE_ID };
    const { version, entry_date: entryDate } = state.entry;
    await createEntryWriter(db).writeTombstone(owner, { version, entryDate }, tombstone, context);
  };
  return { owner, diary, finish, sortValuesUnder, writeTrashed, writeTombstone };
}

const base = (owner: Owner, id: string, version: number, name: string) => ({
  event_id: `${id}:${version}:${name}`,
  event_version: 1,
  occurred_at: '2026-11-24T10:00:00.000Z',
  request_id: 'r-1',
  tenant_id: owner.tenantId,
  user_id: owner.userId,
  entry_id: id,
});
const deleted = (owner: Owner, id: string, permanent: boolean): Events[number] => ({
  name: 'EntryDeleted',
  detail: {
    ...base(owner, id, 3, 'EntryDeleted'),
    entry_version: 3,
    entry_date: '2026-11-24',
    permanent,
  },
});
const expired = (owner: Owner, id: string, deletedAt: string): Events[number] => ({
  name: 'TrashExpired',
  detail: { ...base(owner, id, 3, 'TrashExpired'), deleted_at: deletedAt },
});

const TOMBSTONE = ['default'];
const errorCodeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error) => domainErrorOf(error)?.code ?? 'unforeseen',
  );

describe('the trash after its 30 days', () => {
  test('is permanently deleted, with all items under the entry', async () => {
    const { owner, finish, sortValuesUnder, writeTrashed, diary } = openHarness();
    const { id, deletedAt } = await writeTrashed();
    await finish(expired(owner, id, deletedAt));
    expect(await sortValuesUnder(id)).toEqual(TOMBSTONE);
    await expect(diary.read(id)).rejects.toThrow('not-found');
  });

  test('stays deleted when the event is delivered again', async () => {
    const { owner, finish, sortValuesUnder, writeTrashed, diary } = openHarness();
    const { id, deletedAt } = await writeTrashed();
    await finish(expired(owner, id, deletedAt), expired(owner, id, deletedAt));
    const before = (await diary.changes()).items;
    await finish(expired(owner, id, deletedAt));
    expect((await diary.changes()).items).toEqual(before);
    expect(await sortValuesUnder(id)).toEqual(TOMBSTONE);
  });

  test('leaves a restored entry alone', async () => {
    const { owner, finish, writeTrashed, diary } = openHarness();
    const { id, deletedAt } = await writeTrashed();
    const restored = await diary.restore(id);
    await finish(expired(owner, id, deletedAt));
    expect(await diary.read(id)).toEqual(restored);
  });

  test('leaves an entry alone that is in the trash for a later stay', async () => {
    const { owner, finish, writeTrashed, diary } = openHarness();
    const { id, deletedAt } = await writeTrashed();
    await diary.restore(id);
    await new Promise((resolve) => setTimeout(resolve, 2));
    await diary.trash(id);
    await finish(expired(owner, id, deletedAt));
    expect((await diary.read(id)).deleted_at).not.toBeNull();
  });

  test('conflicts with a restore: one of them wins completely', async () => {
    for (let round = 0; round < 10; round++) {
      const { owner, finish, sortValuesUnder, writeTrashed, diary } = openHarness();
      const { id, deletedAt } = await writeTrashed();
      const [ended, restored] = await Promise.all([
        errorCodeOf(finish(expired(owner, id, deletedAt))),
        errorCodeOf(diary.restore(id)),
      ]);
      if (restored === 'none') {
        expect(['none', 'unavailable']).toContain(ended);
        expect((await diary.read(id)).deleted_at).toBeNull();
        expect(await sortValuesUnder(id)).not.toContain('default#expiry');
      } else {
        expect(restored).toBe('not-found');
        expect(await sortValuesUnder(id)).toEqual(TOMBSTONE);
      }
    }
  });
});

describe('a permanent deletion', () => {
  test('is finished after a crash behind its tombstone', async () => {
    const { owner, finish, sortValuesUnder, writeTrashed, writeTombstone } = openHarness();
    const { id } = await writeTrashed();
    await writeTombstone(id);
    expect(await sortValuesUnder(id)).not.toEqual(TOMBSTONE);
    await finish(deleted(owner, id, true));
    expect(await sortValuesUnder(id)).toEqual(TOMBSTONE);
  });

  test('is finished however often its event is delivered', async () => {
    const { owner, finish, sortValuesUnder, diary } = openHarness();
    const { id } = await diary.create({ title: 'One' });
    await diary.deletePermanently(id);
    const event = deleted(owner, id, true);
    await finish(event, event);
    await finish(event);
    expect(await sortValuesUnder(id)).toEqual(TOMBSTONE);
  });

  test('is put back when its event is earlier than the tombstone', async () => {
    const { owner, finish, diary } = openHarness();
    const { id } = await diary.create({ title: 'One' });
    expect(await errorCodeOf(finish(deleted(owner, id, true)))).toBe('unavailable');
    expect((await diary.read(id)).title).toBe('One');
  });

  test('does not happen to an entry that was restored from a backup since', async () => {
    const { owner, finish, diary, sortValuesUnder } = openHarness();
    const { id } = await diary.create({ title: 'One' });
    for (const title of ['Two', 'Three', 'Four']) await diary.update(id, { title });
    const before = await sortValuesUnder(id);
    // The event is about version 3, and the entry stands at version 4.
    await finish(deleted(owner, id, true));
    expect((await diary.read(id)).title).toBe('Four');
    expect(await sortValuesUnder(id)).toEqual(before);
  });

  test('does not happen to an entry that only went into the trash', async () => {
    const { owner, finish, sortValuesUnder, writeTrashed } = openHarness();
    const { id } = await writeTrashed();
    const before = await sortValuesUnder(id);
    await finish(deleted(owner, id, false));
    expect(await sortValuesUnder(id)).toEqual(before);
  });

  test('does not delay others when it cannot be finished', async () => {
    const { owner, finish, sortValuesUnder, writeTrashed, diary } = openHarness();
    const early = await diary.create({ title: 'Still there' });
    const { id, deletedAt } = await writeTrashed();
    const events: Events = [deleted(owner, early.id, true), expired(owner, id, deletedAt)];
    expect(await errorCodeOf(finish(...events))).toBe('unavailable');
    expect(await sortValuesUnder(id)).toEqual(TOMBSTONE);
  });

  test('succeeds despite throttling, conflicts and lost responses', async () => {
    const injector = new FaultInjector(seededRandom(7));
    injector.rates = { throttled: 0.15, conflict: 0.15, lostAnswer: 0.15, partial: 0.3 };
    const { owner, finish, sortValuesUnder, writeTrashed } = openHarness(injector);
    for (let round = 0; round < 8; round++) {
      const { id, deletedAt } = await writeTrashed();
      await finish(expired(owner, id, deletedAt));
      expect(await sortValuesUnder(id)).toEqual(TOMBSTONE);
    }
    expect(injector.total).toBeGreaterThan(0);
  });
});
