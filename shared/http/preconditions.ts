import { createHash } from 'node:crypto';
import { invalidParameter, malformed, stale } from '../errors/index.ts';

/** `If-Match`, read: `*`, or the version that must be the current one (a tag that is no version matches none). */
export type IfMatch = '*' | { version: number | null } | undefined;

/** @throws DomainError `malformed` for anything but `*` and one strong tag */
export function parseIfMatch(header: string | undefined): IfMatch {
  if (header === undefined) return undefined;
  if (header === '*') return '*';
  const tag = /^"([\x21\x23-\x7e\x80-\xff]*)"$/.exec(header);
  if (!tag) throw malformed('If-Match must be * or one strong entity tag.');
  return { version: /^(?:0|[1-9]\d{0,15})$/.test(tag[1] ?? '') ? Number(tag[1]) : null };
}

/** @throws DomainError `stale` when the current version is not the one asked for */
export function requireMatch(ifMatch: IfMatch, version: number): void {
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch.version !== version) throw stale();
}

export const etagOf = (version: number): string => `"${version}"`;

/** What makes a repeated request recognisable: hashes only, since both may hold anything. */
export interface IdempotencyClaim {
  keyHash: string;
  bodyHash: string;
}

const hash = (text: string) => createHash('sha256').update(text).digest('base64url');

/**
 * @param body the parsed body, so that spelling and order of the JSON make no difference
 * @throws DomainError `invalid` for a key that is not 1 to 128 visible ASCII characters
 */
export function idempotencyClaim(
  header: string | undefined,
  body: unknown,
): IdempotencyClaim | undefined {
  if (header === undefined) return undefined;
  if (!/^[\x21-\x7e]{1,128}$/.test(header)) {
    throw invalidParameter('Idempotency-Key', 'must be 1 to 128 visible ASCII characters');
  }
  return { keyHash: hash(header), bodyHash: hash(JSON.stringify(body)) };
}
