import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { EndpointDefinition } from '../api/index.ts';
import { malformed } from '../errors/index.ts';

const MAX_CURSOR = 400;
const Content = v.strictTuple([v.string(), v.string()]);

/**
 * A cursor holds a position and a hash of the query it belongs to. It needs no secret: keys are rebuilt from
 * the authenticated owner, so a forged one can only move within one's own list.
 * @param query what the list was asked for, without `limit` and `cursor`, which may change between pages
 */
function queryHash(
  endpointId: string,
  query: Readonly<Record<string, string | undefined>>,
): string {
  const members = Object.entries(query)
    .filter(([name, value]) => name !== 'limit' && name !== 'cursor' && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([endpointId, members]))
    .digest('base64url')
    .slice(0, 11);
}

/** The raw path and query parameters that the endpoint declares; others are ignored, so they bind nothing. */
const declared = (
  endpoint: EndpointDefinition,
  raw: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> => {
  const names = [endpoint.params, endpoint.query].flatMap((schema) =>
    schema && 'entries' in schema && typeof schema.entries === 'object' && schema.entries !== null
      ? Object.keys(schema.entries)
      : [],
  );
  return Object.fromEntries(names.map((name) => [name, raw[name]]));
};

export interface CursorCodec {
  encode(position: string): string;
  /** @throws DomainError `malformed` for what is not a cursor of this query */
  decode(cursor: string): string;
}

export function cursorCodec(
  endpoint: EndpointDefinition & { id: string },
  raw: Readonly<Record<string, string | undefined>>,
): CursorCodec {
  // Most requests neither bring a cursor nor get one.
  let hash: string | undefined;
  const hashOfQuery = () => {
    hash ??= queryHash(endpoint.id, declared(endpoint, raw));
    return hash;
  };
  return {
    encode: (position) =>
      Buffer.from(JSON.stringify([hashOfQuery(), position])).toString('base64url'),
    decode(cursor) {
      const unreadable = malformed('The cursor cannot be read, or belongs to another query.');
      if (cursor.length > MAX_CURSOR || !/^[\w-]+$/.test(cursor)) throw unreadable;
      let content: unknown;
      try {
        content = JSON.parse(Buffer.from(cursor, 'base64url').toString());
      } catch {
        throw unreadable;
      }
      const parsed = v.safeParse(Content, content);
      if (!parsed.success || parsed.output[0] !== hashOfQuery()) throw unreadable;
      if (!endpoint.cursor?.test(parsed.output[1])) throw unreadable;
      return parsed.output[1];
    },
  };
}
