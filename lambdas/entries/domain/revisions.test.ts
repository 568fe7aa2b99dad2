import { describe, expect, test } from '@jest/globals';
import type { Entry } from '@reflekt/shared/entities';
import { MINUTE } from '@reflekt/shared/time';
import { createBlankEntry } from './compose.ts';
import { needsRevision } from './revisions.ts';

const NOW = Date.parse('2026-05-05T12:00:00.000Z');
const entry = (members: Partial<Entry>): Entry => ({
  ...createBlankEntry('01ARZ3NDEKTSV4RRFFQ69G5FAV', 'u', NOW),
  ...members,
});

/** Within an editing session whose revision is a minute old. */
const within = (before: Partial<Entry>, after: Partial<Entry>, minutes = 1) =>
  needsRevision(
    {
      entry: entry(before),
      revisions: [[1, 100]],
      revisedAt: new Date(NOW - minutes * MINUTE).toISOString(),
    },
    entry({ ...before, ...after }),
    NOW,
  );

const TEXT = 'It rained all day, and I thought of the harbour. ';
const LONG = TEXT.repeat(800);

describe('within ten minutes a revision is written before a loss', () => {
  test.each<[string, string, string, boolean]>([
    ['40,000 characters overwritten by a stale tab', LONG, 'A stale draft.', true],
    ['all of it emptied', LONG, '', true],
    ['a long text replaced by one as long', LONG, 'x'.repeat(LONG.length), true],
    ['a repeated text cut down to one of its parts', LONG, TEXT, true],
    ['50 characters cut from the middle', `a${'b'.repeat(50)}c`, 'ac', true],
    ['49 characters cut from the middle', `a${'b'.repeat(49)}c`, 'ac', false],
    ['50 emoji', '🪶'.repeat(50), '', true],
    ['49 emoji, which have 98 UTF-16 units', '🪶'.repeat(49), '', false],
    ['a paragraph added', TEXT, LONG, false],
    ['a word changed', `${LONG}rain`, `${LONG}snow`, false],
    ['nothing', LONG, LONG, false],
  ])('%s', (_, before, after, needed) => {
    expect(within({ content: before }, { content: after })).toBe(needed);
  });

  test('of the title too', () => {
    expect(within({ title: TEXT.repeat(2) }, { title: 'x' })).toBe(true);
  });
});

describe('otherwise a revision is written', () => {
  test('once in ten minutes', () => {
    expect(within({ title: 'a' }, { title: 'b' }, 9)).toBe(false);
    expect(within({ title: 'a' }, { title: 'b' }, 10)).toBe(true);
  });

  test('before the first change', () => {
    const state = { entry: entry({ title: 'a' }), revisions: [], revisedAt: null };
    expect(needsRevision(state, entry({ title: 'b' }), NOW)).toBe(true);
  });

  test.each<Partial<Entry>>([
    { favorite: true },
    { tags: ['a'] },
    { category_id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' },
  ])('not for %j alone', (change) => {
    expect(within({ title: 'a' }, change, 60)).toBe(false);
  });
});
