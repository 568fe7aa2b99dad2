import { describe, expect, test } from '@jest/globals';
import type { Entry } from '@reflekt/shared/entities';
import type { EntryRecord } from '@reflekt/shared/store';
import { createBlankEntry } from '../../entries/domain/compose.ts';
import { contributionOf, entryLines } from './contribution.ts';

const ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const blank = createBlankEntry(ID, 'writer', Date.parse('2026-03-10T12:00:00Z'));
const record = (members: Partial<Entry>): EntryRecord => ({
  kind: 'entry',
  entry: { ...blank, ...members },
  revisions: [],
  writes: [],
  changed: [],
  revisedAt: null,
  zoneSettings: null,
});
const tombstoneOf = (version: number): EntryRecord => ({
  kind: 'tombstone',
  tombstone: { id: ID, version, deleted_at: '2026-03-11T00:00:00.000Z' },
  entryDate: '2026-03-10',
});

const NOT_ASKED = { insightRequested: false, quiet: false };
const ASKED = { insightRequested: true, quiet: false };

describe('a contribution', () => {
  test('never goes back to an older state of its entry', () => {
    const deleted = contributionOf(tombstoneOf(3), undefined, NOT_ASKED);
    expect(contributionOf(record({ version: 2 }), deleted, NOT_ASKED)).toEqual(deleted);
  });

  test("stays the same when its entry's tombstone has expired", () => {
    const known = contributionOf(record({ version: 2 }), undefined, NOT_ASKED);
    expect(contributionOf(undefined, known, NOT_ASKED)).toEqual(known);
    expect(contributionOf(undefined, undefined, ASKED)).toBeUndefined();
  });

  test('counts the request for an insight while the entry is live', () => {
    const asked = contributionOf(record({ version: 1 }), undefined, ASKED);
    expect(asked?.net).toMatchObject({ ai_insights: 5 });
    const trashed = contributionOf(
      record({ version: 2, deleted_at: '2026-03-11T00:00:00.000Z' }),
      asked,
      ASKED,
    );
    expect(trashed).toMatchObject({ version: 2, live: null, insightRequested: true, net: {} });
    const restored = contributionOf(record({ version: 3 }), trashed, ASKED);
    expect(restored?.net).toEqual({ entry_created: 10, ai_insights: 5 });
  });

  test('of a quiet entry counts for totals, and has no points', () => {
    const helped = contributionOf(record({ word_count: 300, prompt_id: ID }), undefined, {
      insightRequested: true,
      quiet: true,
    });
    expect(helped).toMatchObject({ net: {}, live: { words: 300 } });
  });

  test('of an imported entry counts for totals, and has no points', () => {
    const imported = contributionOf(
      record({ source: 'elsewhere', word_count: 700, prompt_id: ID, mood_score: 5 }),
      undefined,
      ASKED,
    );
    expect(imported).toMatchObject({ net: {}, live: { words: 700, imported: true } });
  });

  test('adds only the difference to the ledger', () => {
    const short = contributionOf(record({ version: 1, word_count: 100 }), undefined, NOT_ASKED);
    const long = contributionOf(record({ version: 2, word_count: 500 }), short, NOT_ASKED);
    if (!short || !long) throw new Error('no contribution');
    expect(entryLines(ID, undefined, short).map(({ amount }) => amount)).toEqual([10, 5]);
    expect(entryLines(ID, short, long)).toEqual([
      { reason: { kind: 'entry_word_bonus', entry_id: ID }, amount: 10 },
    ]);
    expect(entryLines(ID, long, short)).toEqual([
      { reason: { kind: 'entry_word_bonus', entry_id: ID }, amount: -10 },
    ]);
    expect(entryLines(ID, long, long)).toEqual([]);
  });
});
