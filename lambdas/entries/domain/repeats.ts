import { decodeTime, encodeTime } from 'ulid';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_LENGTH = 10;
const MARK_LENGTH = 10;

/**
 * The mark of a request: 50 bits of a hash in the alphabet of ULIDs.
 * @param hash keyed, in base64url
 */
export const markOfRequest = (hash: string): string =>
  [...Buffer.from(hash, 'base64url').subarray(0, MARK_LENGTH)]
    .map((byte) => ALPHABET[byte % ALPHABET.length])
    .join('');

/** A ULID with a mark in place of most random bits; the last 30 stay random. */
export const idWithMark = (now: number, mark: string, random: string): string =>
  encodeTime(now, TIME_LENGTH) + mark + random.slice(TIME_LENGTH + MARK_LENGTH);

/** True for the id that a request with a mark made at an instant or later. */
export const isMarked = (id: string, mark: string, since: number): boolean =>
  id.slice(TIME_LENGTH, TIME_LENGTH + MARK_LENGTH) === mark && decodeTime(id) >= since;
