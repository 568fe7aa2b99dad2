import type { Sentiment } from '@reflekt/shared/entities';

/** The analysis of a text, by a provider or by our own code. */
export interface Analysis {
  sentiment: Sentiment;
  /** −1 to 1. */
  sentiment_score: number;
  keywords: string[];
  suggested_categories: string[];
  insights: string | null;
  reflections: string | null;
}
