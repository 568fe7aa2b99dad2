import { describe, expect, test } from '@jest/globals';
import type { Entry, EntryDraft } from '@reflekt/shared/entities';
import { MOOD_SCORES } from '@reflekt/shared/entities';
import { DomainError } from '@reflekt/shared/errors';
import { composeEntry, createBlankEntry, isSameEntry, withNextVersion } from './compose.ts';

const ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const NOW = Date.parse('2026-05-05T23:30:00.000Z');

const compose = (draft: EntryDraft, base: Entry = createBlankEntry(ID, 'u', NOW)) =>
  composeEntry(base, draft, NOW);

/** Pointers of the problems of a draft. */
function refusals(draft: EntryDraft, base?: Entry): string[] {
  try {
    compose(draft, base);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError) || error.details.code !== 'invalid') throw error;
    return error.details.problems.map(({ at }) => ('pointer' in at ? at.pointer : at.parameter));
  }
}

describe('mood', () => {
  test.each(Object.entries(MOOD_SCORES))('%s has the score %d', (mood, score) => {
    expect(compose({ mood }).mood_score).toBe(score);
  });

  test('may have another score than its own', () => {
    expect(compose({ mood: 'happy', mood_score: 2 }).mood_score).toBe(2);
    expect(compose({ mood: 'happy', mood_score: null }).mood_score).toBeNull();
  });

  test('of an unknown name needs a score', () => {
    expect(refusals({ mood: 'wistful' })).toEqual(['/mood_score']);
    expect(refusals({ mood: 'wistful', mood_score: null })).toEqual(['/mood_score']);
    expect(refusals({ mood: 'constructor' })).toEqual(['/mood_score']);
    expect(refusals({ mood: 'Happy' })).toEqual(['/mood_score']);
    expect(compose({ mood: 'wistful', mood_score: 3 })).toMatchObject({
      mood: 'wistful',
      mood_score: 3,
    });
  });

  test('gets its score when it changes, and keeps it when it does not', () => {
    const happy = compose({ mood: 'happy', mood_score: 2, title: 't' });
    expect(compose({ title: 'x' }, happy).mood_score).toBe(2);
    expect(compose({ mood: 'happy' }, happy).mood_score).toBe(2);
    expect(compose({ mood: 'sad' }, happy).mood_score).toBe(1);
    expect(compose({ mood: null }, happy)).toMatchObject({ mood: null, mood_score: null });
    expect(refusals({ mood: 'wistful' }, happy)).toEqual(['/mood_score']);
    const own = compose({ mood: 'wistful', mood_score: 4 });
    expect(refusals({ mood_score: null }, own)).toEqual(['/mood_score']);
  });
});

describe('an entry', () => {
  test.each<[EntryDraft, string[]]>([
    [{}, ['']],
    [{ title: '', content: '' }, ['']],
    [{ tags: ['x'], location: 'y', favorite: true, mood_score: 3 }, ['']],
    [{ title: 't' }, []],
    [{ content: 'c' }, []],
    [{ mood: 'sad' }, []],
  ])('of %j is refused at %j', (draft, pointers) => {
    expect(refusals(draft)).toEqual(pointers);
  });

  test('may not become empty by a change', () => {
    const entry = compose({ title: 't' });
    expect(refusals({ title: '' }, entry)).toEqual(['']);
    expect(refusals({ title: '', content: 'c' }, entry)).toEqual([]);
  });

  test('counts its words when the content changes', () => {
    const entry = compose({ content: 'one two three' });
    expect(entry.word_count).toBe(3);
    expect(compose({ title: 'four more words here' }, entry).word_count).toBe(3);
    expect(compose({ content: '', title: 't' }, entry).word_count).toBe(0);
  });

  test('reports all problems at once', () => {
    expect(
      refusals({ mood: 'wistful', category_id: ID, created_at: '2027-01-01T00:00:00.000Z' }),
    ).toEqual(['/mood_score', '/created_at', '/category_id']);
  });

  test('ignores read-only members of a draft', () => {
    const smuggled: EntryDraft & Partial<Entry> = { title: 't' };
    expect(compose(smuggled)).toMatchObject({ id: ID, user_id: 'u', version: 1, deleted_at: null });
  });
});

describe('created_at', () => {
  test('may lie one day ahead at most', () => {
    expect(refusals({ title: 't', created_at: '2026-05-06T23:30:00.000Z' })).toEqual([]);
    expect(refusals({ title: 't', created_at: '2026-05-06T23:30:00.001Z' })).toEqual([
      '/created_at',
    ]);
    expect(refusals({ title: 't', created_at: '0001-01-01T00:00:00.000Z' })).toEqual([]);
  });

  test('and the time zone make the local date, each alone and both together', () => {
    const entry = compose({ title: 't' });
    expect(entry.entry_date).toBe('2026-05-05');
    const moved = compose({ time_zone: 'Asia/Tokyo' }, entry);
    expect(moved.entry_date).toBe('2026-05-06');
    expect(compose({ created_at: '2026-05-05T10:00:00.000Z' }, moved).entry_date).toBe(
      '2026-05-05',
    );
    expect(compose({ title: 'x' }, moved).entry_date).toBe('2026-05-06');
  });

  test('must lie in the years 0001 to 9999 in the local date too', () => {
    const draft = { title: 't', created_at: '0001-01-01T00:00:00.000Z' };
    expect(refusals({ ...draft, time_zone: 'America/New_York' })).toEqual(['/created_at']);
    expect(refusals({ ...draft, time_zone: 'Asia/Tokyo' })).toEqual([]);
  });
});

test('a change that changes nothing is recognised', () => {
  const entry = compose({
    title: 't',
    tags: ['a', 'b'],
    coordinates: { latitude: 1, longitude: 2 },
  });
  const again = { title: 't', tags: ['a', 'b'], coordinates: { latitude: 1, longitude: 2 } };
  expect(isSameEntry(compose(again, entry), entry)).toBe(true);
  expect(isSameEntry(compose({ tags: ['b', 'a'] }, entry), entry)).toBe(false);
  expect(isSameEntry(compose({ favorite: true }, entry), entry)).toBe(false);
  expect(withNextVersion(entry, NOW + 5)).toMatchObject({
    version: 2,
    updated_at: '2026-05-05T23:30:00.005Z',
  });
});
