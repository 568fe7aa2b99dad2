import { createHash } from 'node:crypto';
import type { Digest } from '@reflekt/shared/store';

/** Identifies what a letter is made of, so that a changed period gets a new one. */
export const hashOfDigests = (digests: readonly Digest[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        [...digests].sort((a, b) => (a.entry_id < b.entry_id ? -1 : 1)).map(inOneOrder),
      ),
    )
    .digest('base64url')
    .slice(0, 22);

/** The members of a digest in the order of their names. */
const inOneOrder = (value: object): unknown[] =>
  Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => [
      name,
      typeof member === 'object' && member !== null && !Array.isArray(member)
        ? inOneOrder(member)
        : member,
    ]);
