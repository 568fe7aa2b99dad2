import type { Readable } from 'node:stream';
import * as v from 'valibot';
import type { Endpoint, Success } from '../api/index.ts';
import { defect } from '../errors/index.ts';
import type { CursorCodec } from './cursor.ts';
import { etagOf } from './preconditions.ts';
import { problems } from './problem.ts';

/** A response in the form of Lambda's proxy integration. A streamed response has a stream as its body. */
export interface HttpResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: string | Readable;
  isBase64Encoded?: boolean;
}

/** The size of a response body on the wire; 0 for a stream, whose size is unknown. */
export const bytesOf = ({ body, isBase64Encoded }: HttpResponse): number =>
  typeof body === 'string' ? Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8') : 0;

const Paged = v.looseObject({
  items: v.array(v.unknown()),
  next: v.nullable(v.string()),
  unreadable: v.optional(v.number(), 0),
});
const Versioned = v.looseObject({ version: v.number() });

/** A member of a body by its path, such as `prompt.id`. */
const memberOf = (body: unknown, path: string): string => {
  const value = path
    .split('.')
    .reduce<unknown>((object, name) => (Object(object) as Record<string, unknown>)[name], body);
  return value === undefined ? '' : String(value);
};

/** A page in its endpoint's form: the items under their member, or alone with the rest in headers. */
function makePage(success: Success, result: unknown, cursor: CursorCodec) {
  const { items, next: position, unreadable, ...members } = v.parse(Paged, result);
  const next = position === null ? null : cursor.encode(position);
  if (success.cursorHeader) {
    const headers = {
      ...(next === null ? {} : { 'x-next-cursor': next }),
      ...(unreadable > 0 ? { 'x-unreadable': String(unreadable) } : {}),
    };
    return { body: items, headers };
  }
  const body = {
    ...members,
    [success.itemsMember ?? 'items']: items,
    next_cursor: next,
    ...(unreadable > 0 ? { unreadable } : {}),
  };
  return { body, headers: {} };
}

/** Parses a result by its schema, so that an undeclared member cannot leave. */
function parseResult(endpoint: Endpoint, schema: v.GenericSchema, result: unknown): unknown {
  const parsed = v.safeParse(schema, result);
  if (!parsed.success) throw defect(`the answer of ${endpoint.id} does not match its definition`);
  return parsed.output;
}

/** A response that is not JSON: text as it is, bytes in base64, a stream as it comes. */
function makeRawResponse(
  { success }: Endpoint,
  result: unknown,
  headers: Record<string, string>,
): HttpResponse {
  const { body, fileName } = result as { body: string | Uint8Array | Readable; fileName?: string };
  const isBytes = body instanceof Uint8Array;
  return {
    statusCode: success.status,
    headers: {
      ...headers,
      'content-type': success.contentType ?? 'application/octet-stream',
      ...(fileName === undefined
        ? {}
        : { 'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"` }),
    },
    body: isBytes ? Buffer.from(body).toString('base64') : body,
    ...(isBytes ? { isBase64Encoded: true } : {}),
  };
}

/**
 * Makes the response to a result by the endpoint's definition: status, body, ETag, Location, cursor.
 * @throws DomainError `defect` for a result that does not match the definition
 */
export function respond(endpoint: Endpoint, result: unknown, cursor: CursorCodec): HttpResponse {
  const { success } = endpoint;
  const headers: Record<string, string> = endpoint.cacheControl
    ? { 'cache-control': endpoint.cacheControl }
    : {};
  if (success.contentType !== undefined) return makeRawResponse(endpoint, result, headers);
  if (!success.body) return { statusCode: success.status, headers, body: '' };

  const page = endpoint.cursor ? makePage(success, result, cursor) : undefined;
  const body = parseResult(endpoint, success.body, page ? page.body : result);
  const other = success.otherwise?.when(body) ? success.otherwise.status : undefined;
  const status = other ?? success.status;
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/json',
      ...(success.etag ? { etag: etagOf(v.parse(Versioned, body).version) } : {}),
      ...(success.location
        ? { location: success.location.replace(/\{([\w.]+)\}/g, (_, path) => memberOf(body, path)) }
        : {}),
      ...page?.headers,
      ...(status === problems.unavailable.status
        ? { 'retry-after': String(problems.unavailable.retryAfter) }
        : {}),
      ...headers,
    },
    body:
      endpoint.method === 'HEAD'
        ? ''
        : JSON.stringify(endpoint.compat ? endpoint.compat.write(body) : body),
  };
}
