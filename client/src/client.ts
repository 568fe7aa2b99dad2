import { type Endpoint, type IfMatch, type Input, pathOf } from './endpoint.ts';
import { type Problem, readProblem } from './problem.ts';
import { type RetryOptions, wait, waitBefore } from './retry.ts';

/** The outcome of a request: what was asked for, or the problem. */
export type Result<O> = Success<O> | Failure;

export interface Success<O> {
  readonly ok: true;
  readonly status: number;
  /** The body of the response; undefined where there is none (204). */
  readonly data: O;
  /** The version as an ETag, for `ifMatch`. */
  readonly etag: string | undefined;
  /** The cursor of the next page; undefined on the last one. */
  readonly nextCursor: string | undefined;
  /** The id under which the API has logged the request. */
  readonly requestId: string | undefined;
}

export interface Failure {
  readonly ok: false;
  readonly problem: Problem;
  /** The error beneath a problem of the network. */
  readonly cause?: unknown;
}

export interface ClientOptions {
  /** The address of the API, for example `https://api.example.com`. */
  baseUrl: string;
  /**
   * The bearer token, or a function that gives the current one. The function is asked again, with `refused: true`, when
   * a token is refused; a new one is tried once.
   */
  token?:
    | string
    | ((state: { refused: boolean }) => string | undefined | Promise<string | undefined>);
  retry?: RetryOptions;
  /** Seconds until one attempt is given up. Default 30. A download may take longer once it has begun. */
  timeout?: number;
  fetch?: typeof globalThis.fetch;
}

export interface CallOptions {
  signal?: AbortSignal;
  /** In place of the key that the client makes, for a request that is repeated after a reload. */
  idempotencyKey?: string;
}

/** The arguments of a call. The input may be left out when none of its parts is required. */
type Arguments<I> =
  Partial<I> extends I ? [input?: I, options?: CallOptions] : [input: I, options?: CallOptions];

/** A client of one API, for one user. */
export interface Client {
  /**
   * Calls an endpoint. Requests that cannot do harm twice are repeated after faults that may pass, with the wait that
   * the API asks for. Problems are values; nothing is thrown but the reason of your own `signal`.
   */
  call<I extends Input, O>(endpoint: Endpoint<I, O>, ...args: Arguments<I>): Promise<Result<O>>;
}

const quoted = (ifMatch: IfMatch): string =>
  typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch;

/** True where the request may be sent again although the first one may have been carried out. */
const isRepeatable = ({ method, idempotent }: Endpoint, { ifMatch }: Input): boolean =>
  method === 'GET' || idempotent === true || (method !== 'POST' && ifMatch === undefined);

const contentTypeOf = (body: unknown): string | undefined =>
  body instanceof Blob && body.type !== '' ? body.type : undefined;

async function readSuccess<O>(endpoint: Endpoint, response: Response): Promise<Success<O>> {
  const { status, headers } = response;
  const data: unknown = endpoint.download
    ? response
    : status === 204
      ? undefined
      : await response.json();
  const { next_cursor: inBody } = (data ?? {}) as { next_cursor?: string | null };
  return {
    ok: true,
    status,
    data: data as O,
    etag: headers.get('etag') ?? undefined,
    nextCursor: inBody ?? headers.get('x-next-cursor') ?? undefined,
    requestId: headers.get('x-request-id') ?? undefined,
  };
}

const networkProblem = (cause: unknown): Failure => ({
  ok: false,
  problem: {
    code: 'network',
    title: 'No response',
    status: 0,
    detail: 'The connection failed or took too long.',
  },
  cause,
});

/** Creates a client. It holds no state but its options, and one may serve a whole page or server. */
export function createClient(options: ClientOptions): Client {
  const base = options.baseUrl.replace(/\/+$/, '');
  const tokenOf = async (refused: boolean): Promise<string | undefined> =>
    typeof options.token === 'function' ? options.token({ refused }) : options.token;

  async function send(
    endpoint: Endpoint,
    input: Input,
    token: string | undefined,
    { idempotencyKey, signal }: CallOptions,
  ): Promise<Response> {
    const headers: Record<string, string> = {};
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    if (input.ifMatch !== undefined) headers['if-match'] = quoted(input.ifMatch);
    if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
    const init: RequestInit = { method: endpoint.method, headers };
    if (endpoint.accepts) {
      headers['content-type'] = contentTypeOf(input.body) ?? 'application/octet-stream';
      init.body = input.body as Blob | Uint8Array<ArrayBuffer>;
    } else if (input.body !== undefined) {
      headers['content-type'] = 'application/json';
      init.body = JSON.stringify(input.body);
    }
    const timeout = new AbortController();
    const expire = () =>
      timeout.abort(new DOMException('The API did not answer in time', 'TimeoutError'));
    const timer = setTimeout(expire, (options.timeout ?? 30) * 1000);
    try {
      const { fetch = globalThis.fetch } = options;
      const response = await fetch(base + pathOf(endpoint, input), {
        ...init,
        signal: signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal,
      });
      // A download has its own pace once it has begun; all else must be whole in time.
      if (endpoint.download && response.ok) return response;
      const body = await response.arrayBuffer();
      return new Response(body.byteLength > 0 ? body : null, response);
    } finally {
      clearTimeout(timer);
    }
  }

  async function call<I extends Input, O>(
    endpoint: Endpoint<I, O>,
    ...[given, callOptions = {}]: Arguments<I>
  ): Promise<Result<O>> {
    const input: Input = given ?? {};
    const { signal } = callOptions;
    const request: CallOptions = {
      ...callOptions,
      ...(endpoint.idempotent
        ? { idempotencyKey: callOptions.idempotencyKey ?? crypto.randomUUID() }
        : {}),
    };
    let token = await tokenOf(false);
    let refreshed = false;
    for (let attempt = 1; ; attempt++) {
      let failure: Failure;
      let mayRepeat = isRepeatable(endpoint, input);
      try {
        const response = await send(endpoint, input, token, request);
        if (response.ok) return await readSuccess<O>(endpoint, response);
        failure = { ok: false, problem: await readProblem(response) };
        const { status, retryAfter } = failure.problem;
        if (status === 401 && !refreshed && typeof options.token === 'function') {
          refreshed = true;
          const fresh = await tokenOf(true);
          if (fresh !== undefined && fresh !== token) {
            token = fresh;
            continue;
          }
        }
        // Throttled, or lost against other writes: the request was not carried out.
        if (status === 429 || (status === 409 && retryAfter !== undefined)) mayRepeat = true;
        else if (status < 500 || status === 501) return failure;
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        failure = networkProblem(error);
      }
      const seconds = mayRepeat
        ? waitBefore(attempt, failure.problem.retryAfter, options.retry ?? {})
        : undefined;
      if (seconds === undefined) return failure;
      await wait(seconds, signal);
    }
  }

  return { call };
}
