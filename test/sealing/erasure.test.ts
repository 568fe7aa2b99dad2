import { describe, expect, test } from '@jest/globals';
import { endErasure, eraseOwnerKeys } from '@reflekt/shared/sealing';
import { entriesTable, entryKey, type Owner } from '@reflekt/shared/tables';
import { MINUTE } from '@reflekt/shared/time';
import { newOwner } from '../support/store.ts';
import { callOf, codeOf, useVault } from './support/keyring.ts';

const vault = useVault();

const entryOf = (owner: Owner) => ({
  ...entryKey(owner, '01ARZ3NDEKTSV4RRFFQ69G5FAV'),
  version: 1,
  title: 'dear diary',
});
const keysTable = () => ({ client: vault.client, tableName: vault.keysTableName });
const erasureOf = (owner: Owner, erasureId = 'erasure-1') => ({ ownerKey: owner.key, erasureId });
const erase = (owner: Owner, erasureId?: string) =>
  eraseOwnerKeys(keysTable(), callOf(), erasureOf(owner, erasureId));

describe("erasing an owner's keys", () => {
  test('leaves a tombstone and nothing else, and may be repeated', async () => {
    const owner = newOwner();
    await vault.newSeals().sealItem(entriesTable, entryOf(owner));
    expect(await erase(owner)).toBe(2);
    expect(await erase(owner)).toBe(0);
    expect(await vault.rowsOf(owner.key)).toEqual([
      expect.objectContaining({ key_id: '#erased', erasure_id: 'erasure-1' }),
    ]);
  });

  test('ends opening, sealing and hashing at once in an instance without the key', async () => {
    const owner = newOwner();
    const sealed = await vault.newSeals().sealItem(entriesTable, entryOf(owner));
    await erase(owner);
    const seals = vault.newSeals();
    expect(await codeOf(seals.openItem(entriesTable, sealed))).toBe('owner-erased');
    expect(await codeOf(seals.sealItem(entriesTable, entryOf(owner)))).toBe('owner-erased');
    expect(await codeOf(seals.keyedHash(owner.key, 'test', 'text'))).toBe('owner-erased');
    expect(await vault.rowsOf(owner.key)).toHaveLength(1);
  });

  test('ends all that after five minutes in an instance that holds the key', async () => {
    const owner = newOwner();
    const sealed = await vault.newSeals().sealItem(entriesTable, entryOf(owner));
    const clock = { now: Date.now() };
    const warm = vault.newInstance({ now: () => clock.now });
    const call = warm.open(callOf());
    expect(await codeOf(call.openItem(entriesTable, sealed))).toBe('done');
    await erase(owner);
    clock.now += 5 * MINUTE - 1;
    expect(await codeOf(call.openItem(entriesTable, sealed))).toBe('done');
    clock.now += 1;
    // The same call too: one may last longer than a key may live.
    expect(await codeOf(call.openItem(entriesTable, sealed))).toBe('owner-erased');
    expect(await codeOf(warm.open(callOf()).sealItem(entriesTable, entryOf(owner)))).toBe(
      'owner-erased',
    );
  });

  test('forbids a first key to an owner who never had one', async () => {
    const owner = newOwner();
    await erase(owner);
    expect(await codeOf(vault.newSeals().sealItem(entriesTable, entryOf(owner)))).toBe(
      'owner-erased',
    );
  });

  test('wins against twenty first writes at once: what is sealed then opens for nobody', async () => {
    const owner = newOwner();
    const writes = Array.from({ length: 20 }, () =>
      codeOf(vault.newSeals().sealItem(entriesTable, entryOf(owner))),
    );
    await erase(owner);
    const outcomes = new Set(await Promise.all(writes));
    expect([...outcomes].filter((code) => !['done', 'owner-erased'].includes(code))).toEqual([]);
    expect(await vault.rowsOf(owner.key)).toHaveLength(1);
  });

  test('is refused while another erasure is under way', async () => {
    const owner = newOwner();
    await erase(owner, 'one');
    expect(await codeOf(erase(owner, 'two'))).toBe('owner-erased');
    expect(await codeOf(endErasure(keysTable(), callOf(), erasureOf(owner, 'two')))).toBe(
      'owner-erased',
    );
  });

  test('concerns nobody else', async () => {
    const [anna, annabel] = [newOwner(), newOwner()];
    const hers = await vault.newSeals().sealItem(entriesTable, entryOf(annabel));
    await vault.newSeals().sealItem(entriesTable, entryOf(anna));
    await erase(anna);
    expect(await codeOf(vault.newSeals().openItem(entriesTable, hers))).toBe('done');
  });
});

describe('the end of an erasure', () => {
  test('comes no earlier than nothing is sealed with the erased keys any more', async () => {
    const owner = newOwner();
    await vault.newSeals().sealItem(entriesTable, entryOf(owner));
    const startedAt = Date.now();
    await eraseOwnerKeys(keysTable(), callOf(), erasureOf(owner), startedAt);
    const end = (after: number) =>
      endErasure(keysTable(), callOf(), erasureOf(owner), startedAt + after);
    expect(await end(0)).toBe(false);
    expect(await end(21 * MINUTE - 1)).toBe(false);
    expect(await vault.rowsOf(owner.key)).toHaveLength(1);
    expect(await end(21 * MINUTE)).toBe(true);
    expect(await vault.rowsOf(owner.key)).toEqual([]);
    expect(await end(21 * MINUTE)).toBe(true);
  });

  test('lets the person come back with another key, which opens nothing of before', async () => {
    const owner = newOwner();
    const before = await vault.newSeals().sealItem(entriesTable, entryOf(owner));
    const hash = await vault.newSeals().keyedHash(owner.key, 'test', 'text');
    await erase(owner);
    await endErasure(keysTable(), callOf(), erasureOf(owner), Date.now() + 30 * MINUTE);
    const after = await vault.newSeals().sealItem(entriesTable, entryOf(owner));
    expect(await vault.newSeals().openItem(entriesTable, after)).toEqual(entryOf(owner));
    expect(await codeOf(vault.newSeals().openItem(entriesTable, before))).toBe('unknown_key');
    expect(await vault.newSeals().keyedHash(owner.key, 'test', 'text')).not.toBe(hash);
  });
});
