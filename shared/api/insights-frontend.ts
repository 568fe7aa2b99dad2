import * as v from 'valibot';
import { Insight } from '../entities/index.ts';

/** Adds to an insight the camelCase aliases that the existing frontend reads. They exist in this file only. */
function withFrontendAliases(answer: unknown) {
  const insight = v.parse(Insight, answer);
  return {
    ...insight,
    entryId: insight.entry_id,
    sentimentScore: insight.sentiment_score,
    suggestedCategories: insight.suggested_categories,
    createdAt: insight.created_at,
  };
}

/** The frontend's spelling of insights, for `EndpointDefinition.compat`. */
export const insightAliases = { read: (body: unknown) => body, write: withFrontendAliases };
/** The same for a list of insights. */
export const insightsAliases = {
  read: (body: unknown) => body,
  write: (answer: unknown) => v.parse(v.array(Insight), answer).map(withFrontendAliases),
};
