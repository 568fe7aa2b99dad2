import { DomainError } from '@reflekt/shared/errors';
import { seqTime, TOMBSTONE_RETENTION } from '@reflekt/shared/tables';

/**
 * A pass through the change feed: what was written from a position up to the moment the pass began. Entries
 * reach the index independently and late, so the next pass begins some minutes before this one did, and
 * what was written since is sent again. A pass has an end even while others keep writing.
 */
export interface Pass {
  /** Where to read on, an `updated_seq` or the milliseconds of one; inclusive. */
  from: string;
  /** Server milliseconds at which the pass began, its upper end. */
  startedAt: number;
}

/**
 * @param position what the cursor held; undefined starts from the beginning of everything
 * @throws DomainError `start-again` where deletions since the cursor may have been forgotten
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

/** Position of a pass that is not over. */
export const within = (pass: Pass, seq: string): string => `${seq}~${seqTime(pass.startedAt)}`;

/** Position of the pass that follows one that is over. */
export const following = (pass: Pass, overlap: number): string => seqTime(pass.startedAt - overlap);

/** Upper end of what a pass reads, inclusive. */
export const endOf = (pass: Pass): string => `${seqTime(pass.startedAt)}~`;
