import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SettingsDraft } from '@reflekt/shared/entities';
import { domainErrorOf } from '@reflekt/shared/errors';
import { createEntryReader, readSettings, startCall } from '@reflekt/shared/store';
import {
  FaultInjector,
  openTestDatabase,
  seededRandom,
  writeUnchecked,
} from '@reflekt/shared/store/testing';
import { entriesTable, entryKey, type Item } from '@reflekt/shared/tables';
import { formatInstant } from '@reflekt/shared/time';
import { ulid } from 'ulid';
import { redateEntries } from '../../lambdas/entries/operations/redate-entries.ts';
import { createEntryWriter } from '../../lambdas/entries/store/entry-writer.ts';
import { openDiary } from '../../lambdas/entries/testing/diary.ts';
import { mergeSettings } from '../../lambdas/settings/domain/merge.ts';
import { writeSettings } from '../../lambdas/settings/store/write-settings.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

type Events = Parameters<typeof redateEntries>[2];

const LOS_ANGELES = 'America/Los_Angeles';
/** Evenings in Los Angeles, by the day on which they are there. */
const EVENINGS = ['2025-11-20', '2025-11-21', '2025-11-22', '2025-11-23'].map((day) => ({
  title: `evening before ${day}`,
  created_at: `${day}T04:00:00.000Z`,
}));
const DAYS_THERE = ['2025-11-22', '2025-11-21', '2025-11-20', '2025-11-19'];

function openHarness(injector?: FaultInjector) {
  const owner = newOwner();
  const client = store.client();
  const diary = openDiary({ client, tables: store.tables, owner });
  const own = store.client();
  const consumer = injector?.attach(own) ?? own;

  /** Changes the settings; the event of the wish, from a while ago. */
  async function set(draft: SettingsDraft): Promise<Events[number]> {
    const db = openTestDatabase(client, store.tables);
    const before = await readSettings(db, owner);
    const next = mergeSettings(before, draft, Date.now());
    if (next) await writeSettings(db, owner, before, next, 'request-of-the-wish');
    const version = next?.version ?? before.version;
    return {
      name: 'EntryRedatingRequested',
      detail: {
        event_id: `01ARZ3NDEKTSV4RRFFQ69G5FAV:${version}:EntryRedatingRequested`,
        event_version: 1,
        occurred_at: formatInstant(Date.now() - 60_000),
        request_id: 'request-of-the-wish',
        tenant_id: owner.tenantId,
        user_id: owner.userId,
        settings_version: version,
      },
    };
  }

  async function deliver(event: Events[number], remaining = 60_000): Promise<void> {
    const call = startCall(remaining, Number.POSITIVE_INFINITY);
    const db = openTestDatabase(consumer, store.tables, call);
    const [failed] = await redateEntries(
      {
        entries: { ...createEntryReader(db, Date.now), ...createEntryWriter(db) },
        settings: (one) => readSettings(db, one),
        now: Date.now,
        newId: () => ulid(),
        deadline: call.deadline,
      },
      owner,
      [event],
    );
    if (failed) throw failed.error;
  }

  /** The item of an entry, opened. */
  const stored = async (id: string): Promise<Item> =>
    (await openTestDatabase(client, store.tables).get(entriesTable, entryKey(owner, id))) ?? {};
  /** Writes the item of an entry as another version of the code would. */
  const rewrite = async (id: string, change: (item: Item) => Item) =>
    writeUnchecked(openTestDatabase(client, store.tables), entriesTable, change(await stored(id)));
  const days = async () => (await diary.list()).items.map(({ entry_date }) => entry_date);
  return { diary, set, deliver, stored, rewrite, days };
}

const errorCodeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error) => domainErrorOf(error)?.code ?? 'unforeseen',
  );

describe('redating', () => {
  test('moves entries without a zone of their own, by an ordinary update without a revision', async () => {
    const { diary, set, deliver, days } = openHarness();
    for (const evening of EVENINGS) await diary.create(evening);
    const before = (await diary.list()).items;
    await deliver(await set({ time_zone: LOS_ANGELES, redate_entries: true }));
    expect(await days()).toEqual(DAYS_THERE);
    for (const entry of (await diary.list()).items) {
      expect(entry).toMatchObject({ time_zone: LOS_ANGELES, version: 2 });
      expect(await diary.revisions(entry.id)).toMatchObject({ items: [] });
    }
    const unchanged = (entries: typeof before) =>
      entries.map(({ time_zone, entry_date, version, updated_at, ...rest }) => rest);
    expect(unchanged((await diary.list()).items)).toEqual(unchanged(before));
  });

  test('says in the event what changed, under the request of the wish', async () => {
    const { diary, set, deliver, stored } = openHarness();
    const { id } = await diary.create(EVENINGS[0] ?? {});
    await deliver(await set({ time_zone: LOS_ANGELES, redate_entries: true }));
    expect(await stored(id)).toMatchObject({
      changed: ['time_zone', 'entry_date'],
      request_id: 'request-of-the-wish',
    });
  });

  test('leaves zones alone that the writer gave, by name or by an offset', async () => {
    const { diary, set, deliver } = openHarness();
    const named = await diary.create({ title: 'named', time_zone: 'UTC' });
    const offset = await diary.create({ title: 'offset', written_zone: '+08:00' });
    const later = await diary.create({ title: 'later' });
    const chosen = await diary.update(later.id, { time_zone: 'Asia/Tokyo' });
    await deliver(await set({ time_zone: LOS_ANGELES, redate_entries: true }));
    for (const entry of [named, offset, chosen]) expect(await diary.read(entry.id)).toEqual(entry);
  });

  test('reaches the trash too, and a restored entry is on the right day', async () => {
    const { diary, set, deliver } = openHarness();
    const { id } = await diary.create(EVENINGS[0] ?? {});
    await diary.trash(id);
    await deliver(await set({ time_zone: LOS_ANGELES, redate_entries: true }));
    expect(await diary.restore(id)).toMatchObject({ entry_date: '2025-11-19', deleted_at: null });
  });

  test('delivered again changes nothing', async () => {
    const { diary, set, deliver } = openHarness();
    for (const evening of EVENINGS) await diary.create(evening);
    const event = await set({ time_zone: LOS_ANGELES, redate_entries: true });
    await Promise.all([deliver(event), deliver(event)]);
    const once = (await diary.list()).items;
    await deliver(event);
    expect((await diary.list()).items).toEqual(once);
    expect(once.map(({ version }) => version)).toEqual([2, 2, 2, 2]);
  });

  test('delivered late leaves what was written under a newer zone', async () => {
    const { diary, set, deliver } = openHarness();
    const old = await diary.create(EVENINGS[0] ?? {});
    const wish = await set({ time_zone: LOS_ANGELES, redate_entries: true });
    await set({ time_zone: 'Asia/Tokyo' });
    const newer = await diary.create({ title: 'from Tokyo' });
    await deliver(wish);
    expect(await diary.read(old.id)).toMatchObject({ time_zone: LOS_ANGELES });
    expect(await diary.read(newer.id)).toEqual(newer);
  });

  test('is done again for a later zone, and not without a wish', async () => {
    const { diary, set, deliver } = openHarness();
    const { id } = await diary.create(EVENINGS[0] ?? {});
    await deliver(await set({ time_zone: LOS_ANGELES, redate_entries: true }));
    const wish = await set({ time_zone: 'Asia/Tokyo', redate_entries: true });
    await deliver(wish);
    expect(await diary.read(id)).toMatchObject({ time_zone: 'Asia/Tokyo', version: 3 });
    await set({ time_zone: 'UTC' });
    await deliver(wish);
    expect(await diary.read(id)).toMatchObject({ time_zone: 'Asia/Tokyo', version: 3 });
  });

  test('is delivered again until no request with the older settings can be under way', async () => {
    const { diary, set, deliver, days } = openHarness();
    for (const evening of EVENINGS) await diary.create(evening);
    const event = await set({ time_zone: LOS_ANGELES, redate_entries: true });
    const early = { ...event.detail, occurred_at: formatInstant(Date.now()) };
    expect(await errorCodeOf(deliver({ ...event, detail: early }))).toBe('unavailable');
    expect(await days()).toEqual(DAYS_THERE);
  });

  test('is put back where time is short, and the next delivery goes on', async () => {
    const { diary, set, deliver, days } = openHarness();
    for (const evening of EVENINGS) await diary.create(evening);
    const event = await set({ time_zone: LOS_ANGELES, redate_entries: true });
    expect(await errorCodeOf(deliver(event, 3_000))).toBe('unavailable');
    await deliver(event);
    expect(await days()).toEqual(DAYS_THERE);
  });

  test('of many entries, despite throttling, conflicts and lost responses, moves each once', async () => {
    const injector = new FaultInjector(seededRandom(11));
    injector.rates = { throttled: 0.1, conflict: 0.1, lostAnswer: 0.1 };
    const { diary, set, deliver } = openHarness(injector);
    for (let n = 0; n < 130; n++) await diary.create({ ...EVENINGS[0], title: `evening ${n}` });
    await deliver(await set({ time_zone: LOS_ANGELES, redate_entries: true }));
    const { items } = await diary.list({ limit: 1000 });
    expect(items).toHaveLength(130);
    for (const item of items) {
      expect([item.entry_date, item.version]).toEqual(['2025-11-19', 2]);
    }
    expect(injector.total).toBeGreaterThan(0);
  });

  test('does what it can around an entry that cannot be read, and then fails', async () => {
    const { diary, set, deliver, rewrite } = openHarness();
    const [broken, whole] = [
      await diary.create({ title: 'a' }),
      await diary.create({ title: 'b' }),
    ];
    await rewrite(broken.id, (item) => ({ ...item, schema: 99 }));
    const event = await set({ time_zone: LOS_ANGELES, redate_entries: true });
    expect(await errorCodeOf(deliver(event))).toBe('defect');
    expect(await diary.read(whole.id)).toMatchObject({ time_zone: LOS_ANGELES });
  });
});

/** What entries from before looked like: `zone_settings` was not recorded. */
describe('an entry from before origins of zones were recorded', () => {
  test.each([
    ['UTC', LOS_ANGELES],
    ['Europe/London', 'Europe/London'],
  ])('in %s ends in %s', async (timeZone, expected) => {
    const { diary, set, deliver, rewrite } = openHarness();
    const { id } = await diary.create({ title: 'old', time_zone: timeZone });
    await rewrite(id, ({ zone_settings: _, ...item }) => item);
    await deliver(await set({ time_zone: LOS_ANGELES, redate_entries: true }));
    expect(await diary.read(id)).toMatchObject({ time_zone: expected });
  });
});
