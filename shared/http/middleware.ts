import type { MiddlewareObj } from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { principalFromContext } from '../auth/index.ts';
import { DomainError, type Fault } from '../errors/index.ts';
import { errorFields, hashOwner, log } from '../log/index.ts';
import { type Call, startCall } from '../store/index.ts';
import { corsHeaders, securityHeaders } from './headers.ts';
import { problemResponse } from './problem.ts';

/** Lambda's context with what the stack keeps of one request. */
export interface RequestContext extends Context {
  work: { startedAt: number; call: Call; caller: Caller | undefined; fault?: Fault };
}

/** Who the authorizer says is calling; undefined on public endpoints, and for what cannot be read. */
export type Caller = NonNullable<ReturnType<typeof principalFromContext>>;

type Middleware = MiddlewareObj<APIGatewayProxyEvent, APIGatewayProxyResult, Error, RequestContext>;

/** Gives the request its deadline and its id, and writes its one log line when it is over. */
export const requestLog = (service: string): Middleware => {
  const done: NonNullable<Middleware['after']> = (request) => {
    const { event, response } = request;
    const { startedAt, call, caller, fault } = request.context.work;
    const requestId = event.requestContext.requestId;
    if (response) response.headers = { ...response.headers, 'x-request-id': requestId };
    log('info', 'request', {
      service,
      request_id: requestId,
      method: event.httpMethod,
      route: event.resource,
      status: response?.statusCode ?? 500,
      ms: Date.now() - startedAt,
      bytes: response ? Buffer.byteLength(response.body) : 0,
      tenant: caller?.principal.tenant_id,
      owner: caller && hashOwner(caller.owner.key),
      fault: fault?.kind,
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
      };
    },
    after: done,
    onError: done,
  };
};

/** CORS and security headers on every answer, errors included; what the answer says itself wins. */
export const commonHeaders = (allowedOrigin: string): Middleware => {
  const headers = { ...securityHeaders, ...corsHeaders(allowedOrigin) };
  const add: NonNullable<Middleware['after']> = ({ response }) => {
    if (response) response.headers = { ...headers, ...response.headers };
  };
  return { after: add, onError: add };
};

/**
 * Turns what was thrown into problem+json. Must be registered last: `onError` runs in reverse order, and
 * the others have nothing to add headers to before there is a response.
 */
export const problemJson = (service: string): Middleware => ({
  onError: (request) => {
    const { error, event, context } = request;
    const requestId = event.requestContext.requestId;
    const fault: Fault =
      error instanceof DomainError
        ? error.fault
        : { kind: 'defect', detail: 'An operation failed in a way nobody foresaw.' };
    context.work.fault = fault;
    if (fault.kind === 'defect' || fault.kind === 'unavailable') {
      const cause = error instanceof DomainError ? (error.cause ?? error) : error;
      log(fault.kind === 'defect' ? 'error' : 'warn', fault.detail, {
        service,
        request_id: requestId,
        route: event.resource,
        ...errorFields(cause),
      });
    }
    request.response = problemResponse(fault, requestId);
  },
});
