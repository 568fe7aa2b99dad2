import type { Sentiment } from '@reflekt/shared/entities';

const TONE: Readonly<Record<Sentiment, string>> = {
  positive: 'The tone of this entry is mostly bright.',
  negative: 'The tone of this entry is mostly heavy.',
  mixed: 'Bright and heavy moments stand side by side in this entry.',
  neutral: 'The tone of this entry is even.',
};

const QUESTIONS: Readonly<Record<Sentiment, readonly string[]>> = {
  positive: [
    'What made this possible, and where else could there be room for it?',
    'Who or what would you like to thank for this?',
    'What of this do you want to remember in a year?',
  ],
  negative: [
    'What would you say to a friend who wrote this?',
    'What was the hardest part, and what helped even a little?',
    'What is one small thing that could make tomorrow easier?',
  ],
  mixed: [
    'Which of the two stays with you tonight, and why?',
    'What did the good part change about the hard one?',
    'What would you keep of this day, and what would you leave?',
  ],
  neutral: [
    'What did you notice today that you nearly did not write down?',
    'Was there a moment in this that mattered more than it looks?',
    'What are you waiting for at the moment?',
  ],
};

const listed = (words: readonly string[]): string =>
  words.length <= 1 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Says in words as much as our own analyser knows: the tone of an entry, and its topics. */
export function insightsText(sentiment: Sentiment, keywords: readonly string[]): string {
  const about = listed(keywords.slice(0, 3));
  return about === '' ? TONE[sentiment] : `${TONE[sentiment]} It speaks most of ${about}.`;
}

/** A question back to the writer; the same text gets the same one. */
export function reflectionOn(sentiment: Sentiment, text: string): string | null {
  const questions = QUESTIONS[sentiment];
  return questions[text.length % questions.length] ?? null;
}
