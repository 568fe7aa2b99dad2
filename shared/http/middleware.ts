import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { principalFromContext } from '../auth/index.ts';
import { causeOf, domainErrorOf, type ErrorDetails } from '../errors/index.ts';
import { errorFields, log, pseudonymOf } from '../log/index.ts';
import { type Call, startCall } from '../store/index.ts';
import { corsHeaders, securityHeaders } from './headers.ts';
import { problemResponse } from './problem.ts';
import { bytesOf, type HttpResponse } from './response.ts';

/** Lambda's context with the state of one request. */
export interface RequestContext extends Context {
  work: {
    startedAt: number;
    call: Call;
    caller: Caller | undefined;
    /** Made by the gateway; a client cannot choose it. */
    requestId: string;
    error?: ErrorDetails;
  };
}

/** The authenticated caller. Undefined on public endpoints, and for an authorizer context that cannot be read. */
export type Caller = NonNullable<ReturnType<typeof principalFromContext>>;

type Middleware = MiddlewareObj<APIGatewayProxyEvent, HttpResponse, Error, RequestContext>;

/** Gives the request its deadline and its id, and writes its one log line at the end. */
export const createRequestLog = (service: string): Middleware => {
  const done: NonNullable<Middleware['after']> = (request) => {
    const { event, response } = request;
    const { startedAt, call, caller, error, requestId } = request.context.work;
    if (response) response.headers = { ...response.headers, 'x-request-id': requestId };
    log('info', 'request', {
      service,
      request_id: requestId,
      method: event.httpMethod,
      route: event.resource,
      status: response?.statusCode ?? 500,
      ms: Date.now() - startedAt,
      bytes: response ? bytesOf(response) : 0,
      tenant: caller?.principal.tenant_id,
      owner: caller && pseudonymOf(caller.owner.key),
      error_code: error?.code,
      rcu: call.capacity.read,
      wcu: call.capacity.write,
    });
  };
  return {
    before: ({ event, context }) => {
      context.work = {
        startedAt: Date.now(),
        call: startCall(context.getRemainingTimeInMillis()),
        caller: principalFromContext(event.requestContext.authorizer),
        requestId: requestIdOf(event),
      };
    },
    after: done,
    onError: done,
  };
};

/**
 * The id of a request, made by the gateway. `requestContext.requestId` can be chosen by the client with a header
 * (`x-amzn-RequestId`), the extended id cannot.
 */
export const requestIdOf = ({ requestContext }: APIGatewayProxyEvent): string =>
  requestContext.extendedRequestId ?? '';

/** Adds CORS and security headers to every response, errors included. Headers of the response itself win. */
export const createCommonHeaders = (allowedOrigin: string): Middleware => {
  const headers = { ...securityHeaders, ...corsHeaders(allowedOrigin) };
  const add: NonNullable<Middleware['after']> = ({ response }) => {
    if (response) response.headers = { ...headers, ...response.headers };
  };
  return { after: add, onError: add };
};

/**
 * Turns a thrown error into problem+json. Register it last: `onError` runs in reverse order, and the other middlewares
 * need a response to add headers to.
 */
export const createProblemJson = (service: string): Middleware => ({
  onError: (request) => {
    const { event, context } = request;
    const { requestId } = context.work;
    const error: ErrorDetails = domainErrorOf(request.error) ?? {
      code: 'defect',
      detail: 'An operation failed in an unforeseen way.',
    };
    context.work.error = error;
    if (error.code === 'defect' || error.code === 'unavailable') {
      log(error.code === 'defect' ? 'error' : 'warn', error.detail, {
        service,
        request_id: requestId,
        route: event.resource,
        error_code: error.code,
        ...errorFields(causeOf(request.error)),
      });
    }
    request.response = problemResponse(error, requestId);
  },
});
