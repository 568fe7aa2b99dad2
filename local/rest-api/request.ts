import { Buffer, isUtf8 } from 'node:buffer';
import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** API Gateway's limit on a request's payload. */
const BODY_LIMIT = 10 * 1024 * 1024;

/**
 * Roomier than API Gateway's 10,240 bytes for target and headers, so that the authorizer gets to refuse
 * tokens of any likely size.
 */
const HEADER_LIMIT = 64 * 1024;

/** Headers of one connection, which API Gateway does not pass on. */
const HOP_BY_HOP = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

export type MultiValues = Record<string, string[]>;

/** An HTTP request as API Gateway takes it apart. */
export interface ApiRequest {
  ids: RequestIds;
  method: string;
  /** As it came, percent-encoded, without the query. */
  path: string;
  query: MultiValues;
  /** By the name as the client spelt it first. */
  headers: MultiValues;
  sourceIp: string;
  receivedAt: Date;
}

/** The two ids of `$context`: a client can choose the first by a header, as in AWS, and never the second. */
export interface RequestIds {
  requestId: string;
  extendedRequestId: string;
}

export function createRequestIds(message?: IncomingMessage): RequestIds {
  const given = [message?.headers['x-amzn-requestid'] ?? []].flat().at(-1);
  return {
    requestId: given || randomUUID(),
    extendedRequestId: randomBytes(11).toString('base64'),
  };
}

/** @throws URIError when the path or the query is malformed */
export function readRequest(
  message: IncomingMessage,
  ids: RequestIds,
  receivedAt: Date,
): ApiRequest {
  const target = message.url ?? '/';
  const [path = '/', query = ''] = splitOnce(target, '?');
  if (!path.startsWith('/')) throw new URIError('the target is not a path');
  return {
    ids,
    method: message.method ?? 'GET',
    path,
    query: parseQuery(query),
    headers: groupHeaders(message.rawHeaders),
    sourceIp: message.socket.remoteAddress ?? '127.0.0.1',
    receivedAt,
  };
}

/** True when target and headers together are more than the gateway takes. */
export function hasOversizedHeaders({ url = '', rawHeaders }: IncomingMessage): boolean {
  return rawHeaders.reduce((sum, { length }) => sum + length, url.length) > HEADER_LIMIT;
}

/** The last value of a header, whatever the case of its name. */
export function lastHeader(headers: MultiValues, name: string): string | undefined {
  const found = Object.keys(headers).find((key) => key.toLowerCase() === name);
  return found === undefined ? undefined : headers[found]?.at(-1);
}

/** @throws URIError at a malformed percent-encoding */
function parseQuery(query: string): MultiValues {
  const values: Map<string, string[]> = new Map();
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const [name, value] = splitOnce(pair.replaceAll('+', ' '), '=').map(decodeURIComponent);
    append(values, name ?? '', value ?? '');
  }
  return Object.fromEntries(values);
}

function groupHeaders(raw: readonly string[]): MultiValues {
  const spelling = new Map<string, string>();
  const values: Map<string, string[]> = new Map();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    const name = raw[index] ?? '';
    const key = name.toLowerCase();
    if (HOP_BY_HOP.has(key)) continue;
    const shown = spelling.get(key) ?? name;
    spelling.set(key, shown);
    append(values, shown, raw[index + 1] ?? '');
  }
  return Object.fromEntries(values);
}

function append(values: Map<string, string[]>, name: string, value: string): void {
  const list = values.get(name);
  if (list === undefined) values.set(name, [value]);
  else list.push(value);
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

/**
 * Reads the body; nothing when it is over the limit. A body that is too large is read to its end and thrown
 * away: what is left of it in the connection would otherwise stand before the client's next request.
 * @throws Error when the client goes away
 */
export async function readBody(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message) {
    size += chunk.length;
    if (size <= BODY_LIMIT) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size <= BODY_LIMIT ? Buffer.concat(chunks) : undefined;
}

/** The body as the event carries it: text, or base64 for binary media types and for what is not UTF-8. */
export function encodeBody(
  body: Buffer,
  isBinary: boolean,
): { body: string | null; isBase64Encoded: boolean } {
  if (body.length === 0) return { body: null, isBase64Encoded: false };
  const isBase64Encoded = isBinary || !isUtf8(body);
  return { body: body.toString(isBase64Encoded ? 'base64' : 'utf8'), isBase64Encoded };
}

/** @param mediaType a Content-Type, or the first of an Accept header; parameters are ignored */
export function isBinaryType(types: readonly string[], mediaType: string | undefined): boolean {
  const type = mediaType?.split(/[;,]/)[0]?.trim().toLowerCase();
  if (type === undefined || type === '') return false;
  return types.some((binary) => {
    const wanted = binary.toLowerCase();
    return (
      wanted === '*/*' ||
      wanted === type ||
      (wanted.endsWith('/*') && type.startsWith(wanted.slice(0, -1)))
    );
  });
}
