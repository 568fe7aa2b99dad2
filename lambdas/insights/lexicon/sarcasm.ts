import type { Sentence } from '@reflekt/shared/text';
import { valenceOf } from './valence.ts';

/** Praise that stands alone before what it is about: "Oh great.", "Just perfect, another …". */
const MOCK_PRAISE =
  /^(?:(?:oh|well|yeah|yay|ah|wow|gee|and|so)[, ]+)*(?:(?:isn't|ain't) (?:that|this|it) (?:just )?|just |how |what a |absolutely |thanks |thank you |lucky |sure[, ]+)?(?:great|perfect|wonderful|lovely|brilliant|fantastic|fabulous|terrific|marvellous|marvelous|delightful|thanks|charming|splendid|what i needed)\b/;
/** Words for a nuisance that has come back, or came on top of another. */
const NUISANCE =
  /\b(?:another|again|yet another|once more|as always|as usual|for the (?:second|third|fourth|fifth|tenth|hundredth|millionth) time|right on time|of course|because (?:who|why|obviously)|exactly what i needed|just what i needed)\b/;
/** A whole sentence that is hardly ever meant. */
const SET_PHRASE =
  /\b(?:just what i needed|exactly what i needed today|my favou?rite way to|how (?:very )?(?:thoughtful|generous|kind|considerate) of (?:him|her|them)|lucky me|thanks a lot|because that always (?:works|helps)|what could possibly go wrong|living the dream|couldn't be more thrilled|so that's (?:nice|great|fun)|yay me|who needs sleep|as if)\b/;

const said = (sentence: Sentence): string =>
  sentence.tokens.map(({ word, after }) => word + (/^,/.test(after) ? ',' : '')).join(' ');

const negative = (sentence: Sentence | undefined): boolean =>
  sentence?.tokens.some(({ word }) => valenceOf(word) < 0) ?? false;

/**
 * True when the praise in a sentence means its opposite: the sentence opens with praise, or is a set phrase,
 * and it or its neighbour speaks of a nuisance. Careful on purpose: praise is far more often meant.
 */
export function isSarcastic(
  sentence: Sentence,
  before: Sentence | undefined,
  after: Sentence | undefined,
): boolean {
  const text = said(sentence);
  const nearby = [before, after].filter((one) => one !== undefined);
  if (SET_PHRASE.test(text)) {
    return negative(sentence) || nearby.some((one) => negative(one) || NUISANCE.test(said(one)));
  }
  if (!MOCK_PRAISE.test(text)) return false;
  const opener = /^(?:oh|well|yeah|wow|gee|just|how|isn't|ain't|thanks|lucky|sure)\b/.test(text);
  const alone = /^[\w' ]{3,24},/.test(text) || sentence.tokens.length <= 4;
  if (NUISANCE.test(text)) return alone || opener;
  const bare = sentence.tokens.length <= 2;
  if (bare && after && NUISANCE.test(said(after))) return true;
  return (
    (alone || opener) && (negative(sentence) || (negative(after) && sentence.tokens.length <= 4))
  );
}
