import * as v from 'valibot';
import { documented, Instant, integer, LocalDate, Ulid, Version } from './scalars.ts';

/** Limits of an insight, in UTF-16 units and list members. Longer output of a provider is cut. */
export const INSIGHT_LIMITS = {
  keywords: 12,
  keyword: 60,
  categories: 5,
  category: 50,
  insights: 2_000,
  reflections: 500,
} as const;

const Score = v.pipe(
  v.number(),
  v.check((value) => value >= -1 && value <= 1, 'must be a number from −1 to 1'),
  documented({ type: 'number', minimum: -1, maximum: 1 }),
);

/** The mood of a text. */
export const Sentiment = v.picklist(['positive', 'negative', 'neutral', 'mixed']);
export type Sentiment = v.InferOutput<typeof Sentiment>;

/** The maker of an insight: an AI provider, or our own code (`lexicon`). */
export const InsightProvider = v.picklist(['anthropic', 'openai', 'lexicon']);
export type InsightProvider = v.InferOutput<typeof InsightProvider>;

/**
 * The reason why there is no analysis, or none by a provider that the owner agreed to: no consent, no text, a language
 * that only providers read, the used up budget of the day, or no usable answer from the providers.
 */
export const InsightReason = v.picklist([
  'no_consent',
  'no_text',
  'language',
  'budget',
  'provider',
]);
export type InsightReason = v.InferOutput<typeof InsightReason>;

/** Help lines to turn to at once, by region. */
export const Support = v.object({
  /** The one who may need help: the author, or somebody whom the entry is about. The message is worded for it. */
  about: v.picklist(['self', 'other']),
  /** ISO 3166 code of a country, or `international` where no line in the owner's country is known. */
  region: v.string(),
  message: v.string(),
  resources: v.array(
    v.object({
      name: v.string(),
      phone: v.nullable(v.string()),
      url: v.nullable(v.string()),
      hours: v.nullable(v.string()),
    }),
  ),
  /** The day on which the list was last checked. */
  as_of: LocalDate,
});
export type Support = v.InferOutput<typeof Support>;

/**
 * The analysis of an entry; at most one per entry. Where `status` is not `ready`, `reason` says why and there is no
 * sentiment. An entry that needs `support` is never scored. A `ready` one with a `reason` is by our own code in place of
 * the providers.
 */
export const Insight = v.object({
  entry_id: Ulid,
  status: v.picklist(['ready', 'failed', 'skipped']),
  sentiment: v.nullable(Sentiment),
  sentiment_score: v.nullable(Score),
  keywords: v.array(v.string()),
  suggested_categories: v.array(v.string()),
  insights: v.nullable(v.string()),
  /** A question back to the author. */
  reflections: v.nullable(v.string()),
  /** Null where nothing was analysed. */
  provider: v.nullable(InsightProvider),
  model: v.nullable(v.string()),
  /** The version of the entry that was analysed. */
  entry_version: Version,
  created_at: Instant,
  reason: v.nullable(InsightReason),
  support: v.nullable(Support),
  version: integer(1, Number.MAX_SAFE_INTEGER),
});
export type Insight = v.InferOutput<typeof Insight>;

/** The response to a request for an insight. */
export const InsightRequested = v.object({
  status: v.literal('pending'),
  entry_id: Ulid,
  requested_at: Instant,
});
