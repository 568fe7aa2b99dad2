import { describe, expect, test } from '@jest/globals';
import { agreementOf, judged } from '../quality/agreement.ts';
import { localJudge } from '../quality/judges.ts';
import { PASSAGES } from '../quality/passages.ts';
import { analyseByLexicon } from './index.ts';

const sentimentOf = (text: string) => analyseByLexicon(text).sentiment;
const scoreOf = (text: string) => analyseByLexicon(text).sentiment_score;

describe('sentiment', () => {
  test('a negation turns a word, within its clause only', () => {
    expect(sentimentOf('I was happy.')).toBe('positive');
    expect(sentimentOf('I was not happy.')).toBe('negative');
    expect(sentimentOf('I did not go out, happy at home.')).toBe('positive');
    expect(scoreOf('It was not bad.')).toBeGreaterThan(0);
    expect(scoreOf('It was not only good, it was wonderful.')).toBeGreaterThan(0);
  });

  test('degrees weigh', () => {
    expect(scoreOf('I was extremely sad.')).toBeLessThan(scoreOf('I was sad.'));
    expect(scoreOf('I was slightly sad.')).toBeGreaterThan(scoreOf('I was sad.'));
  });

  test("other people's words count little", () => {
    expect(sentimentOf('He wrote "I am miserable, sad and lonely" on the wall.')).toBe('neutral');
    expect(sentimentOf('> I am miserable, sad and lonely\n\nThat was the poem.')).toBe('neutral');
    // A quotation mark that is never closed does not swallow the rest.
    expect(sentimentOf('He said "no\nI was so happy.')).toBe('positive');
  });

  test('code, link targets and HTML are not read', () => {
    expect(sentimentOf('```\nterrible awful hate\n```\nWalked home.')).toBe('neutral');
    expect(sentimentOf('[the map](https://example.org/hate-terrible-awful)')).toBe('neutral');
  });

  test.each(['', ' ', '🦀', '"', '>', '```', '[](', '1 2 3', '\u202E', 'a'.repeat(100_000)])(
    'odd text %#',
    (text) => {
      const { sentiment, sentiment_score } = analyseByLexicon(text);
      expect(sentiment).toBe('neutral');
      expect(Number.isFinite(sentiment_score)).toBe(true);
    },
  );

  test('the score stays within its bounds, whatever the length', () => {
    expect(scoreOf('wonderful '.repeat(10_000))).toBeLessThanOrEqual(1);
    expect(scoreOf('terrible '.repeat(10_000))).toBeGreaterThanOrEqual(-1);
  });
});

describe('topics', () => {
  test('what an entry is about, names of several words whole', () => {
    const { keywords, suggested_categories } = analyseByLexicon(
      'The garden needs water. We planned the garden with Aunt Vera in Upper Wickham, and the garden grew.',
    );
    expect(keywords[0]).toBe('garden');
    expect(keywords).toContain('Upper Wickham');
    expect(suggested_categories).toContain('Nature');
  });

  test('everyday words are no topics', () => {
    const { keywords } = analyseByLexicon('Today I went and I really felt like getting something.');
    expect(keywords).toEqual([]);
  });
});

describe('the labelled passages', () => {
  test('are at least 60, and of every kind', () => {
    expect(PASSAGES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(PASSAGES.map(({ text }) => text)).size).toBe(PASSAGES.length);
  });

  test('no cry for help is missed, and agreement is not worse than it was', async () => {
    const agreements = agreementOf(await judged(localJudge));
    const share = (kind: string) => {
      const one = agreements.find((agreement) => agreement.kind === kind);
      return one ? one.agreed / one.of : 0;
    };
    expect(share('self-harm')).toBe(1);
    expect(share('all')).toBeGreaterThanOrEqual(0.85);
  });
});
