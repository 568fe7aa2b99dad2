import middy from '@middy/core';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { Api, Endpoint, EndpointDefinition } from '../api/index.ts';
import { notFound } from '../errors/index.ts';
import type { Call } from '../store/index.ts';
import { commonHeaders, problemJson, type RequestContext, requestLog } from './middleware.ts';
import type { Operation, Operations } from './operation.ts';
import { readRequest } from './request.ts';
import { respond } from './response.ts';

export type { Operation, OperationRequest, Operations } from './operation.ts';
export type { IdempotencyClaim, IfMatch } from './preconditions.ts';
export { requireMatch } from './preconditions.ts';

interface Route<Deps> {
  endpoint: Endpoint;
  operation: Operation<EndpointDefinition, Deps>;
}

const routeKey = (method: string, path: string) => `${method} ${path}`;

/**
 * The Lambda handler of a service that answers REST requests: routes by the gateway's resource, reads the
 * request by the endpoint's definition, runs its operation, answers by the definition.
 * @param options.deps makes what the operations depend on, for one request
 */
export function createHttpHandler<A extends Api, Deps>(options: {
  api: A;
  allowedOrigin: string;
  operations: Operations<A, Deps>;
  deps: (call: Call, requestId: string) => Deps;
}) {
  const { api } = options;
  const operations = new Map<string, Operation<EndpointDefinition, Deps>>(
    Object.entries(options.operations),
  );
  const routes = new Map<string, Route<Deps>>();
  for (const endpoint of Object.values(api.endpoints)) {
    const operation = operations.get(endpoint.id);
    if (operation) routes.set(routeKey(endpoint.method, endpoint.path), { endpoint, operation });
  }

  return middy<APIGatewayProxyEvent, APIGatewayProxyResult, Error, RequestContext>({
    // The limit of time is the call's deadline; Middy's own timer would cost 2 µs a request.
    timeoutEarlyInMillis: 0,
  })
    .use(requestLog(api.service))
    .use(commonHeaders(options.allowedOrigin))
    .use(problemJson(api.service))
    .handler(async (event, context) => {
      const route = routes.get(routeKey(event.httpMethod, event.resource));
      if (!route) throw notFound();
      const { call, caller } = context.work;
      const { request, cursor } = readRequest(route.endpoint, event, caller, Date.now());
      const deps = options.deps(call, request.requestId);
      return respond(route.endpoint, await route.operation(deps, request), cursor);
    });
}
