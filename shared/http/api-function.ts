import type { PluginExecutionMode } from '@middy/core';
import type { Api } from '../api/index.ts';
import { type FunctionRuntime, startFunction } from '../function/index.ts';
import type { ServiceDescription } from '../service/index.ts';
import type { Call, Database } from '../store/index.ts';
import { createHttpHandler } from './handler.ts';
import type { Operations } from './operation.ts';

/** The description of a service that answers REST requests. */
type ApiService = ServiceDescription & { routes: Api };

/** What one request gives to make dependencies from. */
export interface RequestResources<S extends ServiceDescription> {
  db: Database;
  call: Call;
  requestId: string;
  runtime: FunctionRuntime<S>;
}

/**
 * The handler of an API function, whole: environment, clients, routing, validation, answers.
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

/** Every API function is given the origin, by the law over service descriptions. */
const allowedOriginOf = (config: Readonly<Record<string, unknown>>): string =>
  String(config.ALLOWED_ORIGIN);
