import { DomainError } from '@reflekt/shared/errors';
import { seqTime, TOMBSTONE_RETENTION } from '@reflekt/shared/tables';

/**
 * A pass through the change feed: the writes from a position up to the start of the pass. Index entries appear late and
 * in any order, so the next pass begins some minutes before the start of this one, and sends the writes since then
 * again. A pass ends even while others keep writing.
 */
export interface Pass {
  /** Inclusive start, an `updated_seq` or the milliseconds of one. */
  from: string;
  /** Server milliseconds at which the pass began, its upper end. */
  startedAt: number;
}

/**
 * Opens the pass of a cursor's position.
 * @param position undefined starts from the first write of all
 * @throws DomainError `start-again` where tombstones since the cursor may have expired
 */
export function openPass(position: string | undefined, now: number): Pass {
  if (position === undefined) return { from: seqTime(0), startedAt: now };
  const [from = '', started] = position.split('~');
  const pass = { from, startedAt: started === undefined ? now : Number(started) };
  const knownUntil = started === undefined ? Number(from) : pass.startedAt;
  if (knownUntil < now - TOMBSTONE_RETENTION) {
    throw new DomainError({
      code: 'start-again',
      detail: 'The cursor is older than what is remembered of deletions: start without one.',
    });
  }
  // A sequence ends in a ULID of fixed length, so this is the next string behind it.
  return started === undefined ? pass : { ...pass, from: `${from} ` };
}

/** Position within an unfinished pass. */
export const positionWithin = (pass: Pass, seq: string): string =>
  `${seq}~${seqTime(pass.startedAt)}`;

/**
 * Position at which the next pass begins.
 * @param overlap milliseconds that are sent again
 */
export const positionAfter = (pass: Pass, overlap: number): string =>
  seqTime(pass.startedAt - overlap);

/** Upper end of the range of a pass, inclusive. */
export const upperEndOf = (pass: Pass): string => `${seqTime(pass.startedAt)}~`;
