import { INSIGHT_LIMITS, Sentiment } from '@reflekt/shared/entities';
import * as v from 'valibot';
import type { Analysis } from '../domain/analysis.ts';
import { plainWithin } from './plain-answer.ts';
import { ProviderError } from './provider.ts';

/** The JSON Schema of an answer, in the subset that both providers take. */
export const ANSWER_JSON_SCHEMA = {
  type: 'object' as const,
  properties: {
    sentiment: { type: 'string', enum: Sentiment.options },
    sentiment_score: { type: 'number', description: 'From -1 to 1.' },
    keywords: { type: 'array', items: { type: 'string' } },
    suggested_categories: { type: 'array', items: { type: 'string' } },
    insights: { type: ['string', 'null'] },
    reflections: { type: ['string', 'null'] },
    self_harm: { type: 'boolean' },
  },
  required: [
    'sentiment',
    'sentiment_score',
    'keywords',
    'suggested_categories',
    'insights',
    'reflections',
    'self_harm',
  ],
  additionalProperties: false,
};

interface Judgement {
  sentiment: Sentiment;
  sentiment_score: number;
}

/** Terms that are looked at: a list of a megabyte should cost no more than a long one. */
const LOOKED_AT = 1_000;

const terms = (count: number, length: number) =>
  v.pipe(
    v.array(v.string()),
    v.transform((list) =>
      [
        ...new Set(
          list
            .slice(0, count * LOOKED_AT)
            .map((term) => plainWithin(term, length))
            .filter((term) => term !== ''),
        ),
      ].slice(0, count),
    ),
  );

const sentence = (max: number) =>
  v.pipe(
    v.nullish(v.string(), null),
    v.transform((text) => (text === null ? null : plainWithin(text, max) || null)),
  );

/** A label may contradict its score by so much: models round, and a neutral day may be a little bright. */
const LEAN = 0.2;
/** A score beyond this is no neutral one. */
const FELT = 0.5;

/** True when label and score can both be right; a mixed day may end bright or dark. */
function agree({ sentiment, sentiment_score: score }: Judgement): boolean {
  switch (sentiment) {
    case 'positive':
      return score >= -LEAN;
    case 'negative':
      return score <= LEAN;
    case 'neutral':
      return Math.abs(score) <= FELT;
    default:
      return true;
  }
}

/** The judgement of an answer must be exact; lists and texts may be absent, and are made plain and cut. */
export const Answer = v.object({
  sentiment: Sentiment,
  sentiment_score: v.pipe(v.number(), v.finite(), v.minValue(-1), v.maxValue(1)),
  keywords: v.optional(terms(INSIGHT_LIMITS.keywords, INSIGHT_LIMITS.keyword), []),
  suggested_categories: v.optional(terms(INSIGHT_LIMITS.categories, INSIGHT_LIMITS.category), []),
  insights: sentence(INSIGHT_LIMITS.insights),
  reflections: sentence(INSIGHT_LIMITS.reflections),
  self_harm: v.optional(v.boolean(), false),
});

export interface ParsedAnswer {
  analysis: Analysis;
  selfHarm: boolean;
}

/**
 * Finds the one JSON object in an answer: alone, in a code block or in prose. Asking again would be paid for
 * again. The schema decides whether the object is the analysis.
 * @throws ProviderError `answer` when there is none, or more than one
 */
export function objectIn(text: string): unknown {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  if (start === -1 || end < start) throw new ProviderError('answer', 'no_json');
  try {
    return JSON.parse(text.slice(start, end + 1));
  } catch (error) {
    // Its message would quote the answer.
    if (error instanceof SyntaxError) throw new ProviderError('answer', 'malformed_json');
    throw error;
  }
}

/** @throws ProviderError `answer` for anything but what was asked for; nothing of it is kept in the error */
export function parseAnswer(value: unknown): ParsedAnswer {
  const parsed = v.safeParse(Answer, value);
  if (!parsed.success) throw new ProviderError('answer', 'not_by_schema');
  const { self_harm: selfHarm, ...analysis } = parsed.output;
  // Nobody can tell which of the two is meant. Where help is needed neither is used.
  if (!selfHarm && !agree(analysis)) throw new ProviderError('answer', 'contradiction');
  return { analysis, selfHarm };
}
