/**
 * Verifies Signature Version 4 of a request, so that only somebody who knows the caller's secret is taken for
 * the caller. The secrets are random in each run. Left out: presigned URLs, unsigned and chunked payloads,
 * and the age of a request: nobody but its sender and we see it on the loopback address.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const ALGORITHM = 'AWS4-HMAC-SHA256';

export interface SignedRequest {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface Authorization {
  accessKeyId: string;
  /** Date, region, service and `aws4_request`, with slashes between. */
  scope: string;
  signedHeaders: string[];
  signature: string;
}

/** The parts of an Authorization header; undefined when one is missing. */
export function parseAuthorization(header: string): Authorization | undefined {
  const part = (name: string) => new RegExp(`\\b${name}=([^,\\s]+)`).exec(header)?.[1];
  const [accessKeyId, ...scope] = part('Credential')?.split('/') ?? [];
  const signedHeaders = part('SignedHeaders')?.split(';');
  const signature = part('Signature');
  if (!header.startsWith(`${ALGORITHM} `) || !accessKeyId || scope.length !== 4) return undefined;
  if (signedHeaders === undefined || signature === undefined) return undefined;
  return { accessKeyId, scope: scope.join('/'), signedHeaders, signature };
}

/** True when the request was signed with the secret, and the signature covers the host and the body. */
export function isSignedWith(
  secretAccessKey: string,
  { scope, signedHeaders, signature }: Authorization,
  { method, url, headers, body }: SignedRequest,
): boolean {
  if (!signedHeaders.includes('host')) return false;
  const [path = '/', query = ''] = url.split('?');
  const values = signedHeaders.map((name) => `${name}:${textOf(headers[name])}\n`).join('');
  const request = [method, path, query, values, signedHeaders.join(';'), sha256(body)].join('\n');
  const date = textOf(headers['x-amz-date']);
  const toSign = [ALGORITHM, date, scope, sha256(request)].join('\n');
  const key = scope
    .split('/')
    .reduce<string | Buffer>((secret, part) => hmac(secret, part), `AWS4${secretAccessKey}`);
  const expected = hmac(key, toSign);
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const sha256 = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');

const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();

const textOf = (value: string | string[] | undefined): string =>
  [value ?? []].flat().join(',').trim().replaceAll(/ +/g, ' ');
