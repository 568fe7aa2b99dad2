import type { Sentiment } from '@reflekt/shared/entities';
import type { Sentence, Token } from '@reflekt/shared/text';
import { isSarcastic } from './sarcasm.ts';
import { DEGREES, LONGEST_PHRASE, NEGATORS, PHRASES, valenceOf } from './valence.ts';

/** The weight of a denied feeling: "not happy" is less than sad, and "no pain" hardly joy. */
const DENIED = { bright: -0.55, dark: -0.3 };
/** Before a bright word: it was hoped for, missed or imagined, not felt. */
const UNREAL =
  /\b(?:thought|wish|wished|hoped|hope|hoping|if only|supposed to|used to|would|wouldn't|could have|should have|i'd|pretend\w*|as if|trying to|tried to|want to|wanted to|need to|nobody|no one)\b/;
/** These deny nothing: "cannot stop worrying". */
const RESTLESS = /^(?:stop|help|shake|wait|only)$/;
/** "I felt", "I am so" before a word. */
const FELT = /\b(?:i(?:'m| am| was| feel| felt)|i've been|feeling)(?: \w+)?$/;
/** Said of anything, so that one alone says little. */
const FAINT_PRAISE = new Set([
  'good',
  'great',
  'nice',
  'best',
  'better',
  'perfect',
  'super',
  'cool',
]);
/** Rating from which one bright word may speak for a whole text. */
const STRONG = 3;
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
const MIXED_SHARE = 0.25;
const MIXED_LEAST = 1.5;

const CONTRAST = new Set(['but', 'although', 'though', 'however', 'yet', 'still', 'except']);

interface Feeling {
  positive: number;
  negative: number;
  /** Bright words that are meant, and the strongest of them. */
  bright: number;
  strongest: number;
  /** True where a bright word is denied, or only wished for. */
  isDenied: boolean;
}

export interface Mood {
  sentiment: Sentiment;
  /** −1 (only dark) to 1 (only bright), two digits. */
  sentiment_score: number;
  /** True for a text that several words call bright and none calls anything else. */
  isSurelyBright: boolean;
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
    if (negators.has(token.word) && !RESTLESS.test(tokens[at - back + 1]?.word ?? '')) {
      return value * (value > 0 ? DENIED.bright : DENIED.dark);
    }
  }
  return value;
}

/** Words before a bright one that may make it unreal. */
const UNREAL_REACH = 4;

/** True for "… and I'm not" behind a word. */
const isTakenBack = (tokens: readonly Token[], at: number): boolean =>
  /^(?:not|isn't|wasn't|didn't|aren't|don't|doesn't|won't)$/.test(tokens.at(-1)?.word ?? '') &&
  tokens.length - at <= 6;

function feelingOf(sentence: Sentence, sarcastic: boolean): Feeling {
  const { tokens } = sentence;
  const feeling: Feeling = { positive: 0, negative: 0, bright: 0, strongest: 0, isDenied: false };
  const turn = tokens.findIndex(({ word }) => word === 'but' || word === 'however');
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const phrase = phraseAt(tokens, at);
    const rating = phrase?.rating ?? valenceOf(token.word);
    let value = rating;
    // An idiom that holds its negation is rated with it.
    if (value !== 0 && !(phrase && NEGATORS.has(token.word))) {
      value = inContext(tokens, at, value);
    }
    if (rating > 0 && !token.quoted) {
      const before = tokens.slice(Math.max(0, at - UNREAL_REACH), at).map(({ word }) => word);
      const isUnreal = UNREAL.test(before.join(' ')) || isTakenBack(tokens, at);
      if (isUnreal) value = Math.min(value, 0);
      if (isUnreal || value < 0) feeling.isDenied = true;
      else if (value > 0 && !sarcastic) {
        feeling.bright++;
        // Said of oneself it weighs more: "I felt calm".
        const strength = FAINT_PRAISE.has(token.word)
          ? 1
          : FELT.test(before.join(' '))
            ? rating + 1
            : rating;
        feeling.strongest = Math.max(feeling.strongest, strength);
      }
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

/**
 * The mood of a text. It is called bright only where more than one word says so, or a strong one alone, and
 * nothing is denied or dark beside them: silence before cheer.
 */
export function sentimentOf(sentences: readonly Sentence[]): Mood {
  const sum: Feeling = { positive: 0, negative: 0, bright: 0, strongest: 0, isDenied: false };
  let words = 0;
  sentences.forEach((sentence, i) => {
    const sarcastic = isSarcastic(sentence, sentences[i - 1], sentences[i + 1]);
    const feeling = feelingOf(sentence, sarcastic);
    sum.positive += feeling.positive;
    sum.negative += feeling.negative;
    sum.bright += feeling.bright;
    sum.strongest = Math.max(sum.strongest, feeling.strongest);
    sum.isDenied ||= feeling.isDenied;
    words += sentence.tokens.length;
  });
  const { positive, negative, bright, strongest, isDenied } = sum;
  const total = positive + negative;
  const sentiment_score = Math.round((100 * (positive - negative)) / (total + DAMPING)) / 100;
  const labelled = (sentiment: Sentiment): Mood => ({
    sentiment,
    sentiment_score:
      sentiment === 'neutral' ? Math.round(sentiment_score * 50) / 100 : sentiment_score,
    isSurelyBright: sentiment === 'positive' && bright >= 2 && negative === 0 && !isDenied,
  });
  if (total < LITTLE || total < words * LITTLE_PER_WORD) return labelled('neutral');
  const weaker = Math.min(positive, negative);
  if (weaker >= MIXED_LEAST && weaker / total >= MIXED_SHARE) return labelled('mixed');
  if (negative >= positive) return labelled('negative');
  if (isDenied) return labelled(bright >= 1 && negative > 0 ? 'mixed' : 'neutral');
  return labelled(bright >= 2 || strongest >= STRONG ? 'positive' : 'neutral');
}
