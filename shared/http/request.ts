import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as v from 'valibot';
import type { Endpoint } from '../api/index.ts';
import { DomainError, malformed, notFound } from '../errors/index.ts';
import type { Owner } from '../tables/index.ts';
import { cursorCodec } from './cursor.ts';
import { parseBody, parseQuery } from './input.ts';
import type { Caller } from './middleware.ts';
import type { OperationRequest } from './operation.ts';
import { idempotencyClaim, parseIfMatch } from './preconditions.ts';

const MAX_BODY_BYTES = 2 * 1024 * 1024;

const unauthorized = () =>
  new DomainError({ kind: 'unauthorized', detail: 'A valid token is needed.' });

/** Header names come in any case, HTTP/1.1 clients' as they were typed. */
export function headerOf(event: APIGatewayProxyEvent, name: string): string | undefined {
  for (const [key, value] of Object.entries(event.headers ?? {})) {
    if (key.toLowerCase() === name) return value;
  }
  return undefined;
}

/**
 * Who is calling. The authorizer's answer is cached, and a cached Allow outlives its token, so `exp` is
 * looked at again here. Nothing, or nothing readable, means nobody.
 */
function ownerOf(caller: Caller | undefined, now: number): Owner {
  if (!caller || caller.principal.exp * 1000 <= now) throw unauthorized();
  return caller.owner;
}

/** JSON of whatever kind, in UTF-8: parameters other than the charset say nothing that would change how it is read. */
function isJson(contentType: string): boolean {
  const charsets = contentType.matchAll(/;\s*charset\s*=\s*"?([^\s;"]*)/gi);
  return (
    /^\s*application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(contentType) &&
    [...charsets].every(([, charset = '']) => /^utf-?8$/i.test(charset))
  );
}

function readJson(event: APIGatewayProxyEvent): unknown {
  const raw = event.body ?? '';
  const bytes = event.isBase64Encoded ? Buffer.from(raw, 'base64') : undefined;
  if ((bytes?.length ?? Buffer.byteLength(raw)) > MAX_BODY_BYTES) {
    throw new DomainError({ kind: 'too-large', detail: 'The body may have at most 2 MiB.' });
  }
  const type = headerOf(event, 'content-type');
  const isEmpty = (bytes?.length ?? raw.length) === 0;
  if (type === undefined ? !isEmpty : !isJson(type)) {
    throw new DomainError({
      kind: 'unsupported-media-type',
      detail: 'The body must be application/json in UTF-8.',
    });
  }
  if (isEmpty) throw malformed('A body is needed.');
  try {
    return JSON.parse(bytes ? new TextDecoder('utf-8', { fatal: true }).decode(bytes) : raw);
  } catch {
    // The parser's own message quotes the body.
    throw malformed('The body is not valid JSON in UTF-8.');
  }
}

/** Runs `make` when first asked and keeps what it gave; a fault is thrown again each time. */
function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * Reads a gateway event for an endpoint, in the contract's order: 401, 413, 415, 400, then 404 for a
 * malformed id. Query and body are left for the operation to ask for.
 */
export function readRequest(
  endpoint: Endpoint,
  event: APIGatewayProxyEvent,
  caller: Caller | undefined,
  now: number,
) {
  const owner = endpoint.auth === 'token' ? ownerOf(caller, now) : undefined;
  const rawQuery = event.queryStringParameters ?? {};
  const json = endpoint.body === undefined ? undefined : readJson(event);
  const spelled = endpoint.compat ? endpoint.compat.read(json) : json;
  const ifMatch = endpoint.ifMatch ? parseIfMatch(headerOf(event, 'if-match')) : undefined;
  const cursor = cursorCodec(endpoint, { ...rawQuery, ...(event.pathParameters ?? {}) });
  const after =
    endpoint.cursor && rawQuery.cursor !== undefined ? cursor.decode(rawQuery.cursor) : undefined;
  const params = v.safeParse(endpoint.params ?? v.unknown(), event.pathParameters ?? {});
  if (!params.success) throw notFound();

  const query = lazily(() => (endpoint.query ? parseQuery(endpoint.query, rawQuery) : undefined));
  const body = lazily(() => (endpoint.body ? parseBody(endpoint.body, spelled) : undefined));
  const idempotency = lazily(() =>
    endpoint.idempotent ? idempotencyClaim(headerOf(event, 'idempotency-key'), body()) : undefined,
  );
  const request = {
    owner,
    params: params.output,
    get query() {
      return query();
    },
    get body() {
      return body();
    },
    get idempotency() {
      return idempotency();
    },
    after,
    ifMatch,
    requestId: event.requestContext.requestId,
  };
  return { request: request as OperationRequest<never>, cursor };
}
