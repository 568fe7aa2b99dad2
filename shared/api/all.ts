import type { Api, Endpoint } from './endpoint.ts';
import { entriesApi } from './entries.ts';
import { gamificationApi } from './gamification.ts';
import { insightsApi } from './insights.ts';
import { metaApi } from './meta.ts';
import { settingsApi } from './settings.ts';

/** Every endpoint there is, by service. What is not listed here is neither deployed nor documented. */
export const allApis: readonly Api[] = [
  entriesApi,
  gamificationApi,
  insightsApi,
  settingsApi,
  metaApi,
];

export const allEndpoints: readonly Endpoint[] = allApis.flatMap((api) =>
  Object.values(api.endpoints),
);
