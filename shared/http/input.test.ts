import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { entriesApi } from '../api/index.ts';
import { EntryDraft, SettingsDraft } from '../entities/index.ts';
import { DomainError } from '../errors/index.ts';
import { parseBody, parseQuery } from './input.ts';

function errorOf(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError && error.details.code === 'invalid') return error.details;
    throw error;
  }
  return undefined;
}

test.each([
  [{ title: 5 }, '/title', 'must be a string'],
  [{ title: 'x'.repeat(201) }, '/title', 'must have at most 200 characters'],
  [{ content: 'a\0b' }, '/content', 'must not contain NUL or a lone surrogate'],
  [{ tags: 'x' }, '/tags', 'must be an array'],
  [
    { tags: ['ok', ' '] },
    '/tags/1',
    'must have 1 to 50 characters after trimming, and one that can be seen',
  ],
  [{ mood_score: 6 }, '/mood_score', 'must be a whole number from 1 to 5'],
  [{ mood_score: 2.5 }, '/mood_score', 'must be a whole number from 1 to 5'],
  [{ favorite: 'yes' }, '/favorite', 'must be true or false'],
  [{ coordinates: { latitude: 91, longitude: 0 } }, '/coordinates/latitude', 'must be −90 to 90'],
  [{ time_zone: 'Mars' }, '/time_zone', 'must be an IANA time zone name'],
  ['text', '', 'must be an object'],
  [null, '', 'must be an object'],
  [[], '', 'must be an object'],
])('%j: %s %s', (body, pointer, detail) => {
  const error = errorOf(() => parseBody(EntryDraft, body));
  expect(error?.problems).toContainEqual({ at: { pointer }, detail });
});

test('every problem is reported, each with its pointer', () => {
  const error = errorOf(() => parseBody(EntryDraft, { title: 1, favorite: 2, tags: [3] }));
  expect(error?.problems.map(({ at }) => at)).toEqual([
    { pointer: '/title' },
    { pointer: '/tags/0' },
    { pointer: '/favorite' },
  ]);
});

test('a problem of a query names its parameter', () => {
  const { query } = entriesApi.endpoints.listEntries;
  const error = errorOf(() => parseQuery(query, { limit: '0', from_date: '2026-02-31' }));
  expect(error?.problems.map(({ at }) => at)).toEqual([
    { parameter: 'limit' },
    { parameter: 'from_date' },
  ]);
});

test('a name that needs escaping is escaped in the pointer', () => {
  const schema = v.object({ 'a/b~c': v.string() });
  const error = errorOf(() => parseBody(schema, { 'a/b~c': 1 }));
  expect(error?.problems[0]?.at).toEqual({ pointer: '/a~1b~0c' });
});

test('no problem ever quotes the input', () => {
  const CANARY = 'canary';
  const anything = fc.oneof(
    fc.constant(CANARY),
    fc.constant([CANARY]),
    fc.constant({ [CANARY]: CANARY }),
    fc.constant(`${CANARY}\0`),
    fc.constant(CANARY.repeat(40_000)),
    fc.integer(),
    fc.constant(null),
  );
  const members = (schema: { entries: object }) =>
    fc.record(Object.fromEntries(Object.keys(schema.entries).map((name) => [name, anything])), {
      requiredKeys: [],
    });
  fc.assert(
    fc.property(members(EntryDraft), members(SettingsDraft), (entry, settings) => {
      const faults = [
        errorOf(() => parseBody(EntryDraft, entry)),
        errorOf(() => parseBody(SettingsDraft, settings)),
      ];
      expect(JSON.stringify(faults)).not.toContain(CANARY);
    }),
  );
});
