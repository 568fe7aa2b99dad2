import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { pseudonymOf } from '@reflekt/shared/log';
import { entriesTable, entryKey } from '@reflekt/shared/tables';
import { newOwner } from '../support/store.ts';
import { useVault } from './support/keyring.ts';

const vault = useVault();

test('an owner’s name in the log needs the key of the stage, and is the same in every instance', async () => {
  const owner = newOwner();
  expect(pseudonymOf(owner.key)).toBeUndefined();
  const item = { ...entryKey(owner, '01ARZ3NDEKTSV4RRFFQ69G5FAV'), version: 1, title: 'x' };
  await vault.newSeals().sealItem(entriesTable, item);
  const name = pseudonymOf(owner.key);
  expect(name).toMatch(/^[\w-]{12}$/);
  expect(name).not.toBe(createHash('sha256').update(owner.key).digest('base64url').slice(0, 12));
  expect(pseudonymOf(newOwner().key)).not.toBe(name);
  await vault.newSeals().sealItem(entriesTable, item);
  expect(pseudonymOf(owner.key)).toBe(name);
});
