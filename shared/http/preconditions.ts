import { createHash } from 'node:crypto';
import { invalidParameter, malformed } from '../errors/index.ts';
import type { IdempotencyRequest, IfMatch } from '../store/index.ts';

/**
 * Parses `If-Match`.
 * @throws DomainError `malformed` for anything but `*` and one strong tag
 */
export function parseIfMatch(header: string | undefined): IfMatch {
  if (header === undefined) return undefined;
  if (header === '*') return '*';
  const tag = /^"([\x21\x23-\x7e\x80-\xff]*)"$/.exec(header);
  if (!tag) throw malformed('If-Match must be * or one strong entity tag.');
  return { version: /^(?:0|[1-9]\d{0,15})$/.test(tag[1] ?? '') ? Number(tag[1]) : null };
}

/** The strong ETag of a version. */
export const etagOf = (version: number): string => `"${version}"`;

const hash = (text: string) => createHash('sha256').update(text).digest('base64url');

/**
 * Parses `Idempotency-Key`.
 * @param endpointId keys of different endpoints are different keys
 * @param body the parsed body, so that spelling and member order of the JSON make no difference
 * @throws DomainError `invalid` for a key that is not 1 to 128 visible ASCII characters
 */
export function parseIdempotencyKey(
  header: string | undefined,
  endpointId: string,
  body: unknown,
): IdempotencyRequest | undefined {
  if (header === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,128}$/.test(header)) {
    throw invalidParameter('Idempotency-Key', 'must be 1 to 128 visible ASCII characters');
  }
  return { endpointId, keyHash: hash(header), bodyHash: hash(JSON.stringify(body)) };
}
