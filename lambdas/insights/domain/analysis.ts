import { createHash } from 'node:crypto';
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

type Written = { title: string; content: string };

/** The title and content of an entry as the one text that is analysed. */
export const analysedText = ({ title, content }: Written): string =>
  [title, content].filter((part) => part.trim() !== '').join('\n\n');

/** Identifies the text that an insight is about, so that only a change of title or content makes a new one. */
export const textHash = ({ title, content }: Written): string =>
  createHash('sha256').update(`${title}\0${content}`).digest('base64url').slice(0, 22);
