import { describe, expect, test } from '@jest/globals';
import { domainErrorOf } from '@reflekt/shared/errors';
import { TOMBSTONE_RETENTION, updatedSeq } from '@reflekt/shared/tables';
import { openPass, positionAfter, positionWithin, upperEndOf } from './change-feed.ts';

const NOW = Date.parse('2026-05-05T12:00:00.000Z');
const OVERLAP = 300_000;
const ID = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
const LAST_ID = '7ZZZZZZZZZZZZZZZZZZZZZZZZZ';

describe('a pass', () => {
  test('without a cursor begins with the first write of all', () => {
    const pass = openPass(undefined, NOW);
    expect(pass.from <= updatedSeq(0, ID)).toBe(true);
    expect(pass.startedAt).toBe(NOW);
  });

  test('ends with the writes of the millisecond in which it began', () => {
    const end = upperEndOf(openPass(undefined, NOW));
    expect(updatedSeq(NOW, LAST_ID) <= end).toBe(true);
    expect(updatedSeq(NOW + 1, ID) > end).toBe(true);
  });

  test('continues behind its position and keeps its end', () => {
    const pass = openPass(undefined, NOW);
    const seq = updatedSeq(NOW - 10, ID);
    const more = openPass(positionWithin(pass, seq), NOW + 60_000);
    expect(upperEndOf(more)).toBe(upperEndOf(pass));
    expect(more.from > seq).toBe(true);
    expect(more.from < updatedSeq(NOW - 10, LAST_ID)).toBe(true);
    expect(more.from < updatedSeq(NOW - 9, ID)).toBe(true);
  });

  test('is followed by one that begins before its start, by the overlap', () => {
    const next = openPass(positionAfter(openPass(undefined, NOW), OVERLAP), NOW + 60_000);
    expect(next.from <= updatedSeq(NOW - OVERLAP, ID)).toBe(true);
    expect(next.from > updatedSeq(NOW - OVERLAP - 1, LAST_ID)).toBe(true);
    expect(next.startedAt).toBe(NOW + 60_000);
  });
});

describe('a cursor older than the retention of tombstones', () => {
  const errorCodeOf = (position: string, now: number) => {
    try {
      openPass(position, now);
      return 'none';
    } catch (error) {
      return domainErrorOf(error)?.code ?? 'something else';
    }
  };
  const ended = positionAfter(openPass(undefined, NOW), OVERLAP);
  const midway = positionWithin(openPass(undefined, NOW), updatedSeq(5, ID));

  test('must start again', () => {
    expect(errorCodeOf(ended, NOW + TOMBSTONE_RETENTION - OVERLAP)).toBe('none');
    expect(errorCodeOf(ended, NOW + TOMBSTONE_RETENTION - OVERLAP + 1)).toBe('start-again');
  });

  test('within a pass counts from the start of the pass, since old entries may be all that was read so far', () => {
    expect(errorCodeOf(midway, NOW + TOMBSTONE_RETENTION)).toBe('none');
    expect(errorCodeOf(midway, NOW + TOMBSTONE_RETENTION + 1)).toBe('start-again');
  });
});
