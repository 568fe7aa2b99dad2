import type { EntryRecord, Unreadable } from '@reflekt/shared/store';
import { UNREADABLE } from '@reflekt/shared/store';
import { encodeTime } from 'ulid';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_LENGTH = 16;

/**
 * The windows in which an identical request can have come: the one of now, and the one before.
 * @param length of a window, milliseconds
 */
export function windowsOf(now: number, length: number): [current: number, previous: number] {
  const start = now - (now % length);
  return [start, start - length];
}

/**
 * The id of the entry that a request makes in a window: a ULID of the window's start, and 80 bits of a hash in place of
 * random ones. Identical requests thus write the same key, and of those at the same moment one wins.
 * @param hash keyed, of the request and the window; at least 16 bytes in base64url
 */
export const idOfRequest = (window: number, hash: string): string =>
  encodeTime(window, 10) +
  [...Buffer.from(hash, 'base64url').subarray(0, RANDOM_LENGTH)]
    .map((byte) => ALPHABET[byte % ALPHABET.length])
    .join('');

/**
 * True where a request repeats the one that made an entry: no longer after it than a window, and nobody has changed or
 * deleted the entry since. Whoever did has its id, and means another one.
 */
export const isRepeated = (
  made: EntryRecord | Unreadable | undefined,
  now: number,
  length: number,
): made is Extract<EntryRecord, { kind: 'entry' }> =>
  made !== undefined &&
  made !== UNREADABLE &&
  made.kind === 'entry' &&
  made.entry.version === 1 &&
  now - Date.parse(made.entry.updated_at) <= length;
