import { describe, expect, test } from '@jest/globals';
import type { KmsFault } from '@reflekt/shared/sealing/testing';
import { FaultInjector, type FaultKind, seededRandom } from '@reflekt/shared/store/testing';
import { entriesTable, entryKey, type Owner } from '@reflekt/shared/tables';
import { newOwner } from '../support/store.ts';
import { callOf, codeOf, errorLinesOf, useVault } from './support/keyring.ts';

const vault = useVault();

const entryOf = (owner: Owner) => ({
  ...entryKey(owner, '01ARZ3NDEKTSV4RRFFQ69G5FAV'),
  version: 1,
  title: 'dear diary',
});

/** Milliseconds: short, so that what hangs ends soon. */
const SHORT = 400;

async function sealedBefore() {
  const owner = newOwner();
  const sealed = await vault.newSeals().sealItem(entriesTable, entryOf(owner));
  return { owner, sealed };
}

const kmsFaults: [KmsFault, string][] = [
  ['reset', 'keys_unavailable'],
  ['hang', 'keys_unavailable'],
  ['drip', 'keys_unavailable'],
  ['gateway', 'keys_unavailable'],
  ['ThrottlingException', 'keys_unavailable'],
  ['KMSInternalException', 'keys_unavailable'],
  ['AccessDeniedException', 'key_refused'],
  ['DisabledException', 'key_refused'],
  ['KMSInvalidStateException', 'key_refused'],
];

describe.each(kmsFaults)('while KMS answers with %s', (fault, code) => {
  test(`an instance without keys ends in ${code}, and nothing is written`, async () => {
    const { owner, sealed } = await sealedBefore();
    const newcomer = newOwner();
    vault.kms.fault = fault;
    const seals = () => vault.newInstance().open(callOf(SHORT));
    const lines = await errorLinesOf(async () => {
      expect(await codeOf(seals().openItem(entriesTable, sealed))).toBe(code);
      expect(await codeOf(seals().sealItem(entriesTable, entryOf(owner)))).toBe(code);
      expect(await codeOf(seals().keyedHash(newcomer.key, 'test', 'text'))).toBe(code);
    });
    expect(await vault.rowsOf(newcomer.key)).toEqual([]);
    expect(lines.map(({ error_code }) => error_code)).toEqual(
      code === 'key_refused' ? ['key_refused', 'key_refused', 'key_refused'] : [],
    );
  });

  test('an instance that holds its keys goes on, for newcomers too', async () => {
    const { owner, sealed } = await sealedBefore();
    const warm = vault.newInstance();
    expect(await warm.open(callOf()).openItem(entriesTable, sealed)).toEqual(entryOf(owner));
    vault.kms.fault = fault;
    const seals = warm.open(callOf());
    expect(await codeOf(seals.openItem(entriesTable, sealed))).toBe('done');
    expect(await codeOf(seals.sealItem(entriesTable, entryOf(owner)))).toBe('done');
    const newcomer = newOwner();
    expect(await codeOf(seals.sealItem(entriesTable, entryOf(newcomer)))).toBe('done');
  });

  test('an instance that failed works again once it has passed', async () => {
    const { owner, sealed } = await sealedBefore();
    const instance = vault.newInstance();
    vault.kms.fault = fault;
    await errorLinesOf(() => codeOf(instance.open(callOf(SHORT)).openItem(entriesTable, sealed)));
    vault.kms.fault = undefined;
    expect(await instance.open(callOf()).openItem(entriesTable, sealed)).toEqual(entryOf(owner));
  });
});

test('a load that was started ahead and fails disturbs nobody until its keys are used', async () => {
  const { owner, sealed } = await sealedBefore();
  vault.kms.fault = 'ThrottlingException';
  const seals = vault.newInstance().open(callOf(SHORT));
  seals.preload(owner.key);
  const tombstone = { ...entryKey(owner, 'x'), version: 2 };
  expect(await seals.openItem(entriesTable, tombstone)).toEqual(tombstone);
  expect(await codeOf(seals.openItem(entriesTable, sealed))).toBe('keys_unavailable');
});

describe('while the table Keys fails', () => {
  const passing: FaultKind[] = ['throttled', 'serverError', 'reset', 'lostAnswer', 'conflict'];

  test.each(passing)(
    'now and then with %s, first keys are made once and open everything',
    async (kind) => {
      const faults = new FaultInjector(seededRandom(7));
      const client = faults.attach(vault.store.client());
      faults.rates = { [kind]: 0.3 };
      const owner = newOwner();
      const sealed = await Promise.all(
        Array.from({ length: 10 }, () =>
          vault.newInstance({ client }).open(callOf()).sealItem(entriesTable, entryOf(owner)),
        ),
      );
      expect(faults.total).toBeGreaterThan(0);
      faults.rates = {};
      expect(await vault.rowsOf(owner.key)).toHaveLength(2);
      for (const item of sealed) {
        expect(await vault.newSeals().openItem(entriesTable, item)).toEqual(entryOf(owner));
      }
    },
  );

  test.each<FaultKind>(['throttled', 'serverError', 'refused'])(
    'with %s for all of the deadline, the answer is keys_unavailable',
    async (kind) => {
      const { sealed } = await sealedBefore();
      const faults = new FaultInjector(seededRandom(7));
      const client = faults.attach(vault.store.client());
      faults.rates = { [kind]: 1 };
      const seals = vault.newInstance({ client }).open(callOf(SHORT));
      expect(await codeOf(seals.openItem(entriesTable, sealed))).toBe('keys_unavailable');
    },
  );
});
