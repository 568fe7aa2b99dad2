import { refused } from './refusal.ts';

/** A JSON object whose members are not checked yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A bearer token by its form. Nothing in it is verified. */
export type Token =
  | { form: 'signed'; text: string; header: JsonObject; claims: JsonObject }
  | { form: 'encrypted'; text: string };

/** Characters of a token, all of them ASCII. API Gateway ends at 10,240 bytes of headers in all; other gateways do not. */
export const MAX_TOKEN = 16 * 1024;
const SCHEME_LENGTH = 'Bearer '.length;

const BEARER = /^bearer ([A-Za-z0-9_.-]+)$/i;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Parses bytes as a JSON object.
 * @throws DomainError `unauthorized`; the parser's own error would quote the text
 */
export function parseJsonObject(bytes: Uint8Array): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch {
    throw refused('malformed token');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw refused('malformed token');
  }
  return { ...value };
}

/** A length of 1 modulo 4 is impossible in base64; Node's decoder would accept it. */
function decode(part: string): Uint8Array {
  if (part === '' || part.length % 4 === 1) throw refused('malformed token');
  return Buffer.from(part, 'base64url');
}

/**
 * Takes the token out of an `Authorization` header: `Bearer`, in any case, one space, and a compact JWS (three
 * parts) or JWE (five parts). The length is checked first.
 * @throws DomainError `unauthorized`
 */
export function readToken(authorization: string): Token {
  if (authorization.length > SCHEME_LENGTH + MAX_TOKEN) throw refused('oversized header');
  const text = BEARER.exec(authorization)?.[1];
  if (text === undefined) throw refused('malformed header');
  const parts = text.split('.');
  if (parts.length === 5) return { form: 'encrypted', text };
  const [header, claims, signature] = parts;
  if (parts.length !== 3 || header === undefined || claims === undefined || !signature) {
    throw refused('malformed token');
  }
  const token = {
    form: 'signed',
    text,
    header: parseJsonObject(decode(header)),
    claims: parseJsonObject(decode(claims)),
  } as const;
  // We support no extensions, and a critical one that is not supported must be refused (RFC 7515, 4.1.11).
  if (token.header.crit !== undefined) throw refused('malformed token');
  return token;
}
