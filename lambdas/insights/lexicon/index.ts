import { plainText, sentencesOf } from '@reflekt/shared/text';
import type { Analysis } from '../domain/analysis.ts';
import { categoriesOf } from './categories.ts';
import { keywordsOf } from './keywords.ts';
import { sentimentOf } from './sentiment.ts';
import { insightsText, reflectionOn } from './wording.ts';

/** Stored with an insight as its model; it changes when the same text may be analysed differently. */
export const LEXICON_MODEL = 'reflekt-lexicon-3';

const KEYWORDS = 8;

/** Analyses an English text in our own code, in a few milliseconds; nothing leaves. */
export function analyseByLexicon(text: string): Analysis {
  const plain = plainText(text);
  const sentences = sentencesOf(plain);
  const mood = sentimentOf(sentences);
  const { sentiment, sentiment_score } = mood;
  const keywords = keywordsOf(sentences, KEYWORDS);
  return {
    sentiment,
    sentiment_score,
    keywords,
    suggested_categories: categoriesOf(sentences),
    insights: insightsText(sentiment, keywords),
    reflections: reflectionOn(mood, plain),
  };
}
