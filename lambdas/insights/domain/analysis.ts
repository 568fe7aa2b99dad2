import type { Sentiment } from '@reflekt/shared/entities';

/** What an analyser, ours or a provider's, says of a text. */
export interface Analysis {
  sentiment: Sentiment;
  /** −1 to 1. */
  sentiment_score: number;
  keywords: string[];
  suggested_categories: string[];
  insights: string | null;
  reflections: string | null;
}

/** What is analysed: the members of an entry that may be, in one text. */
export const analysedText = (entry: { title: string; content: string }): string =>
  [entry.title, entry.content].filter((part) => part.trim() !== '').join('\n\n');
