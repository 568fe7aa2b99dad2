import { describe, expect, test } from '@jest/globals';
import { INSIGHT_LIMITS } from '@reflekt/shared/entities';
import { GOOD_ANSWER } from '../testing/fake-provider.ts';
import { ANSWER_JSON_SCHEMA, Answer, parseAnswer } from './schema.ts';

test('what providers are asked for and what is parsed have the same members', () => {
  const asked = Object.keys(ANSWER_JSON_SCHEMA.properties);
  expect(asked).toEqual(Object.keys(Answer.entries));
  // OpenAI's strict mode wants every one to be required.
  expect(ANSWER_JSON_SCHEMA.required).toEqual(asked);
});

describe('an answer', () => {
  test('may leave out what is not the judgement', () => {
    const { analysis, selfHarm } = parseAnswer({ sentiment: 'mixed', sentiment_score: 0 });
    expect(analysis).toEqual({
      sentiment: 'mixed',
      sentiment_score: 0,
      keywords: [],
      suggested_categories: [],
      insights: null,
      reflections: null,
    });
    expect(selfHarm).toBe(false);
  });

  test('that says too much is cut, at whole characters, without control characters', () => {
    const { analysis } = parseAnswer({
      ...GOOD_ANSWER,
      keywords: Array.from({ length: 500 }, (_, i) => `${'k'.repeat(300)}${i}`).concat(['a', 'a']),
      insights: `${'x'.repeat(INSIGHT_LIMITS.insights - 1)}🦀🦀`,
      reflections: 'why\0 so\u001b[31m?',
      more: 'than was asked',
    });
    expect(analysis.keywords).toEqual(['k'.repeat(INSIGHT_LIMITS.keyword), 'a']);
    expect(analysis.insights?.isWellFormed()).toBe(true);
    expect(analysis.insights).toHaveLength(INSIGHT_LIMITS.insights - 1);
    expect(analysis.reflections).toBe('why so [31m?');
    expect(analysis).not.toHaveProperty('more');
  });

  test.each([
    ['positive', -0.3],
    ['negative', 0.9],
    ['negative', 0.21],
    ['neutral', 0.8],
    ['neutral', -0.8],
  ])('whose label contradicts its score is refused: %s, %d', (sentiment, sentiment_score) => {
    expect(() => parseAnswer({ sentiment, sentiment_score })).toThrow('contradiction');
  });

  test.each([
    ['positive', 0],
    ['negative', -0.9],
    ['neutral', 0.3],
    ['mixed', 0.6],
    ['mixed', -0.6],
  ])('whose label fits its score is taken: %s, %d', (sentiment, sentiment_score) => {
    expect(parseAnswer({ sentiment, sentiment_score }).analysis).toMatchObject({ sentiment });
  });

  test.each([
    null,
    'text',
    [],
    {},
    { ...GOOD_ANSWER, sentiment_score: Number.NaN },
    { ...GOOD_ANSWER, keywords: 'river' },
    { ...GOOD_ANSWER, insights: 5 },
    { ...GOOD_ANSWER, self_harm: 'yes' },
  ])('that is not one is refused: %j', (value) => {
    expect(() => parseAnswer(value)).toThrow('not_by_schema');
  });
});
