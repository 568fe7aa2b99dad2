import { describe, expect, test } from '@jest/globals';
import type { Entry } from '@reflekt/shared/entities';
import type { EntryRecord } from '@reflekt/shared/store';
import { blankEntry } from '../../entries/domain/compose.ts';
import { contributionOf, entryLines } from './contribution.ts';

const ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const blank = blankEntry(ID, 'writer', Date.parse('2026-03-10T12:00:00Z'), 'UTC');
const record = (members: Partial<Entry>): EntryRecord => ({
  kind: 'entry',
  entry: { ...blank, ...members },
  kept: [],
  revisedAt: null,
});
const gone = (version: number): EntryRecord => ({
  kind: 'gone',
  tombstone: { id: ID, version, deleted_at: '2026-03-11T00:00:00.000Z' },
  entryDate: '2026-03-10',
});

describe('a contribution', () => {
  test('never goes back to an older state of its entry', () => {
    const deleted = contributionOf(gone(3), undefined, false);
    expect(contributionOf(record({ version: 2 }), deleted, false)).toEqual(deleted);
  });

  test('keeps what it is when there is nothing to read any more', () => {
    const known = contributionOf(record({ version: 2 }), undefined, false);
    expect(contributionOf(undefined, known, false)).toEqual(known);
    expect(contributionOf(undefined, undefined, true)).toBeUndefined();
  });

  test('remembers that an insight was asked for, through trash and restore', () => {
    const asked = contributionOf(record({ version: 1 }), undefined, true);
    expect(asked?.net).toMatchObject({ ai_insights: 5 });
    const trashed = contributionOf(
      record({ version: 2, deleted_at: '2026-03-11T00:00:00.000Z' }),
      asked,
      false,
    );
    expect(trashed).toMatchObject({ version: 2, live: null, insightRequested: true, net: {} });
    const restored = contributionOf(record({ version: 3 }), trashed, false);
    expect(restored?.net).toEqual({ entry_created: 10, ai_insights: 5 });
  });

  test('of an imported entry counts, and has no points', () => {
    const imported = contributionOf(
      record({ source: 'elsewhere', word_count: 700, prompt_id: ID, mood_score: 5 }),
      undefined,
      true,
    );
    expect(imported).toMatchObject({ net: {}, live: { words: 700, imported: true } });
  });

  test('moves the ledger by the difference alone', () => {
    const short = contributionOf(record({ version: 1, word_count: 100 }), undefined, false);
    const long = contributionOf(record({ version: 2, word_count: 500 }), short, false);
    if (!short || !long) throw new Error('no contribution');
    expect(entryLines(ID, undefined, short).map(({ amount }) => amount)).toEqual([10, 5]);
    expect(entryLines(ID, short, long)).toEqual([
      { cause: { kind: 'entry_word_bonus', entry_id: ID }, amount: 10 },
    ]);
    expect(entryLines(ID, long, short)).toEqual([
      { cause: { kind: 'entry_word_bonus', entry_id: ID }, amount: -10 },
    ]);
    expect(entryLines(ID, long, long)).toEqual([]);
  });
});
