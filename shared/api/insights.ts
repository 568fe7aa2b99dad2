import { Insight, InsightRequested } from '../entities/index.ts';
import { defineApi } from './endpoint.ts';
import { insightAliases } from './insights-frontend.ts';
import { IdParams } from './parameters.ts';

const ask = {
  method: 'POST',
  auth: 'token',
  description:
    'Once an entry and version: asking again while a request is open, or within a minute of one whose insight is ready, gives the same one. Without consent it ends as an insight that was `skipped`, or, where there is an older one, with nothing changed.',
  params: IdParams,
  success: { status: 202, body: InsightRequested },
  errors: [404, 409],
} as const;

/** The endpoints of the insights service. */
export const insightsApi = defineApi('insights', {
  readInsight: {
    method: 'GET',
    path: '/entries/{id}/insights',
    auth: 'token',
    summary: "An entry's insight",
    description:
      'Only one with an analysis, or with support, is answered; one that was `skipped` or `failed` is 404 of type `insight-skipped` or `insight-failed`, with the reason in `detail`. 404 is of type `insight-pending`, with Retry-After, while one is on its way, so that a client can ask until 200. While a request by POST is open that also hides an older insight: who asked again wants the new one, and could not tell them apart. After an edit the older insight stays readable until the new one is there (`entry_version` says what it is about): a panel that goes empty at every save helps nobody. Without consent it is a plain 404, even where an older insight is kept, but for one that says that a request was `skipped` for want of it.',
    compat: insightAliases,
    params: IdParams,
    success: { status: 200, body: Insight },
    errors: [404],
  },
  requestInsight: {
    ...ask,
    path: '/entries/{id}/insights',
    summary: 'Ask for an insight, again if there is one',
  },
  generateInsight: {
    ...ask,
    path: '/entries/{id}/insights/generate',
    summary: 'Ask for an insight: another name of POST /entries/{id}/insights',
  },
});
