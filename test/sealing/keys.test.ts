import { describe, expect, test } from '@jest/globals';
import { contentsOf, putItem, removeItem } from '@reflekt/shared/store/testing';
import { entriesTable, entryKey, settingsKey, settingsTable } from '@reflekt/shared/tables';
import { newOwner } from '../support/store.ts';
import { callOf, codeOf, errorLinesOf, useVault } from './support/keyring.ts';

const vault = useVault();

const ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const entryOf = (owner: ReturnType<typeof newOwner>, title = 'dear diary') => ({
  ...entryKey(owner, ID),
  version: 1,
  title,
});

describe('the first keys of a stage and an owner', () => {
  test('are made by the first seal, read back, and open what they sealed in any instance', async () => {
    const owner = newOwner();
    const item = entryOf(owner);
    const sealed = await vault.newSeals().sealItem(entriesTable, item);
    expect(sealed).toEqual({ ...entryKey(owner, ID), version: 1, sealed: expect.any(Uint8Array) });
    expect(await vault.newSeals().openItem(entriesTable, sealed)).toEqual(item);
    expect((await vault.rowsOf(owner.key)).map(({ key_id }) => key_id)).toEqual([
      '#first',
      expect.stringMatching(/^[0-9a-f]{16}$/),
    ]);
  });

  test('are one, when twenty instances seal at once', async () => {
    const owner = newOwner();
    const sealed = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        vault.newSeals().sealItem(entriesTable, entryOf(owner, `entry ${n}`)),
      ),
    );
    expect(await vault.rowsOf(owner.key)).toHaveLength(2);
    const opened = await Promise.all(
      sealed.map((item) => vault.newSeals().openItem(entriesTable, item)),
    );
    expect(opened.map(({ title }) => title)).toEqual(sealed.map((_, n) => `entry ${n}`));
  });

  test('are one, when one request seals many items at once', async () => {
    const owner = newOwner();
    const seals = vault.newSeals();
    await Promise.all(
      Array.from({ length: 20 }, () => seals.sealItem(entriesTable, entryOf(owner))),
    );
    expect(await vault.rowsOf(owner.key)).toHaveLength(2);
  });

  test('are not made by reading', async () => {
    const owner = newOwner();
    const seals = vault.newSeals();
    seals.preload(owner.key);
    const tombstone = {
      ...entryKey(owner, ID),
      version: 2,
      deleted_at: '2026-01-01T00:00:00.000Z',
    };
    expect(await seals.openItem(entriesTable, tombstone)).toEqual(tombstone);
    expect(await seals.sealItem(entriesTable, tombstone)).toEqual(tombstone);
    expect(await vault.rowsOf(owner.key)).toEqual([]);
  });

  test('of the owner are the same for Settings, whose key holds the user in its sort value', async () => {
    const owner = newOwner();
    await vault.newSeals().sealItem(entriesTable, entryOf(owner));
    const settings = { ...settingsKey(owner), version: 1, time_zone: 'Europe/Berlin' };
    const sealed = await vault.newSeals().sealItem(settingsTable, settings);
    expect(await vault.newSeals().openItem(settingsTable, sealed)).toEqual(settings);
    expect(await vault.rowsOf(owner.key)).toHaveLength(2);
  });
});

/** Rows of the table Keys, taken away or put by hand. */
const removeRow = (owner: string, key_id: string) =>
  removeItem(vault.client, vault.keysTableName, { owner, key_id });
const putRow = (row: Record<string, unknown>) => putItem(vault.client, vault.keysTableName, row);

const keyRowOf = async (ownerKey: string) => {
  const rows = await vault.rowsOf(ownerKey);
  const row = rows.find(({ key_id }) => !String(key_id).startsWith('#'));
  if (!row) throw new Error('no key');
  return row as { owner: string; key_id: string; wrapped: Uint8Array; created_at: string };
};

describe('a lost key', () => {
  test('is never replaced beside something sealed that the request has met', async () => {
    const owner = newOwner();
    const sealed = await vault.newSeals().sealItem(entriesTable, entryOf(owner));
    for (const { key_id } of await vault.rowsOf(owner.key)) {
      await removeRow(owner.key, String(key_id));
    }
    const seals = vault.newSeals();
    const lines = await errorLinesOf(async () => {
      expect(await codeOf(seals.openItem(entriesTable, sealed))).toBe('keys_lost');
      expect(await codeOf(seals.sealItem(entriesTable, entryOf(owner)))).toBe('keys_lost');
      expect(await codeOf(seals.keyedHash(owner.key, 'test', 'text'))).toBe('keys_lost');
    });
    expect(await vault.rowsOf(owner.key)).toEqual([]);
    expect(lines.map(({ error_code }) => error_code)).toEqual(Array(3).fill('keys_lost'));
    expect(JSON.stringify(lines)).not.toContain(owner.userId);
  });

  test('is never replaced where the row of the first key tells of it', async () => {
    const owner = newOwner();
    await vault.newSeals().sealItem(entriesTable, entryOf(owner));
    await removeRow(owner.key, (await keyRowOf(owner.key)).key_id);
    expect(await codeOf(vault.newSeals().sealItem(entriesTable, entryOf(owner)))).toBe('keys_lost');
    expect(await vault.rowsOf(owner.key)).toHaveLength(1);
  });

  test('of the stage is never replaced beside keys of owners', async () => {
    const owner = newOwner();
    const sealed = await vault.newSeals().sealItem(entriesTable, entryOf(owner));
    const stageRows = await vault.rowsOf('#stage');
    const stageRow = stageRows.find(({ key_id }) => key_id === 'stage-key') ?? {};
    await removeRow('#stage', 'stage-key');
    try {
      expect(await codeOf(vault.newSeals().openItem(entriesTable, sealed))).toBe('keys_lost');
      expect(await codeOf(vault.newSeals().sealItem(entriesTable, entryOf(owner)))).toBe(
        'keys_lost',
      );
      expect(await vault.rowsOf('#stage')).toMatchObject([{ key_id: '#first' }]);
      // Nor for somebody new: under another stage key nothing that is sealed would open.
      const newcomer = vault.newSeals().sealItem(entriesTable, entryOf(newOwner()));
      expect(await codeOf(newcomer)).toBe('keys_lost');
    } finally {
      await putRow(stageRow);
    }
    expect(await codeOf(vault.newSeals().openItem(entriesTable, sealed))).toBe('done');
  });
});

describe('a row of Keys', () => {
  test.each<[string, (row: Record<string, unknown>) => Record<string, unknown>]>([
    ['with one bit changed', (row) => ({ ...row, wrapped: flip(row.wrapped as Uint8Array) })],
    ['with another date', (row) => ({ ...row, created_at: '2020-01-01T00:00:00.000Z' })],
    ['without its key', ({ wrapped: _, ...row }) => row],
    ['with text for a key', (row) => ({ ...row, wrapped: 'text' })],
  ])('%s is key_broken, for what it has sealed and for sealing', async (_name, alter) => {
    const owner = newOwner();
    const sealed = await vault.newSeals().sealItem(entriesTable, entryOf(owner));
    await putRow(alter(await keyRowOf(owner.key)));
    const lines = await errorLinesOf(async () => {
      expect(await codeOf(vault.newSeals().openItem(entriesTable, sealed))).toBe('key_broken');
      expect(await codeOf(vault.newSeals().sealItem(entriesTable, entryOf(owner)))).toBe(
        'key_broken',
      );
    });
    expect(lines.map(({ error_code }) => error_code)).toEqual(['key_broken', 'key_broken']);
  });

  test("of another owner's opens nothing", async () => {
    const [anna, bert] = [newOwner(), newOwner()];
    await vault.newSeals().sealItem(entriesTable, entryOf(anna));
    const his = await vault.newSeals().sealItem(entriesTable, entryOf(bert));
    await putRow({ ...(await keyRowOf(bert.key)), owner: anna.key });
    const moved = { ...his, ...entryKey(anna, ID) };
    expect(await codeOf(vault.newSeals().openItem(entriesTable, moved))).toBe('key_broken');
  });
});

const flip = (bytes: Uint8Array) => Uint8Array.from(bytes, (b, i) => (i === 20 ? b ^ 1 : b));

describe('a second key of an owner', () => {
  /** As a rotation would add it: an owner's first key elsewhere, under the same stage key, is moved here. */
  async function withSecondKey(createdAt: number) {
    const owner = newOwner();
    const first = await vault.newSeals().sealItem(entriesTable, entryOf(owner));
    const hash = await vault.newSeals().keyedHash(owner.key, 'test', 'text');
    const warm = vault.newInstance();
    expect(await warm.open(callOf()).openItem(entriesTable, first)).toEqual(entryOf(owner));
    const rows = await vault.rowsOf(owner.key);
    for (const { key_id } of rows) await removeRow(owner.key, String(key_id));
    const later = vault.newInstance({ now: () => createdAt }).open(callOf());
    const second = await later.sealItem(entriesTable, entryOf(owner));
    for (const row of rows) await putRow(row);
    return { owner, first, second, hash, warm };
  }

  test('seals when it is the newest, while every key opens and the first makes the hashes', async () => {
    const { owner, first, second, hash } = await withSecondKey(Date.now() + 60_000);
    const seals = vault.newSeals();
    expect(await seals.openItem(entriesTable, first)).toEqual(entryOf(owner));
    expect(await seals.openItem(entriesTable, second)).toEqual(entryOf(owner));
    const keyIdOf = (item: Record<string, unknown>) =>
      Buffer.from(item.sealed as Uint8Array)
        .subarray(1, 9)
        .toString('hex');
    const next = await seals.sealItem(entriesTable, entryOf(owner));
    expect(keyIdOf(next)).toBe(keyIdOf(second));
    expect(await seals.keyedHash(owner.key, 'test', 'text')).toBe(hash);
  });

  test('is found at once by an instance that holds the first', async () => {
    const { owner, second, warm } = await withSecondKey(Date.now() + 60_000);
    expect(await warm.open(callOf()).openItem(entriesTable, second)).toEqual(entryOf(owner));
  });
});

describe('a keyed hash', () => {
  test('is the same in every instance, and another for another text, purpose or owner', async () => {
    const [anna, bert] = [newOwner(), newOwner()];
    const hash = await vault.newSeals().keyedHash(anna.key, 'idempotency', 'text');
    expect(hash).toMatch(/^[\w-]{43}$/);
    expect(await vault.newSeals().keyedHash(anna.key, 'idempotency', 'text')).toBe(hash);
    const others = await Promise.all([
      vault.newSeals().keyedHash(anna.key, 'idempotency', 'texts'),
      vault.newSeals().keyedHash(anna.key, 'lease', 'text'),
      vault.newSeals().keyedHash(bert.key, 'idempotency', 'text'),
    ]);
    expect(new Set([hash, ...others]).size).toBe(4);
  });

  test('is the same for twenty instances that make the first key at once', async () => {
    const owner = newOwner();
    const hashes = await Promise.all(
      Array.from({ length: 20 }, () => vault.newSeals().keyedHash(owner.key, 'test', 'text')),
    );
    expect(new Set(hashes).size).toBe(1);
  });
});

describe('an instance', () => {
  test('asks KMS once, and Keys once for an owner within five minutes', async () => {
    const owner = newOwner();
    await vault.newSeals().sealItem(entriesTable, entryOf(owner));
    vault.kms.calls = [];
    const clock = { now: Date.now() };
    const instance = vault.newInstance({ now: () => clock.now });
    const readUnitsOf = async () => {
      const call = callOf();
      await instance.open(call).keyedHash(owner.key, 'test', 'text');
      return call.capacity.read;
    };
    const cold = await readUnitsOf();
    expect(cold).toBeGreaterThan(0);
    expect(await readUnitsOf()).toBe(0);
    clock.now += 5 * 60_000 - 1;
    expect(await readUnitsOf()).toBe(0);
    clock.now += 1;
    expect(await readUnitsOf()).toBeGreaterThan(0);
    expect(vault.kms.calls).toEqual(['Decrypt']);
  });

  test('asks KMS once for owners that come at once', async () => {
    const owners = [newOwner(), newOwner(), newOwner()];
    for (const { key } of owners) await vault.newSeals().keyedHash(key, 'test', 'text');
    vault.kms.calls = [];
    const instance = vault.newInstance();
    await Promise.all(owners.map(({ key }) => instance.open(callOf()).keyedHash(key, 'test', 't')));
    expect(vault.kms.calls).toEqual(['Decrypt']);
  });

  test('holds the keys of 1,000 owners, and forgets the one used longest ago', async () => {
    const owner = newOwner();
    await vault.newSeals().keyedHash(owner.key, 'test', 'text');
    const instance = vault.newInstance();
    const unitsOf = async (ownerKey: string) => {
      const call = callOf();
      await instance.open(call).keyedHash(ownerKey, 'test', 'text');
      return call.capacity.read;
    };
    const others = Array.from({ length: 1_000 }, () => newOwner().key);
    await unitsOf(owner.key);
    for (const key of others.slice(0, 999)) await unitsOf(key);
    expect(await unitsOf(owner.key)).toBe(0);
    for (const key of others.slice(999)) await unitsOf(key);
    expect(await unitsOf(owner.key)).toBe(0);
    expect(await unitsOf(others[0] ?? '')).toBeGreaterThan(0);
  });
});

describe('items through the engine', () => {
  test.each([
    ['numbers', { version: 12345678901, deleted_at: null }],
    ['small and negative numbers', { version: -0, entry_date: 1.5e-9, prompt_id: -0.1 }],
    ['lists', { changed: ['b', 'a', 1, null, { z: 1, a: [true] }] }],
    ['undefined members', { changed: undefined, prompt_id: 'é' }],
  ])('open with %s among the open members', async (_name, members) => {
    const owner = newOwner();
    const item = { ...entryOf(owner), ...members };
    const sealed = await vault.newSeals().sealItem(entriesTable, item);
    const table = String(vault.store.tables.Entries);
    await putItem(vault.client, table, sealed);
    const read = (await contentsOf(vault.client, table)).find(({ id }) => id === item.id) ?? {};
    expect(read).toHaveProperty('sealed');
    expect(await codeOf(vault.newSeals().openItem(entriesTable, read))).toBe('done');
  });
});
