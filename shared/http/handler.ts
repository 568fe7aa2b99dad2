import middy, { type PluginExecutionMode } from '@middy/core';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Api, Endpoint, EndpointDefinition } from '../api/index.ts';
import { notFound } from '../errors/index.ts';
import { type Call, resultOf, startCall } from '../store/index.ts';
import {
  createCommonHeaders,
  createProblemJson,
  createRequestLog,
  type RequestContext,
} from './middleware.ts';
import type { Operation, Operations } from './operation.ts';
import { readRequest } from './request.ts';
import { type HttpResponse, respond } from './response.ts';

interface Route<Deps> {
  endpoint: Endpoint;
  operation: Operation<EndpointDefinition, Deps>;
}

const routeKey = (method: string, path: string) => `${method} ${path}`;

/** The parts of an HTTP handler. */
export interface HttpHandlerOptions<A extends Api, Deps> {
  api: A;
  allowedOrigin: string;
  operations: Operations<A, Deps>;
  /** Makes the dependencies of the operations, for one request. */
  deps: (call: Call, requestId: string) => Deps;
  /** Present for a function of streaming endpoints. */
  executionMode?: PluginExecutionMode;
}

/** A function is either streaming or buffered: a streamed prelude cannot serve a buffered method. */
function requireOneMode(api: Api, isStreaming: boolean): void {
  for (const { id, streaming = false } of Object.values(api.endpoints)) {
    if (streaming !== isStreaming) {
      throw new Error(`${id} is ${streaming ? 'streaming' : 'buffered'} and its function is not`);
    }
  }
}

/**
 * Creates the Lambda handler of a service that answers REST requests. It routes by the gateway's resource, and reads
 * the request and makes the response by the endpoint's definition.
 * @throws Error for a streaming endpoint in a buffered function, or the other way round
 */
export function createHttpHandler<A extends Api, Deps>(options: HttpHandlerOptions<A, Deps>) {
  const { api, executionMode } = options;
  requireOneMode(api, executionMode !== undefined);
  const operations = new Map<string, Operation<EndpointDefinition, Deps>>(
    Object.entries(options.operations),
  );
  const routes = new Map<string, Route<Deps>>();
  for (const endpoint of Object.values(api.endpoints)) {
    const operation = operations.get(endpoint.id);
    if (operation) routes.set(routeKey(endpoint.method, endpoint.path), { endpoint, operation });
  }

  return middy<APIGatewayProxyEvent, HttpResponse, Error, RequestContext>({
    // The call's deadline limits the time. Middy's own timer would cost 2 µs per request.
    timeoutEarlyInMillis: 0,
    ...(executionMode === undefined ? {} : { executionMode }),
  })
    .use(createRequestLog(api.service))
    .use(createCommonHeaders(options.allowedOrigin))
    .use(createProblemJson(api.service))
    .handler(async (event, context) => {
      const route = routes.get(routeKey(event.httpMethod, event.resource));
      if (!route) throw notFound();
      const { work } = context;
      if (route.endpoint.slow) {
        const { deadline } = startCall(context.getRemainingTimeInMillis(), Infinity);
        work.call = { ...work.call, deadline };
      }
      const { call, caller, requestId } = work;
      const { request, cursor } = readRequest(
        route.endpoint,
        event,
        { caller, requestId },
        Date.now(),
      );
      const deps = options.deps(call, requestId);
      return respond(route.endpoint, resultOf(await route.operation(deps, request)), cursor);
    });
}
