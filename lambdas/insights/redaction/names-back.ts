import { INSIGHT_LIMITS } from '@reflekt/shared/entities';
import type { Analysis } from '../domain/analysis.ts';
import { plainWithin } from '../providers/plain-answer.ts';

/**
 * An analysis with the writer's names in the place of their placeholders. What they make of a text is made
 * plain again and cut to its limit: a link that a provider built around a placeholder goes, with the name.
 * @param restore from `redact`
 */
export function withNames(analysis: Analysis, restore: (text: string) => string): Analysis {
  const prose = (text: string | null, max: number) =>
    text === null ? null : plainWithin(restore(text), max) || null;
  const keywords = analysis.keywords
    .map((keyword) => plainWithin(restore(keyword), INSIGHT_LIMITS.keyword))
    .filter((keyword) => keyword !== '');
  // A category that is somebody is none, and names come back into prose only.
  const categories = analysis.suggested_categories.filter((one) => restore(one) === one);
  return {
    ...analysis,
    suggested_categories: categories,
    keywords: [...new Set(keywords)],
    insights: prose(analysis.insights, INSIGHT_LIMITS.insights),
    reflections: prose(analysis.reflections, INSIGHT_LIMITS.reflections),
  };
}
