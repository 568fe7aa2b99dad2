import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { Entry, Insight, Settings } from '../entities/index.ts';
import { allTables, openMembers } from '../tables/index.ts';
import { allEvents } from './index.ts';

const Examples = v.object({
  good: v.unknown(),
  field_missing: v.unknown(),
  wrong_version: v.unknown(),
});
const examplesOf = (name: string) =>
  v.parse(
    Examples,
    JSON.parse(readFileSync(new URL(`examples/${name}.json`, import.meta.url), 'utf8')),
  );

describe.each(allEvents)('$name', (event) => {
  const examples = examplesOf(event.name);

  test('takes the good example, and lets nothing through that it does not declare', () => {
    const told = v.parse(event.detail, Object.assign({ content: 'a secret' }, examples.good));
    expect(told).toEqual(examples.good);
  });

  test('refuses the example with a field missing', () => {
    expect(v.safeParse(event.detail, examples.field_missing).success).toBe(false);
  });

  test('refuses the example with a wrong version', () => {
    expect(v.safeParse(event.detail, examples.wrong_version).success).toBe(false);
  });

  test("refuses another event's id", () => {
    const other = Object.assign({}, examples.good, {
      event_id: '01M87Y8993XDB8H0GKMXVTZ5NG:1:Other',
    });
    expect(v.safeParse(event.detail, other).success).toBe(false);
  });

  test('has no member that is sealed in a table', () => {
    const members = Object.keys(v.parse(v.looseObject({}), examples.good));
    const sealed = members.filter(
      (member) =>
        [Entry, Insight, Settings].some((entity) => member in entity.entries) &&
        !allTables.some((table) => openMembers(table).has(member)),
    );
    expect(sealed).toEqual([]);
  });
});

test('names of changed members are names of an entry, nothing else', () => {
  const { good } = examplesOf('EntryUpdated');
  const event = allEvents.find(({ name }) => name === 'EntryUpdated');
  const changed = (names: string[]) =>
    event && v.safeParse(event.detail, Object.assign({}, good, { changed: names })).success;
  expect(changed(Object.keys(Entry.entries))).toBe(true);
  expect(changed(['my secret'])).toBe(false);
});
