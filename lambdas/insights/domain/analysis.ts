import { createHash } from 'node:crypto';
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

type Written = { title: string; content: string };

/** What is analysed: the members of an entry that may be, as one text. */
export const analysedText = ({ title, content }: Written): string =>
  [title, content].filter((part) => part.trim() !== '').join('\n\n');

/** Tells whether an insight is about a text, so that only a change of title or content asks again. */
export const textHash = ({ title, content }: Written): string =>
  createHash('sha256').update(`${title}\0${content}`).digest('base64url').slice(0, 22);
