import { expect, test } from '@jest/globals';
import { asksForHelp } from '@reflekt/shared/self-harm';
import { languageOf } from './domain/language.ts';
import { analyseByLexicon } from './lexicon/index.ts';
import { plainAnswer } from './providers/plain-answer.ts';
import { redact } from './redaction/redact.ts';

const LENGTH = 100_000;

/** Runs that make a careless regular expression take minutes: the test's own time limit is the assertion. */
const RUNS = [
  'a',
  'a.',
  'a-',
  'a@',
  '.',
  'www.',
  '[',
  '[a](',
  '<',
  '`',
  '"',
  '1 ',
  'A ',
  "a'",
  '- ',
  'i want to ',
  'ich will ',
  'cut my arm cut ',
  'oh well ',
  'not happy ',
  'a\n',
  '🦀',
  '\u0301\u0316',
  'a\u0301\u0316',
  '\uff9e\u0301',
  '\ufdfa',
  '\u200b',
  '&amp;',
  '&#',
  '<b ',
  '<b x=',
  '<b x= ',
  '<!--',
  "\\'",
  '1-',
  'DE12 ',
  'i want to<br>',
  'a:',
  'a。',
  '\uff41.',
  '://',
  'a]b(',
];

test.each(RUNS)(
  '100,000 characters of %j are read in no unreasonable time',
  async (run) => {
    const text = run.repeat(Math.ceil(LENGTH / run.length)).slice(0, LENGTH);
    expect(redact(text, 'en').text.isWellFormed()).toBe(true);
    expect(plainAnswer(text).isWellFormed()).toBe(true);
    expect(Number.isFinite(analyseByLexicon(text).sentiment_score)).toBe(true);
    expect(typeof asksForHelp(text)).toBe('boolean');
    expect(await languageOf(text)).toMatch(/^[a-z]{2,3}$/);
  },
  5_000,
);
