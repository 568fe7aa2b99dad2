import type { Sentiment } from '@reflekt/shared/entities';
import type { Mood } from './sentiment.ts';

const TONE: Readonly<Record<Sentiment, string>> = {
  positive: 'The tone of this entry is mostly bright.',
  negative: 'The tone of this entry is mostly heavy.',
  mixed: 'Bright and heavy moments stand side by side in this entry.',
  neutral: 'The tone of this entry is even.',
};

/** No question takes for granted that the day was good, but those that are asked of a surely bright text. */
const QUESTIONS: Readonly<Record<Sentiment | 'bright', readonly string[]>> = {
  bright: [
    'What of this do you want to remember in a year?',
    'What made this possible, and where else could there be room for it?',
  ],
  positive: ['What of this would you like to remember?'],
  negative: [
    'What would you say to a friend who wrote this?',
    'What was the hardest part of it?',
    'Who or what could make this a little lighter?',
  ],
  mixed: [
    'Which part of this stays with you tonight?',
    'What would you keep of this day, and what would you leave?',
  ],
  neutral: [
    'What did you notice today that you nearly did not write down?',
    'Was there a moment in this that mattered more than it looks?',
  ],
};

/** Loss, violence, illness, despair: a question by a program would only jar. */
const DISTRESS =
  /\b(?:hopeless\w*|worthless\w*|hate myself|hate my life|hate being me|can't cope|cannot cope|can't go on|can't do this|can't take (?:it|this)|no way out|broke down|breaking down|falling apart|fell apart|panic attacks?|numb|so alone|all alone|(?:no one|nobody) (?:cares|would care|would notice|loves me)|burden|abus\w+|rape\w*|assault\w*|(?:hit|hits|beat|beats|hurt|hurts|choked|threatened) me|hurt(?:ing)? myself|relaps\w+|overdos\w+|suicid\w+|self[- ]harm\w*|cut(?:ting)? myself|burn\w* (?:myself|my (?:arms?|legs?|wrists?|thighs?))|bruises|funeral\w*|buried|passed away|dies|died|dying|death|grief|griev\w+|miscarr\w+|stillb\w+|tumou?rs?|cancer|terminal|hospice|diagnos\w+|divorc\w+|evict\w+|never wake|end it|disappear)\b/;

const listed = (words: readonly string[]): string =>
  words.length <= 1 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Says in words as much as our own analyser knows: the tone of an entry, and its topics. */
export function insightsText(sentiment: Sentiment, keywords: readonly string[]): string {
  const about = listed(keywords.slice(0, 3));
  return about === '' ? TONE[sentiment] : `${TONE[sentiment]} It speaks most of ${about}.`;
}

/** A question back to the writer; the same text gets the same one. None where the text speaks of distress. */
export function reflectionOn(mood: Mood, text: string): string | null {
  if (DISTRESS.test(text.toLowerCase())) return null;
  const questions = QUESTIONS[mood.isSurelyBright ? 'bright' : mood.sentiment];
  return questions[text.length % questions.length] ?? null;
}
