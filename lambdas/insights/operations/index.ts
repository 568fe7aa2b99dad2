import type { insightsApi } from '@reflekt/shared/api';
import type { Operations } from '@reflekt/shared/http';
import type { Deps } from './deps.ts';
import { readInsight } from './read-insight.ts';
import { readInsights } from './read-insights.ts';
import { requestInsight } from './request-insight.ts';

/** The operations of the insights service. */
export const operations: Operations<typeof insightsApi, Deps> = {
  readInsight,
  readInsights,
  requestInsight,
  generateInsight: requestInsight,
};
