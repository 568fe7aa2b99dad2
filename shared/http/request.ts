import type { APIGatewayProxyEvent } from 'aws-lambda';
import * as v from 'valibot';
import type { Endpoint } from '../api/index.ts';
import { DomainError, malformed, notFound } from '../errors/index.ts';
import type { Owner } from '../tables/index.ts';
import { createCursorCodec } from './cursor.ts';
import { parseBody, parseQuery } from './input.ts';
import type { Caller } from './middleware.ts';
import type { OperationRequest } from './operation.ts';
import { parseIdempotencyKey, parseIfMatch } from './preconditions.ts';

const MAX_JSON_BYTES = 2 * 1024 * 1024;
/** Lambda takes 6 MB of base64, which is 4.5 MB of bytes. */
const MAX_RAW_BYTES = 4 * 1024 * 1024;

const unauthorized = () =>
  new DomainError({ code: 'unauthorized', detail: 'A valid token is needed.' });

/** Finds a header in any case: HTTP/1.1 clients send names as they like. */
export function headerOf(event: APIGatewayProxyEvent, name: string): string | undefined {
  for (const [key, value] of Object.entries(event.headers ?? {})) {
    if (key.toLowerCase() === name) return value;
  }
  return undefined;
}

/**
 * The caller as an owner. A cached Allow of the authorizer outlives its token, so `exp` is checked again here.
 * @throws DomainError `unauthorized`
 */
function ownerOf(caller: Caller | undefined, now: number): Owner {
  if (!caller || caller.principal.exp * 1000 <= now) throw unauthorized();
  return caller.owner;
}

/** True for JSON in UTF-8. Parameters other than the charset do not matter. */
function isJson(contentType: string): boolean {
  const charsets = contentType.matchAll(/;\s*charset\s*=\s*"?([^\s;"]*)/gi);
  return (
    /^\s*application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(contentType) &&
    [...charsets].every(([, charset = '']) => /^utf-?8$/i.test(charset))
  );
}

const mediaTypeOf = (contentType: string): string =>
  contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** The raw body. @throws DomainError `too-large` */
function readRaw(event: APIGatewayProxyEvent, maxBytes: number): string | Buffer {
  const raw = event.body ?? '';
  const body = event.isBase64Encoded ? Buffer.from(raw, 'base64') : raw;
  if (Buffer.byteLength(body) > maxBytes) {
    const detail = `The body may have at most ${maxBytes / (1024 * 1024)} MiB.`;
    throw new DomainError({ code: 'too-large', detail });
  }
  return body;
}

const unsupported = (detail: string) => new DomainError({ code: 'unsupported-media-type', detail });

/** @throws DomainError `too-large`, `unsupported-media-type`, or `malformed` for an empty body and for broken JSON */
function readJson(event: APIGatewayProxyEvent): unknown {
  const raw = readRaw(event, MAX_JSON_BYTES);
  const type = headerOf(event, 'content-type');
  const isEmpty = raw.length === 0;
  if (type === undefined ? !isEmpty : !isJson(type)) {
    throw unsupported('The body must be application/json in UTF-8.');
  }
  if (isEmpty) throw malformed('A body is needed.');
  try {
    const text =
      typeof raw === 'string' ? raw : new TextDecoder('utf-8', { fatal: true }).decode(raw);
    // A byte order mark is no part of the JSON.
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    // The parser's own message would quote the body.
    throw malformed('The body is not valid JSON in UTF-8.');
  }
}

/** @throws DomainError `too-large`, `unsupported-media-type`, or `malformed` for an empty body */
function readBytes(event: APIGatewayProxyEvent, accepts: readonly string[]): Uint8Array {
  const raw = readRaw(event, MAX_RAW_BYTES);
  if (!accepts.includes(mediaTypeOf(headerOf(event, 'content-type') ?? ''))) {
    throw unsupported(`The body must be one of ${accepts.join(', ')}.`);
  }
  if (raw.length === 0) throw malformed('A body is needed.');
  return typeof raw === 'string' ? Buffer.from(raw) : raw;
}

/** Returns a function that runs `make` once and remembers the result. An error is thrown again each time. */
function memoize<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Reads the raw body at once, and returns a function that parses it on demand. */
function readBody(endpoint: Endpoint, event: APIGatewayProxyEvent): () => unknown {
  if (endpoint.accepts) {
    const bytes = readBytes(event, endpoint.accepts);
    return () => bytes;
  }
  const { body, compat } = endpoint;
  if (!body) return () => undefined;
  const json = readJson(event);
  return memoize(() => parseBody(body, compat ? compat.read(json) : json));
}

/**
 * Reads a gateway event for an endpoint, in the contract's order: 401, 413, 415, 400, then 404 for a malformed id.
 * Query and body are validated when the operation asks for them.
 */
export function readRequest(
  endpoint: Endpoint,
  event: APIGatewayProxyEvent,
  { caller, requestId }: { caller: Caller | undefined; requestId: string },
  now: number,
) {
  const owner = endpoint.auth === 'token' ? ownerOf(caller, now) : undefined;
  const rawQuery = event.queryStringParameters ?? {};
  const body = readBody(endpoint, event);
  const ifMatch = endpoint.ifMatch ? parseIfMatch(headerOf(event, 'if-match')) : undefined;
  const cursor = createCursorCodec(endpoint, { ...rawQuery, ...(event.pathParameters ?? {}) });
  const after =
    endpoint.cursor && rawQuery.cursor !== undefined ? cursor.decode(rawQuery.cursor) : undefined;
  const params = v.safeParse(endpoint.params ?? v.unknown(), event.pathParameters ?? {});
  if (!params.success) throw notFound();

  const query = memoize(() => (endpoint.query ? parseQuery(endpoint.query, rawQuery) : undefined));
  const idempotency = memoize(() =>
    endpoint.idempotent
      ? parseIdempotencyKey(headerOf(event, 'idempotency-key'), endpoint.id, body())
      : undefined,
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
    requestId,
  };
  return { request: request as OperationRequest<never>, cursor };
}
