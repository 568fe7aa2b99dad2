/**
 * The REST API itself, in API Gateway's order: route, authorizer, body, integration. Left out: throttling
 * and access logs of the stage, caching, compression.
 */
import { Buffer } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Invoker } from '../aws/types.ts';
import type { Trace } from '../trace/trace.ts';
import { AuthorizerRunner } from './authorizer.ts';
import { type Answer, gatewayAnswer, type ResponseType } from './gateway-responses.ts';
import { type Match, matchPath } from './matching.ts';
import { mockAnswer } from './mock.ts';
import type { Authorizer, LambdaIntegration, RestApi, Route } from './model.ts';
import { type MatchedRequest, methodArn, proxyEvent } from './proxy-event.ts';
import { readProxyResponse } from './proxy-response.ts';
import {
  type ApiRequest,
  createRequestIds,
  hasOversizedHeaders,
  lastHeader,
  type RequestIds,
  readBody,
  readRequest,
} from './request.ts';
import { StreamedAnswer } from './streamed-answer.ts';

/** An answer that the gateway gives by itself, and why. */
class Refusal extends Error {
  override name = 'Refusal';
  readonly type: ResponseType;
  readonly detail: string | undefined;

  constructor(type: ResponseType, detail?: string) {
    super(type);
    this.type = type;
    this.detail = detail;
  }
}

export class RestApiHandler {
  readonly #api: RestApi;
  readonly #invoker: Invoker;
  readonly #print: (line: string) => void;
  readonly #trace: Trace | undefined;
  readonly #authorizers = new Map<Authorizer, AuthorizerRunner>();

  constructor(api: RestApi, invoker: Invoker, print: (line: string) => void, trace?: Trace) {
    this.#api = api;
    this.#invoker = invoker;
    this.#print = print;
    this.#trace = trace;
    this.forgetAuthorizations();
  }

  /** Empties the authorizers' caches, as a deployment does. */
  forgetAuthorizations(): void {
    for (const { methods } of this.#api.routes) {
      for (const { authorizer } of methods.values()) {
        if (authorizer === undefined) continue;
        this.#authorizers.set(authorizer, new AuthorizerRunner(authorizer, this.#invoker));
      }
    }
  }

  /** Answers one request; rejects only when the client has gone. */
  async handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const ids = createRequestIds(message);
    const trace = this.#trace;
    if (trace === undefined) return this.#handle(message, response, ids);
    const start = performance.now();
    const { extendedRequestId } = ids;
    await trace.within(extendedRequestId, () => this.#handle(message, response, ids));
    const [path = ''] = (message.url ?? '').split('?');
    const { method = '' } = message;
    const ms = Math.round((performance.now() - start) * 10) / 10;
    trace.add({ kind: 'request', method, path, status: response.statusCode, ms }, [
      extendedRequestId,
    ]);
  }

  async #handle(
    message: IncomingMessage,
    response: ServerResponse,
    ids: RequestIds,
  ): Promise<void> {
    const streamed = new StreamedAnswer(response, { 'x-amzn-RequestId': ids.requestId });
    const answer = await this.#answer(message, ids, streamed).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      const refusal = this.#refuse(error, message.method ?? '', ids);
      if (streamed.hasBegun) streamed.cut();
      return refusal;
    });
    if (streamed.hasBegun) return streamed.end();
    const { statusCode, headers, body } = framed(answer, ids);
    response.writeHead(statusCode, headers);
    response.end(body);
  }

  /** The answer to what is no HTTP request, or one with headers beyond all bounds. */
  unreadable(): Answer {
    const ids = createRequestIds();
    return framed(this.#refuse(new Refusal('BAD_REQUEST_PARAMETERS'), 'unreadable', ids), ids);
  }

  #refuse({ type, detail }: Refusal, method: string, ids: RequestIds): Answer {
    // The function's log has nothing of these.
    this.#print(`${'api'.padEnd(14)} ${method} ${type} ${ids.extendedRequestId}`);
    return gatewayAnswer(this.#api.gatewayResponses, type, ids, detail);
  }

  async #answer(
    message: IncomingMessage,
    ids: RequestIds,
    streamed: StreamedAnswer,
  ): Promise<Answer> {
    const { request, match } = this.#route(message, ids);
    const method = match.route.methods.get(request.method) ?? match.route.methods.get('ANY');
    if (method === undefined) throw new Refusal('MISSING_AUTHENTICATION_TOKEN');
    const authorizer =
      method.authorizer === undefined
        ? undefined
        : await this.#authorize(method.authorizer, request);
    // Behind the authorizer, so that a token beyond all bounds is a bad token and not a bad request.
    if (hasOversizedHeaders(message)) throw new Refusal('BAD_REQUEST_PARAMETERS');
    const body = await readBody(message);
    if (body === undefined) throw new Refusal('REQUEST_TOO_LARGE');
    if (method.integration.type === 'mock') {
      const contentType = lastHeader(request.headers, 'content-type');
      const answer = mockAnswer(method.integration, ids, contentType);
      if (answer === undefined) throw new Refusal('UNSUPPORTED_MEDIA_TYPE');
      return answer;
    }
    const matched = { request, ...match, authorizer, body };
    return this.#integrate(method.integration, matched, streamed);
  }

  #route(message: IncomingMessage, ids: RequestIds): { request: ApiRequest; match: Match<Route> } {
    try {
      const request = readRequest(message, ids, new Date());
      const match = matchPath(this.#api.routes, request.path);
      if (match === undefined) throw new Refusal('MISSING_AUTHENTICATION_TOKEN');
      return { request, match };
    } catch (error) {
      throw error instanceof URIError ? new Refusal('BAD_REQUEST_PARAMETERS') : error;
    }
  }

  async #authorize(authorizer: Authorizer, request: ApiRequest): Promise<Record<string, string>> {
    const token = lastHeader(request.headers, authorizer.header);
    const runner = this.#authorizers.get(authorizer);
    const decision = await runner?.decide(token, methodArn(this.#api, request));
    if (decision === undefined) throw new Refusal('AUTHORIZER_CONFIGURATION_ERROR');
    if (!decision.allowed) throw new Refusal(decision.type, decision.detail);
    return decision.context;
  }

  /** @returns the answer; for one that was streamed, what comes back has been sent already */
  async #integrate(
    { functionArn, streams, timeoutMs }: LambdaIntegration,
    matched: MatchedRequest,
    streamed: StreamedAnswer,
  ): Promise<Answer> {
    const signal = AbortSignal.timeout(timeoutMs);
    const event = proxyEvent(this.#api, matched);
    const outcome = await this.#invoker.invoke(functionArn, event, {
      signal,
      ...(streams && { takeChunk: (bytes: Uint8Array) => streamed.write(bytes) }),
    });
    if (signal.aborted) throw new Refusal('INTEGRATION_TIMEOUT');
    if (!outcome.ok) throw new Refusal(failureType(outcome.errorType));
    if (streams) {
      // An answer without a prelude is one of a function that does not stream.
      if (!streamed.hasBegun) throw new Refusal('DEFAULT_5XX');
      return { statusCode: 200, headers: {}, body: '' };
    }
    const accept = lastHeader(matched.request.headers, 'accept');
    const answer = readProxyResponse(outcome.payload, this.#api.binaryMediaTypes, accept);
    if (answer === undefined) throw new Refusal('DEFAULT_5XX');
    return answer;
  }
}

/** An answer with the headers that say where it ends and which request it belongs to. */
const framed = ({ statusCode, headers, body }: Answer, { requestId }: RequestIds): Answer => ({
  statusCode,
  headers: {
    ...headers,
    ...(statusCode === 204 || statusCode === 304
      ? {}
      : { 'content-length': String(Buffer.byteLength(body)) }),
    'x-amzn-RequestId': requestId,
  },
  body,
});

/** To API Gateway a function's error is a malformed answer; only a function it cannot reach is a failed integration. */
function failureType(errorType: string): ResponseType {
  if (errorType === 'RequestTooLargeException') return 'REQUEST_TOO_LARGE';
  const isUnreachable = errorType === 'ResourceNotFoundException' || errorType === 'Shutdown';
  return isUnreachable ? 'INTEGRATION_FAILURE' : 'DEFAULT_5XX';
}
