import { describe, expect, test } from '@jest/globals';
import { principalFromClaims } from '@reflekt/shared/auth';
import { openDatabase } from '@reflekt/shared/store';
import { contentsOf, putItem, removeItem } from '@reflekt/shared/store/testing';
import { idempotencyTable } from '@reflekt/shared/tables';
import { checkCanary } from '../../lambdas/sealing-canary/operations/check-canary.ts';
import { canaryOwner } from '../../lambdas/sealing-canary/store/canary.ts';
import { callOf, codeOf, errorLinesOf, useVault } from './support/keyring.ts';

const vault = useVault();

/** As a run of the function does it, in an instance of its own. */
const check = () => {
  const call = callOf(2_000);
  const sealing = vault.newInstance().open(call);
  return checkCanary(openDatabase(vault.client, vault.store.tables, call, sealing));
};

const tableName = () => String(vault.store.tables[idempotencyTable.name]);
const items = () => contentsOf(vault.client, tableName());

describe('the canary', () => {
  test('belongs to an owner whom no token can name', () => {
    const { tenantId, userId, key } = canaryOwner();
    expect(principalFromClaims({ sub: userId, tenant_id: tenantId }, 'default')).toBeUndefined();
    // Nor does an owner with a valid tenant have its key.
    expect(key.split('#')[0]).toContain('=');
  });

  test('is sealed once, and opened from then on', async () => {
    expect(await check()).toBe('sealed');
    const [first] = await items();
    expect(first).toHaveProperty('sealed');
    expect(await check()).toBe('opened');
    expect(await items()).toEqual([first]);
  });

  test('is sealed once by runs at the same time', async () => {
    await Promise.all(
      (await items()).map(({ owner, key }) =>
        removeItem(vault.client, tableName(), { owner, key }),
      ),
    );
    await Promise.all([check(), check(), check()]);
    expect(await items()).toHaveLength(1);
    expect(await check()).toBe('opened');
  });

  test('fails when its keys are gone, and is not sealed again', async () => {
    const rows = await vault.rowsOf(canaryOwner().key);
    const before = await items();
    for (const { owner, key_id } of rows) {
      await removeItem(vault.client, vault.keysTableName, { owner, key_id });
    }
    await errorLinesOf(async () => expect(await codeOf(check())).toBe('keys_lost'));
    expect(await items()).toEqual(before);
    for (const row of rows) await putItem(vault.client, vault.keysTableName, row);
    expect(await check()).toBe('opened');
  });

  test('fails when its seal is altered, or opens to other words', async () => {
    const [item = {}] = await items();
    const blob = Uint8Array.from(item.sealed as Uint8Array);
    blob[30] = (blob[30] ?? 0) ^ 1;
    await putItem(vault.client, tableName(), { ...item, sealed: blob });
    expect(await codeOf(check())).toBe('defect');
    const { owner, key } = item;
    const other = await vault.newSeals().sealItem(idempotencyTable, { owner, key, text: 'other' });
    await putItem(vault.client, tableName(), other);
    expect(await codeOf(check())).toBe('defect');
    await putItem(vault.client, tableName(), item);
  });

  test('fails while KMS refuses', async () => {
    vault.kms.fault = 'DisabledException';
    await errorLinesOf(async () => expect(await codeOf(check())).toBe('key_refused'));
  });
});
