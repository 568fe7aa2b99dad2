import type { Sentiment } from '@reflekt/shared/entities';
import type { Sentence, Token } from '@reflekt/shared/text';
import { isSarcastic } from './sarcasm.ts';
import { DEGREES, LONGEST_PHRASE, NEGATORS, PHRASES, valenceOf } from './valence.ts';

/** The weight of a denied feeling: "not happy" is less than sad, "not bad" less than good. */
const DENIED = -0.55;
/** Words that a negation reaches forward. */
const NEGATION_REACH = 3;
/** "Nothing about the whole day was good": these deny the rest of their clause. */
const FAR_NEGATORS = new Set(['nothing', 'nobody', 'none', 'never', 'neither']);
const FAR_REACH = 6;
/** Somebody else's words say little of the writer. */
const QUOTED = 0.05;
/** Words after "but" weigh more than those before it. */
const BEFORE_BUT = 0.6;
const AFTER_BUT = 1.3;
/** Feeling below which a text is neutral: absolute, and per word. */
const LITTLE = 1;
const LITTLE_PER_WORD = 0.025;
/** Keeps one warm word from counting as a perfect day. */
const DAMPING = 3;
/** Share of the weaker side from which a text is mixed, and least feeling there for it. */
const MIXED_SHARE = 0.32;
const MIXED_LEAST = 1.5;

const CONTRAST = new Set(['but', 'although', 'though', 'however', 'yet', 'still', 'except']);

interface Feeling {
  positive: number;
  negative: number;
}

/** The longest idiom that begins at a word. */
function phraseAt(tokens: readonly Token[], at: number) {
  for (let length = LONGEST_PHRASE; length >= 2; length--) {
    const phrase = tokens.slice(at, at + length);
    if (phrase.length < length) continue;
    const rating = PHRASES.get(phrase.map(({ word }) => word).join(' '));
    if (rating !== undefined) return { rating, length };
  }
  return undefined;
}

/** True where a comma, semicolon, dash or bracket, or a contrast word, separates two words. */
const cut = (token: Token): boolean => /[,;:()–—]/.test(token.after) || CONTRAST.has(token.word);

/** The rating of a word, changed by degrees and negations before it. */
function inContext(tokens: readonly Token[], at: number, rating: number): number {
  let value = rating;
  for (let back = 1; back <= FAR_REACH; back++) {
    const token = tokens[at - back];
    if (!token || cut(token)) break;
    const degree = DEGREES.get(token.word);
    if (degree !== undefined && back <= 2) value *= degree;
    const negators = back <= NEGATION_REACH ? NEGATORS : FAR_NEGATORS;
    // "Not only" adds.
    if (negators.has(token.word) && tokens[at - back + 1]?.word !== 'only') return value * DENIED;
  }
  return value;
}

function feelingOf(sentence: Sentence, sarcastic: boolean): Feeling {
  const { tokens } = sentence;
  const feeling = { positive: 0, negative: 0 };
  const turn = tokens.findIndex(({ word }) => word === 'but' || word === 'however');
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const phrase = phraseAt(tokens, at);
    let value = phrase?.rating ?? valenceOf(token.word);
    // An idiom that holds its negation is rated with it.
    if (value !== 0 && !(phrase && NEGATORS.has(token.word))) {
      value = inContext(tokens, at, value);
    }
    if (turn > 0) value *= at < turn ? BEFORE_BUT : AFTER_BUT;
    if (token.quoted) value *= QUOTED;
    if (sentence.exclaimed) value *= 1.15;
    if (sarcastic && value > 0) value = -value;
    if (value > 0) feeling.positive += value;
    else feeling.negative -= value;
    if (phrase) at += phrase.length - 1;
  }
  return feeling;
}

/** The feeling of a text: its label, and −1 (only dark) to 1 (only bright), two digits. */
export function sentimentOf(sentences: readonly Sentence[]): {
  sentiment: Sentiment;
  sentiment_score: number;
} {
  let positive = 0;
  let negative = 0;
  let words = 0;
  sentences.forEach((sentence, i) => {
    const sarcastic = isSarcastic(sentence, sentences[i - 1], sentences[i + 1]);
    const feeling = feelingOf(sentence, sarcastic);
    positive += feeling.positive;
    negative += feeling.negative;
    words += sentence.tokens.length;
  });
  const total = positive + negative;
  const score = (positive - negative) / (total + DAMPING);
  const sentiment_score = Math.round(score * 100) / 100;
  if (total < LITTLE || total < words * LITTLE_PER_WORD) {
    return { sentiment: 'neutral', sentiment_score: Math.round(sentiment_score * 50) / 100 };
  }
  const weaker = Math.min(positive, negative);
  if (weaker >= MIXED_LEAST && weaker / total >= MIXED_SHARE) {
    return { sentiment: 'mixed', sentiment_score };
  }
  return { sentiment: positive > negative ? 'positive' : 'negative', sentiment_score };
}
