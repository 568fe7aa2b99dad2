import { describe, expect, test } from '@jest/globals';
import {
  allTables,
  type Item,
  type Owner,
  openMembers,
  SEALED_MEMBER,
  type TableSpec,
} from '@reflekt/shared/tables';
import { newOwner } from '../support/store.ts';
import { codeOf, useVault } from './support/keyring.ts';

const vault = useVault();

const SECRET = 'canary words of a diary';

/** An item of an owner with a value in every open member of its table, and one that must not stand plain. */
function fullItem(table: TableSpec, owner: Owner, entity = 'a'): Item {
  const { partition, sort } = table.key;
  const item: Item = { text: SECRET, list: [SECRET, 1, null], map: { [SECRET]: true } };
  for (const name of openMembers(table)) item[name] = name === 'version' ? 3 : `open-${name}`;
  if (table.ttl !== undefined) item[table.ttl] = 1_900_000_000;
  // In Settings the owner stands in both key values.
  const isSplit = table.name === 'Settings';
  item[partition.name] = isSplit ? owner.tenantKey : `${owner.key}#${entity}`;
  if (sort) item[sort.name] = isSplit ? owner.userKey : `${owner.tenantKey}#${entity}`;
  return item;
}

/** Every table that holds items of owners. Keys holds what opens them. */
const sealedTables = allTables
  .filter(({ name }) => name !== 'Keys')
  .map((table): [string, TableSpec] => [table.name, table]);

test('there are tables to look at', () => {
  expect(sealedTables.length).toBeGreaterThanOrEqual(5);
});

describe.each(sealedTables)('an item of %s', (_, table) => {
  const open = [...openMembers(table)];

  const seal = async (item: Item) => vault.newSeals().sealItem(table, item);
  const outcomeOf = (item: Item) => codeOf(vault.newSeals().openItem(table, item));

  test('at rest has open members and one sealed member, and opens to itself', async () => {
    const item = fullItem(table, newOwner());
    const sealed = await seal(item);
    expect(Object.keys(sealed).sort()).toEqual([...open, SEALED_MEMBER].sort());
    expect(JSON.stringify(sealed)).not.toContain(SECRET);
    expect(Buffer.from(sealed.sealed as Uint8Array).includes(SECRET)).toBe(false);
    expect(await vault.newSeals().openItem(table, sealed)).toEqual(item);
  });

  test.each(open)('does not open with another %s', async (member) => {
    const owner = newOwner();
    const sealed = await seal(fullItem(table, owner));
    const value = sealed[member];
    const altered = typeof value === 'number' ? value + 1 : `${value}x`;
    // Both key values of Settings name the owner: then it is an item of somebody without keys.
    const namesOwner =
      table.name === 'Settings' &&
      [table.key.partition.name, table.key.sort?.name].includes(member);
    const expected = namesOwner ? 'keys_lost' : 'seal_broken';
    expect(await outcomeOf({ ...sealed, [member]: altered })).toBe(expected);
  });

  test.each(
    open.filter((name) => ![table.key.partition.name, table.key.sort?.name].includes(name)),
  )('does not open without %s', async (member) => {
    const { [member]: _removed, ...rest } = await seal(fullItem(table, newOwner()));
    expect(await outcomeOf(rest)).toBe('seal_broken');
  });

  test("does not open in another item of the same owner's", async () => {
    const owner = newOwner();
    const [a, b] = [
      await seal(fullItem(table, owner, 'a')),
      await seal(fullItem(table, owner, 'b')),
    ];
    if (table.name === 'Settings') return;
    expect(await outcomeOf({ ...a, sealed: b.sealed })).toBe('seal_broken');
  });

  test("does not open with somebody else's blob, whether or not its key is known", async () => {
    const [anna, bert] = [newOwner(), newOwner()];
    const [hers, his] = [await seal(fullItem(table, anna)), await seal(fullItem(table, bert))];
    expect(await outcomeOf({ ...hers, sealed: his.sealed })).toBe('unknown_key');
    const stranger = fullItem(table, newOwner());
    const { text: _a, list: _b, map: _c, ...plain } = stranger;
    expect(await outcomeOf({ ...plain, sealed: his.sealed })).toBe('keys_lost');
  });

  test('does not open as an item of another table', async () => {
    const sealed = await seal(fullItem(table, newOwner()));
    expect(await codeOf(vault.newSeals().openItem({ ...table, name: 'Other' }, sealed))).toBe(
      'seal_broken',
    );
  });

  test('is refused with a plain member, beside a seal or alone', async () => {
    const item = fullItem(table, newOwner());
    const sealed = await seal(item);
    expect(await outcomeOf({ ...sealed, text: 'plain' })).toBe('plain_item');
    expect(await outcomeOf(item)).toBe('plain_item');
    expect(await outcomeOf({ ...sealed, text: null })).toBe('plain_item');
  });

  test('without its blob shows no sealed member', async () => {
    const { sealed: _removed, ...rest } = await seal(fullItem(table, newOwner()));
    expect(await vault.newSeals().openItem(table, rest)).toEqual(rest);
  });

  test.each([
    ['cut short', (blob: Uint8Array) => blob.subarray(0, -1)],
    ['cut to its header', (blob: Uint8Array) => blob.subarray(0, 9)],
    ['empty', () => new Uint8Array()],
    ['text', () => 'sealed'],
    ['of an unknown suite', (blob: Uint8Array) => Uint8Array.from(blob, (b, i) => (i ? b : 3))],
    ['of the other suite', (blob: Uint8Array) => Uint8Array.from(blob, (b, i) => (i ? b : 3 - b))],
  ])('does not open with a blob that is %s', async (_name, alter) => {
    const sealed = await seal(fullItem(table, newOwner()));
    const blob = alter(sealed.sealed as Uint8Array);
    expect(await outcomeOf({ ...sealed, sealed: blob })).toBe('seal_broken');
  });

  test('does not open with any byte of its blob altered', async () => {
    const sealed = await seal(fullItem(table, newOwner()));
    const seals = vault.newSeals();
    const blob = sealed.sealed as Uint8Array;
    for (const at of blob.keys()) {
      const altered = Uint8Array.from(blob, (byte, i) => (i === at ? byte ^ 0x40 : byte));
      const outcome = await codeOf(seals.openItem(table, { ...sealed, sealed: altered }));
      expect([at, outcome]).toEqual([at, at >= 1 && at <= 8 ? 'unknown_key' : 'seal_broken']);
    }
  });

  test('with open members only is written and read as it is, without any key', async () => {
    const owner = newOwner();
    const { text: _a, list: _b, map: _c, ...item } = fullItem(table, owner);
    expect(await seal(item)).toEqual(item);
    expect(await vault.newSeals().openItem(table, item)).toEqual(item);
    expect(await vault.rowsOf(owner.key)).toEqual([]);
  });

  test("of the system's own bookkeeping is never sealed", async () => {
    const item = { ...fullItem(table, newOwner()), [table.key.partition.name]: '#sys#counter' };
    expect(await seal(item)).toEqual(item);
    expect(await vault.newSeals().openItem(table, item)).toEqual(item);
  });
});
