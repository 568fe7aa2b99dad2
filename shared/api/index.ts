import type { Api, Endpoint } from './endpoint.ts';
import { entriesApi } from './entries.ts';
import { metaApi } from './meta.ts';

export * from './endpoint.ts';
export * from './entries.ts';
export * from './meta.ts';
export * from './parameters.ts';

/** Every endpoint there is, by service. What is not listed here is neither deployed nor documented. */
export const allApis: readonly Api[] = [entriesApi, metaApi];

export const allEndpoints: readonly Endpoint[] = allApis.flatMap((api) =>
  Object.values(api.endpoints),
);
