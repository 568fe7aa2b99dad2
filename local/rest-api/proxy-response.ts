import { Buffer } from 'node:buffer';
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { isJsonObject, type Json } from '../template/properties.ts';
import type { Answer } from './gateway-responses.ts';
import { isBinaryType } from './request.ts';

/** API Gateway sends these itself, and passes a function's own on under another name. */
const REMAPPED = new Set(['connection', 'content-length', 'date', 'server', 'www-authenticate']);
const DROPPED = new Set(['transfer-encoding', 'upgrade', 'trailer', 'te']);

/**
 * The answer in a function's result, read as an AWS_PROXY integration does. A body in base64 becomes bytes
 * only for a client that accepts one of the binary media types.
 * @returns undefined when API Gateway would call the result malformed
 */
export function readProxyResponse(
  result: unknown,
  binaryMediaTypes: readonly string[],
  accept: string | undefined,
): Answer | undefined {
  if (!isJsonObject(result)) return undefined;
  const { statusCode, headers, multiValueHeaders, body = '', isBase64Encoded = false } = result;
  const status = typeof statusCode === 'string' ? Number(statusCode) : statusCode;
  if (typeof status !== 'number' || !Number.isInteger(status)) return undefined;
  if (status < 200 || status > 599) return undefined;
  if (body !== null && typeof body !== 'string') return undefined;
  if (typeof isBase64Encoded !== 'boolean') return undefined;
  const merged = readHeaders(headers ?? {}, multiValueHeaders ?? {});
  if (merged === undefined) return undefined;
  if (!merged.has('content-type'))
    merged.set('content-type', ['Content-Type', ['application/json']]);
  const isBytes = isBase64Encoded && isBinaryType(binaryMediaTypes, accept);
  return {
    statusCode: status,
    headers: Object.fromEntries(
      [...merged.values()].map(([name, values]) => [name, single(values)]),
    ),
    body: isBytes ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  };
}

type Headers = Map<string, [name: string, values: string[]]>;

/** By lower-case name; where both maps have one, the multi-value map counts. */
function readHeaders(headers: Json, multiValueHeaders: Json): Headers | undefined {
  if (!isJsonObject(headers) || !isJsonObject(multiValueHeaders)) return undefined;
  const merged: Headers = new Map();
  for (const [name, value] of [...Object.entries(headers), ...Object.entries(multiValueHeaders)]) {
    const list = Array.isArray(value) ? value : [value];
    if (!list.every((item) => isSendable(name, item))) return undefined;
    const key = name.toLowerCase();
    if (DROPPED.has(key)) continue;
    const sent = REMAPPED.has(key) ? `x-amzn-remapped-${key}` : name;
    merged.set(key, [sent, list.map(String)]);
  }
  return merged;
}

function isSendable(name: string, value: Json): boolean {
  if (value === null || typeof value === 'object') return false;
  try {
    validateHeaderName(name);
    validateHeaderValue(name, String(value));
    return true;
  } catch {
    return false;
  }
}

const single = (values: string[]): string | string[] =>
  values.length === 1 ? (values[0] ?? '') : values;
