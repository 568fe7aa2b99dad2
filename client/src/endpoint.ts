/** A response of the API that came with an ETag, or its version. */
export type IfMatch = number | string;

/** The parts of a request. Each endpoint narrows them to its own. */
export interface Input {
  params?: Readonly<Record<string, string | number>>;
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
  /** The version that the change is meant for, as a number or an ETag: another one is answered with 412. */
  ifMatch?: IfMatch;
}

/** The request of an endpoint without parameters and body. */
export type NoInput = Record<never, never>;

/**
 * One endpoint of the API, as data. A bundler drops those that are not imported.
 * @typeParam I the request: path parameters, query and body
 * @typeParam O the body of the response; `Response` for a download
 */
export interface Endpoint<I extends Input = Input, O = unknown> {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** With `{name}` for each path parameter. */
  readonly path: string;
  /** True where a repeated request with the same `Idempotency-Key` gives the first outcome again. */
  readonly idempotent?: true;
  /** Media types of a body that is bytes and not JSON. */
  readonly accepts?: readonly string[];
  /** True where the response is a download. */
  readonly download?: true;
  /** For types only; never set. */
  readonly types?: { readonly input: I; readonly output: O };
}

/** Fills the path and the query. A member of the query that is undefined or null is left out. */
export function pathOf({ path }: Endpoint, { params = {}, query = {} }: Input): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`${path} needs params.${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(name, String(value));
  }
  return search.size > 0 ? `${filled}?${search}` : filled;
}
