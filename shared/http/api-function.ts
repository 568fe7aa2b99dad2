import type { PluginExecutionMode } from '@middy/core';
import type { Api } from '../api/index.ts';
import { type FunctionRuntime, startFunction } from '../function/index.ts';
import type { ServiceDescription } from '../service/index.ts';
import type { Call, Database } from '../store/index.ts';
import { createHttpHandler } from './handler.ts';
import type { Operations } from './operation.ts';

/** The description of a service that answers REST requests. */
type ApiService = ServiceDescription & { routes: Api };

/** The resources from which the dependencies of one request are made. */
export interface RequestResources<S extends ServiceDescription> {
  db: Database;
  call: Call;
  requestId: string;
  runtime: FunctionRuntime<S>;
}

/**
 * Creates the handler of an API function: environment, clients, routing, validation, responses.
 * @param deps makes the dependencies of the operations, for one request
 * @param executionMode `executionModeStreamifyResponse` for a service of streaming endpoints
 * @throws Error that lists every missing environment variable by name
 */
export function createApiFunction<S extends ApiService, Deps>(
  service: S,
  operations: Operations<S['routes'], Deps>,
  deps: (resources: RequestResources<S>) => Deps,
  executionMode?: PluginExecutionMode,
) {
  const runtime = startFunction(service);
  return createHttpHandler<S['routes'], Deps>({
    api: service.routes,
    allowedOrigin: allowedOriginOf(runtime.environment.config),
    operations,
    ...(executionMode === undefined ? {} : { executionMode }),
    deps: (call, requestId) => deps({ db: runtime.openDatabase(call), call, requestId, runtime }),
  });
}

/** A test over all service descriptions requires the origin for every API function. */
const allowedOriginOf = (config: Readonly<Record<string, unknown>>): string =>
  String(config.ALLOWED_ORIGIN);
