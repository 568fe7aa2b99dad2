import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { ApiDocument, type Received } from './document.ts';

export interface Answer<T> extends Received {
  /** The parsed JSON; undefined where there is no body or it is not JSON. */
  body: T;
}

export interface Options {
  query?: Readonly<Record<string, string | number | boolean>> | string;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is, in place of `json`. */
  raw?: string | Buffer;
  headers?: OutgoingHttpHeaders;
}

/** Headers that every answer must carry, whoever gave it. */
const ALWAYS = [
  'x-request-id',
  'access-control-allow-origin',
  'access-control-expose-headers',
  'cache-control',
  'strict-transport-security',
  'x-content-type-options',
];

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const documents = new Map<string, Promise<ApiDocument>>();

/** Sends bytes and gets bytes; nothing is normalised, so malformed targets can be tried too. */
export async function exchange(
  url: string,
  method: string,
  target: string,
  headers: OutgoingHttpHeaders,
  body?: string | Buffer,
): Promise<Received> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, method, path: target, headers, agent }, (incoming) =>
      readText(incoming).then(
        (text) => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }),
        reject,
      ),
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function fetchDocument(url: string): Promise<ApiDocument> {
  const { status, text } = await exchange(url, 'GET', '/openapi.json', {});
  if (status !== 200) throw new Error(`/openapi.json answers ${status}`);
  return new ApiDocument(JSON.parse(text));
}

/** The OpenAPI document that a cloud serves, fetched once. */
export function documentOf(url: string): Promise<ApiDocument> {
  let document = documents.get(url);
  if (!document) {
    document = fetchDocument(url);
    documents.set(url, document);
    // One that could not be had is asked for again by whoever comes next.
    document.catch(() => documents.delete(url));
  }
  return document;
}

function queryString(query: Options['query']): string {
  if (query === undefined) return '';
  if (typeof query === 'string') return `?${query}`;
  const texts = Object.entries(query).map(([name, value]) => [name, String(value)] as const);
  return `?${new URLSearchParams(Object.fromEntries(texts))}`;
}

/** What is wrong with the headers of an answer. */
function headerFaults(headers: IncomingHttpHeaders, received: Received): string[] {
  const faults = ALWAYS.filter((name) => headers[name] === undefined).map((name) => `no ${name}`);
  if ([429, 503].includes(received.status) && headers['retry-after'] === undefined) {
    faults.push('no retry-after');
  }
  return faults;
}

/**
 * A client of the API that speaks only the contract and checks every answer, whatever the test is about:
 * against the served OpenAPI document (status, content type, schema, declared headers), and for the headers
 * that all answers carry. OPTIONS, which the document does not tell of, is checked for headers alone.
 */
export class Client {
  readonly #url: () => string;
  readonly authorization: string | undefined;

  /** @param url read at each request, since a restarted cloud has another port */
  constructor(url: () => string, authorization?: string) {
    this.#url = url;
    this.authorization = authorization;
  }

  /** @throws Error when the answer is not what the document allows */
  async send<T>(method: string, path: string, options: Options = {}): Promise<Answer<T>> {
    const { query, json, raw, headers = {} } = options;
    const body = raw ?? (json === undefined ? undefined : JSON.stringify(json));
    const target = path + queryString(query);
    const answer = await exchange(
      this.#url(),
      method,
      target,
      {
        ...(this.authorization === undefined ? {} : { authorization: this.authorization }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        // Node says nothing of a DELETE's body by itself.
        ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
        ...headers,
      },
      body,
    );
    const faults = headerFaults(answer.headers, answer);
    if (method !== 'OPTIONS') {
      faults.push(
        ...(await documentOf(this.#url())).faults(method, path.split('?')[0] ?? '', answer),
      );
    }
    if (faults.length > 0) {
      throw new Error(
        `${method} ${path.slice(0, 200)} ${answer.status}: ${faults.join('; ')}\n${answer.text.slice(0, 500)}`,
      );
    }
    const isJson = /json$/.test(answer.headers['content-type'] ?? '') && answer.text !== '';
    return { ...answer, body: isJson ? JSON.parse(answer.text) : undefined };
  }

  get = <T>(path: string, options?: Options) => this.send<T>('GET', path, options);
  post = <T>(path: string, json?: unknown, options?: Options) =>
    this.send<T>('POST', path, { ...options, json });
  put = <T>(path: string, json?: unknown, options?: Options) =>
    this.send<T>('PUT', path, { ...options, json });
  delete = <T>(path: string, options?: Options) => this.send<T>('DELETE', path, options);
}
