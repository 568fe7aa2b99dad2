import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { Entry, Insight, Settings } from '../entities/index.ts';
import { allTables, openMembers } from '../tables/index.ts';
import { allEvents, defineEvent } from './index.ts';

const Detail = v.looseObject({});
/** Examples by major version. Versions are only ever added, and their examples never change. */
const Examples = v.record(
  v.string(),
  v.object({ good: Detail, field_missing: Detail, wrong_version: Detail }),
);
const examplesOf = (name: string) =>
  v.parse(
    Examples,
    JSON.parse(readFileSync(new URL(`examples/${name}.json`, import.meta.url), 'utf8')),
  );

describe.each(allEvents.map((event) => ({ name: event.name, event })))('$name', ({ event }) => {
  const versions = examplesOf(event.name);
  const newest = versions[event.version];

  test('has examples of every major version', () => {
    const wanted = Array.from({ length: event.version }, (_, i) => String(i + 1));
    expect(Object.keys(versions)).toEqual(wanted);
  });

  test('accepts the valid examples of the last two versions, and drops undeclared members', () => {
    for (const version of [event.version - 1, event.version].filter((one) => one > 0)) {
      const parsed = event.parse({ content: 'a secret', ...versions[version]?.good });
      expect([version, parsed]).toMatchObject([version, { success: true }]);
      expect(JSON.stringify(parsed)).not.toContain('secret');
    }
    const parsed = event.parse(newest?.good);
    expect(parsed).toEqual({
      success: true,
      detail: { event_version: event.version, ...newest?.good },
    });
  });

  test('refuses the example with a member missing', () => {
    expect(event.parse(newest?.field_missing)).toEqual({ success: false, reason: 'mismatch' });
  });

  test('refuses the example with a wrong version of its entity', () => {
    expect(event.parse(newest?.wrong_version)).toEqual({ success: false, reason: 'mismatch' });
  });

  test('refuses a major version that is newer than this code', () => {
    const future = { ...newest?.good, event_version: event.version + 1 };
    expect(event.parse(future)).toEqual({ success: false, reason: 'version' });
  });

  test("refuses another event's id", () => {
    const other = { ...newest?.good, event_id: '01M87Y8993XDB8H0GKMXVTZ5NG:1:Other' };
    expect(event.parse(other)).toEqual({ success: false, reason: 'mismatch' });
  });

  test('has no member that is sealed in a table', () => {
    const sealed = Object.keys(newest?.good ?? {}).filter(
      (member) =>
        // The id of a category is in the key of its item, and so stands open there.
        member !== 'category_id' &&
        [Entry, Insight, Settings].some((entity) => member in entity.entries) &&
        !allTables.some((table) => openMembers(table).has(member)),
    );
    expect(sealed).toEqual([]);
  });
});

test('changed members are named only if they are members of an entry', () => {
  const event = allEvents.find(({ name }) => name === 'EntryUpdated');
  const { good } = examplesOf('EntryUpdated')[1] ?? {};
  const names = Object.keys(Entry.entries);
  const parsed = event?.parse({ ...good, changed: [...names, 'my secret'] });
  expect(parsed).toMatchObject({ success: true, detail: { changed: names } });
});

describe('a new major version', () => {
  const about = { source: 'notes', description: 'A note was written.' };
  const base = {
    event_id: '01M87Y8993XDB8H0GKMXVTZ5NG:1:NoteWritten',
    occurred_at: '2026-11-24T10:00:00.000Z',
    request_id: 'r',
    tenant_id: 'default',
    user_id: 'ann',
  };
  const one = defineEvent('NoteWritten', { ...about, members: { size: v.string() } });
  const two = one.upgrade({ words: v.number() }, ({ size }) => ({ words: Number(size) }));
  const three = two.upgrade(
    { words: v.number(), lines: v.optional(v.number(), 0) },
    (note) => note,
  );

  test('reads the version before and brings it to its own', () => {
    const parsed = two.parse({ ...base, size: '7' });
    expect(parsed).toEqual({ success: true, detail: { ...base, event_version: 2, words: 7 } });
  });

  test('reads the last two versions, not older ones', () => {
    expect(three.parse({ ...base, event_version: 2, words: 7 })).toMatchObject({
      success: true,
      detail: { event_version: 3, words: 7, lines: 0 },
    });
    expect(three.parse({ ...base, size: '7' })).toEqual({ success: false, reason: 'version' });
  });

  test('is not read by a consumer of the version before', () => {
    expect(one.parse({ ...base, event_version: 2, words: 7 })).toEqual({
      success: false,
      reason: 'version',
    });
  });
});
