import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { settingsTable } from '../tables/index.ts';
import { defineStoredSchema } from './stored-schema.ts';

const schema = defineStoredSchema(
  settingsTable,
  'test',
  v.object({ note: v.string(), place: v.object({ name: v.string() }) }),
);
const members = { owner: 'default#ann', note: 'canary-words', place: { name: 'canary-town' } };

test('encodes members of the schema and open ones', () => {
  expect(schema.encode(members)).toEqual({ ...members, schema: 1 });
});

test.each([
  ['a member of another type', { note: 7 }, 'note'],
  ['a missing member', { note: undefined }, 'note'],
  ['a member outside the schema', { weather: 'canary-rain' }, 'weather'],
  ['a nested member outside it', { place: { name: 'x', country: 'canary-land' } }, 'place.country'],
])('refuses %s by its name, without its value', (_, change, name) => {
  const encode = () => schema.encode({ ...members, ...change });
  expect(encode).toThrow(`${name} of Settings test does not match its schema`);
  expect(encode).not.toThrow(/canary/);
});
