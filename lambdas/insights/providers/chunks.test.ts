import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chunksOf, combine } from './chunks.ts';
import type { ParsedAnswer } from './schema.ts';

const answer = (more: Partial<ParsedAnswer['analysis']>, units = 100, selfHarm = false) => ({
  selfHarm,
  units,
  analysis: {
    sentiment: 'neutral' as const,
    sentiment_score: 0,
    keywords: [],
    suggested_categories: [],
    insights: null,
    reflections: null,
    ...more,
  },
});

describe('parts of a long text', () => {
  test('hold all of it, none is empty or cuts a character in two', () => {
    const word = fc.constantFrom('a', 'word ', '\n\n', '. ', '🦀', '界', 'x'.repeat(500));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 300 }), fc.nat(200), (words, times) => {
        const text = words.join('').repeat(times % 20);
        const chunks = chunksOf(text);
        expect(chunks.join('')).toBe(text);
        for (const chunk of chunks) {
          expect(chunk).not.toBe('');
          expect(chunk.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('end between paragraphs where they can', () => {
    const paragraph = `${'word '.repeat(400)}\n\n`;
    const chunks = chunksOf(paragraph.repeat(30));
    expect(chunks.length).toBeGreaterThan(1);
    for (const chunk of chunks) expect(chunk.endsWith('\n\n')).toBe(true);
  });
});

describe('one answer of several', () => {
  test('weighs by length', () => {
    const combined = combine([
      answer({ sentiment: 'positive', sentiment_score: 1 }, 300),
      answer({ sentiment: 'negative', sentiment_score: -1 }, 100),
    ]);
    expect(combined.analysis).toMatchObject({ sentiment: 'positive', sentiment_score: 0.5 });
  });

  test('bright and dark parts are mixed', () => {
    const combined = combine([
      answer({ sentiment: 'positive', sentiment_score: 0.8 }),
      answer({ sentiment: 'negative', sentiment_score: -0.8 }),
    ]);
    expect(combined.analysis).toMatchObject({ sentiment: 'mixed', sentiment_score: 0 });
  });

  test('topics that several parts name come first, and one cry for help is enough', () => {
    const combined = combine([
      answer({ keywords: ['sea', 'bread'] }),
      answer({ keywords: ['Bread', 'moon'] }, 100, true),
    ]);
    expect(combined.selfHarm).toBe(true);
    expect(combined.analysis.keywords).toEqual(['bread', 'sea', 'moon']);
  });
});
