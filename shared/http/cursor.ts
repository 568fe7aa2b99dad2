import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { EndpointDefinition } from '../api/index.ts';
import { malformed } from '../errors/index.ts';

const MAX_CURSOR = 400;
const Content = v.strictTuple([v.string(), v.string()]);

/**
 * The hash of the query that a cursor belongs to. A cursor holds a position and this hash. It needs no secret: keys are
 * rebuilt from the authenticated owner, so a forged cursor only moves within the owner's own list.
 * @param query the path and query parameters; `limit` and `cursor` may change between pages and do not count
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

/**
 * The raw path and query parameters that the endpoint declares. The others are ignored, so they do not bind a cursor.
 */
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

/** Encodes and decodes the cursors of one query. */
export interface CursorCodec {
  encode(position: string): string;
  /** @throws DomainError `malformed` for a text that is no cursor of this query */
  decode(cursor: string): string;
}

/** Creates the codec for the cursors of a request. */
export function createCursorCodec(
  endpoint: EndpointDefinition & { id: string },
  raw: Readonly<Record<string, string | undefined>>,
): CursorCodec {
  // Computed late: most requests neither bring a cursor nor get one.
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
