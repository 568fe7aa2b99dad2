import * as v from 'valibot';
import { Insight, InsightRequested } from '../entities/index.ts';
import { defineApi } from './endpoint.ts';
import { insightAliases, insightsAliases } from './insights-frontend.ts';
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

/** Entries of one batch. */
const MOST_AT_ONCE = 100;
/** Characters of an id; a longer one is none. */
const MOST_ID_LENGTH = 100;

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
  readInsights: {
    method: 'POST',
    path: '/entries/insights/batch',
    auth: 'token',
    summary: 'The insights of several entries',
    description:
      'Those that are there and say something, in the order of the ids; entries without one, unknown ones and those in the trash are left out. Nothing without consent.',
    body: v.object({
      entry_ids: v.pipe(
        v.array(
          v.pipe(
            v.string(),
            v.maxLength(MOST_ID_LENGTH, `must have at most ${MOST_ID_LENGTH} characters`),
          ),
        ),
        v.maxLength(MOST_AT_ONCE, `must have at most ${MOST_AT_ONCE} items`),
      ),
    }),
    example: { entry_ids: ['01ARZ3NDEKTSV4RRFFQ69G5FAV'] },
    compat: insightsAliases,
    success: { status: 200, body: v.array(Insight) },
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
