import type { APIGatewayProxyResult } from 'aws-lambda';
import * as v from 'valibot';
import type { Endpoint } from '../api/index.ts';
import { defect } from '../errors/index.ts';
import type { CursorCodec } from './cursor.ts';
import { etagOf } from './preconditions.ts';
import { problems } from './problem.ts';

const Paged = v.looseObject({ items: v.array(v.unknown()), next: v.nullable(v.string()) });
const Versioned = v.looseObject({ version: v.number() });

const memberOf = (body: unknown, name: string): string =>
  typeof body === 'object' && body !== null && name in body
    ? String(Object.entries(body).find(([key]) => key === name)?.[1])
    : '';

/**
 * The answer to a result, by the endpoint's definition: parsed by its schema, so that no undeclared member
 * leaves, with ETag and Location where it says so.
 */
export function respond(
  endpoint: Endpoint,
  result: unknown,
  cursor: CursorCodec,
): APIGatewayProxyResult {
  const { success } = endpoint;
  const cacheControl: Record<string, string> = endpoint.cacheControl
    ? { 'cache-control': endpoint.cacheControl }
    : {};
  if (!success.body) return { statusCode: success.status, headers: cacheControl, body: '' };

  const paged = endpoint.cursor ? v.parse(Paged, result) : undefined;
  const next = paged && paged.next !== null ? cursor.encode(paged.next) : null;
  const asArray = success.cursorHeader === true;
  const { next: _position, ...members } = paged ?? {};
  const page = paged && (asArray ? paged.items : { ...members, next_cursor: next });
  const answer = page ?? result;
  const parsed = v.safeParse(success.body, answer);
  if (!parsed.success) throw defect(`the answer of ${endpoint.id} does not match its definition`);
  const body = parsed.output;
  const other = success.otherwise?.when(body) ? success.otherwise.status : undefined;
  const status = other ?? success.status;
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/json',
      ...(success.etag ? { etag: etagOf(v.parse(Versioned, body).version) } : {}),
      ...(success.location
        ? { location: success.location.replace(/\{(\w+)\}/g, (_, name) => memberOf(body, name)) }
        : {}),
      ...(asArray && next !== null ? { 'x-next-cursor': next } : {}),
      ...(status === problems.unavailable.status
        ? { 'retry-after': String(problems.unavailable.retryAfter) }
        : {}),
      ...cacheControl,
    },
    body: JSON.stringify(endpoint.compat ? endpoint.compat.write(body) : body),
  };
}
