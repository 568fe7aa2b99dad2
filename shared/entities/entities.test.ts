import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import {
  Coordinates,
  DEFAULT_SETTINGS,
  ENTRY_LIMITS,
  EntryDraft,
  integer,
  MomentInput,
  moodScoreOf,
  Settings,
  text,
  Ulid,
} from './index.ts';

const accepts = (schema: v.GenericSchema, value: unknown) => v.safeParse(schema, value).success;
const draft = (value: unknown) => accepts(EntryDraft, value);

test.each([
  ['01ARZ3NDEKTSV4RRFFQ69G5FAV', true],
  ['7ZZZZZZZZZZZZZZZZZZZZZZZZZ', true],
  ['8ZZZZZZZZZZZZZZZZZZZZZZZZZ', false],
  ['01arz3ndektsv4rrffq69g5fav', false],
  ['01ARZ3NDEKTSV4RRFFQ69G5FA', false],
  ['01ARZ3NDEKTSV4RRFFQ69G5FAVX', false],
  ['01ARZ3NDEKTSV4RRFFQ69G5FAI', false],
  ['01ARZ3NDEKTSV4RRFFQ69G5FAV\n', false],
  ['', false],
])('%j is a ULID: %p', (value, valid) => {
  expect(accepts(Ulid, value)).toBe(valid);
});

describe('text limits', () => {
  test('are counted in code points, not in UTF-16 units', () => {
    expect(accepts(text({ max: 3 }), '👍👍👍')).toBe(true);
    expect(accepts(text({ max: 3 }), '👍👍👍x')).toBe(false);
    expect(accepts(text({ min: 1, max: 3 }), '')).toBe(false);
  });

  test.each([
    ['title', ENTRY_LIMITS.title],
    ['location', ENTRY_LIMITS.location],
    ['mood', ENTRY_LIMITS.moodLabel],
    ['content', 51_200],
  ])('of %s end at %d characters of four bytes', (member, max) => {
    expect(draft({ [member]: '👍'.repeat(max) })).toBe(true);
    expect(draft({ [member]: '👍'.repeat(max + 1) })).toBe(false);
  });

  test('for content are 100,000 characters or 200 KiB, whichever is reached first', () => {
    expect(draft({ content: 'x'.repeat(100_000) })).toBe(true);
    expect(draft({ content: 'x'.repeat(100_001) })).toBe(false);
    expect(draft({ content: '漢'.repeat(68_266) })).toBe(true);
    expect(draft({ content: '漢'.repeat(68_267) })).toBe(false);
  });
});

describe('tags', () => {
  test('are limited to 50 different ones', () => {
    const tags = Array.from({ length: 50 }, (_, n) => `t${n}`);
    expect(draft({ tags })).toBe(true);
    expect(draft({ tags: [...tags, 'T0', ' t1 '] })).toBe(true);
    expect(draft({ tags: [...tags, 'one more'] })).toBe(false);
  });

  test('are measured after trimming and composing', () => {
    expect(draft({ tags: [`  ${'e\u0301'.repeat(50)}  `] })).toBe(true);
    expect(draft({ tags: ['x'.repeat(51)] })).toBe(false);
    expect(draft({ tags: ['   '] })).toBe(false);
  });
});

test('an empty mood becomes null', () => {
  expect(v.parse(EntryDraft, { mood: '' }).mood).toBeNull();
});

test('unknown and read-only members of a draft are dropped', () => {
  const body = { title: 't', id: 'x', version: 9, updated_at: 'x', nonsense: {} };
  expect(v.parse(EntryDraft, body)).toEqual({ title: 't' });
});

test('an instant is converted to the stored form', () => {
  expect(v.parse(MomentInput, '2026-01-01T00:00:00+01:00')).toEqual({
    instant: '2025-12-31T23:00:00.000Z',
    zone: '+01:00',
  });
});

test.each([1, 1.0, 5])('%d is a whole number', (value) => {
  expect(accepts(integer(1, 5), value)).toBe(true);
});
test.each([0, 6, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '1', null, true, 1n])(
  '%p is not',
  (value) => {
    expect(accepts(integer(1, 5), value)).toBe(false);
  },
);

test('moods are looked up among the labels only', () => {
  expect(moodScoreOf('happy')).toBe(5);
  for (const name of ['constructor', '__proto__', 'toString', 'Happy', '']) {
    expect(moodScoreOf(name)).toBeUndefined();
  }
});

test('the default settings are valid, and never allow external analysis', () => {
  expect(v.parse(Settings, DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
  expect(DEFAULT_SETTINGS.ai_consent).toBe('local');
});

test.each([-0, 5e-324, 1e-131, -1e-200])(
  'a coordinate of %p, which DynamoDB cannot hold, is 0',
  (value) => {
    expect(v.parse(Coordinates, { latitude: value, longitude: value })).toEqual({
      latitude: 0,
      longitude: 0,
    });
  },
);
