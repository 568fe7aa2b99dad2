import { describe, expect, test } from '@jest/globals';
import { entriesTable, entryKey, settingsKey, settingsTable } from '@reflekt/shared/tables';
import { newOwner } from '../support/store.ts';
import { useVault } from './support/keyring.ts';

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
