import * as definitions from './definitions.ts';
import type { Api, Endpoint } from './endpoint.ts';

const isApi = (value: unknown): value is Api =>
  typeof value === 'object' && value !== null && 'endpoints' in value;

/** The APIs of all services. An API that is absent from `definitions.ts` is neither deployed nor documented. */
export const allApis: readonly Api[] = Object.values<unknown>(definitions).filter(isApi);

/** The endpoints of all services. */
export const allEndpoints: readonly Endpoint[] = allApis.flatMap((api) =>
  Object.values(api.endpoints),
);
