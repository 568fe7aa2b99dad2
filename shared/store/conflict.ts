import type { Item } from '../tables/index.ts';

/**
 * The error of a write whose condition did not hold. Nothing was written. Where the condition was the state that had
 * been read, another write came first.
 */
export class WriteConflict extends Error {
  override readonly name = 'WriteConflict';
  /** Index of the refused write among those of the call. */
  readonly index: number;
  /** The open members of the stored item; undefined where none is stored. */
  readonly existing: Item | undefined;

  constructor(index = 0, existing?: Item) {
    super(`the condition of write ${index} did not hold`);
    this.index = index;
    this.existing = existing;
  }
}

/** Recognised by the error's data: another chunk of a bundle may have its own copy of the class. */
export const isWriteConflict = (error: unknown): error is WriteConflict =>
  error instanceof Error && error.name === 'WriteConflict';
