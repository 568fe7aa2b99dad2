import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { EntryDraft, SettingsDraft } from '../entities/index.ts';
import { entriesTable, openMembers, settingsTable } from './index.ts';

/** An arbitrary value: a member that accepts it may hold the owner's own text. */
const ANYTHING = 'Words of My Own';

test.each([
  ['an entry', EntryDraft, entriesTable],
  ['settings', SettingsDraft, settingsTable],
] as const)('every member of %s that takes any text is sealed', (_, draft, table) => {
  const accepts = (member: v.GenericSchema) =>
    [ANYTHING, [ANYTHING]].some((value) => {
      const parsed = v.safeParse(member, value);
      return parsed.success && JSON.stringify(parsed.output).includes(ANYTHING);
    });
  const free = Object.entries(draft.entries)
    .filter(([, member]) => accepts(member))
    .map(([name]) => name);
  expect(free.filter((name) => openMembers(table).has(name))).toEqual([]);
});
