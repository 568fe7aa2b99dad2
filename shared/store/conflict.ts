import type { Item } from '../tables/index.ts';

/**
 * A condition of a write did not hold: nothing was written. Where the condition was the state that had been read,
 * another write came first.
 */
export class WriteConflict extends Error {
  override readonly name = 'WriteConflict';
  /** Which of the writes. */
  readonly index: number;
  /** The open members of what stands in its place; undefined where nothing does. */
  readonly existing: Item | undefined;

  constructor(index = 0, existing?: Item) {
    super(`the condition of write ${index} did not hold`);
    this.index = index;
    this.existing = existing;
  }
}

/** Told by the error's data: another part of a bundle may have its own copy of the class. */
export const isWriteConflict = (error: unknown): error is WriteConflict =>
  error instanceof Error && error.name === 'WriteConflict';
