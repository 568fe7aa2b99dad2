import type { Api, Endpoint } from './endpoint.ts';
import { entriesApi } from './entries.ts';
import { gamificationApi } from './gamification.ts';
import { insightsApi } from './insights.ts';
import { metaApi } from './meta.ts';
import { settingsApi } from './settings.ts';

/** The APIs of all services. An API that is absent here is neither deployed nor documented. */
export const allApis: readonly Api[] = [
  entriesApi,
  gamificationApi,
  insightsApi,
  settingsApi,
  metaApi,
];

/** The endpoints of all services. */
export const allEndpoints: readonly Endpoint[] = allApis.flatMap((api) =>
  Object.values(api.endpoints),
);
