import { describe, expect, test } from '@jest/globals';
import { decodeTime } from 'ulid';
import * as v from 'valibot';
import { MOOD_SCORES, PROMPT_CATEGORIES, PROMPT_LIMITS, Prompt } from '../entities/index.ts';
import { CATALOGUE_INSTANT, catalogue, wholeCatalogue } from './index.ts';

/** Words that say nothing of what a question is about. */
const COMMON = new Set(
  'a an and are as at be by did do does for from had has have how i if in is it its last lately me my no not of on one or so that the their them there they this to today was were what when where which who whom whose why will with without would you your'.split(
    ' ',
  ),
);
const wordsOf = (text: string) =>
  new Set((text.toLowerCase().match(/[a-z’']+/g) ?? []).filter((word) => !COMMON.has(word)));

/** The part of two prompts' words that they share, 0 to 1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared || 1);
}

describe('the catalogue', () => {
  test('has at least 370 prompts, and as many in each category', () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(370);
    for (const category of PROMPT_CATEGORIES) {
      const those = catalogue.filter((prompt) => prompt.category === category);
      expect([category, those.length >= 37]).toEqual([category, true]);
      for (const difficulty of ['light', 'medium', 'deep']) {
        expect(those.some((prompt) => prompt.difficulty === difficulty)).toBe(true);
      }
    }
  });

  test('has ids of its own instant, each once', () => {
    expect(new Set(wholeCatalogue.map(({ id }) => id)).size).toBe(wholeCatalogue.length);
    for (const { id } of wholeCatalogue) expect(decodeTime(id)).toBe(Date.parse(CATALOGUE_INSTANT));
  });

  test.each(wholeCatalogue)('$id is well-formed', (prompt) => {
    expect(v.parse(Prompt, prompt)).toEqual(prompt);
    const { text, tags, mood_appropriate } = prompt;
    expect(text.length).toBeGreaterThanOrEqual(20);
    expect(text.length).toBeLessThanOrEqual(Math.min(200, PROMPT_LIMITS.text));
    expect(text).toMatch(/^["A-ZÄ].*[.?]"?$/);
    expect(text).not.toMatch(/\s{2}|\n|[—–]|!/);
    expect(tags.length).toBeGreaterThan(0);
    for (const tag of tags) expect(tag).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(mood_appropriate.length).toBeGreaterThan(1);
    for (const mood of mood_appropriate) expect(Object.keys(MOOD_SCORES)).toContain(mood);
    expect(new Set(mood_appropriate).size).toBe(mood_appropriate.length);
  });

  test('has no two prompts that ask nearly the same', () => {
    const words = wholeCatalogue.map(({ text }) => ({ text, words: wordsOf(text) }));
    const alike = words.flatMap((one, i) =>
      words
        .slice(i + 1)
        .filter((other) => likeness(one.words, other.words) > 0.45)
        .map((other) => [one.text, other.text]),
    );
    expect(alike).toEqual([]);
  });

  test('has something for every mood, hard ones among them', () => {
    for (const mood of Object.keys(MOOD_SCORES)) {
      const those = catalogue.filter(({ mood_appropriate }) => mood_appropriate.includes(mood));
      expect([mood, those.length >= 10]).toEqual([mood, true]);
    }
  });
});
