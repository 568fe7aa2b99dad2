import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Analysis } from '../domain/analysis.ts';
import { withNames } from '../redaction/names-back.ts';
import { redact } from '../redaction/redact.ts';
import { plainAnswer, plainWithin } from './plain-answer.ts';

describe("a provider's text is plain", () => {
  test.each([
    ['an image', 'A day. ![x](https://evil.example/p.png) Good.', 'A day. Good.'],
    ['an image by reference', 'A ![x][1] day', 'A day'],
    ['a link', 'See [this page](https://evil.example) now', 'See this page now'],
    ['a link of the same site', 'See [this](/account/delete)', 'See this'],
    ['a link by reference', '[this][1]\n\n[1]: https://evil.example', '[this][1] [1]:'],
    ['an address for a link', '[1]: /account/delete', '[1] /account/delete'],
    ['a link on a name', 'Ask [NAME1](https://evil.example)', 'Ask [NAME1]'],
    ['a link with brackets in it', '[a](https://evil.example/(x))', '[a] ('],
    ['a bare link', 'Go to https://evil.example/a?b=c, then', 'Go to then'],
    ['a link without slashes', 'javascript:alert(1) mailto:a@evil.example x', 'x'],
    [
      'a link without a scheme',
      'at www.evil.example/a or evil.com or //evil.example/x',
      'at or or',
    ],
    ['a mail address', 'write a@evil.example now', 'write now'],
    ['a server of any country', 'see evil.ru, пример.рф or evil.co.in today', 'see , or today'],
    ['a server of a number', 'at 192.168.0.1 or 10.0.0.1:80/x', 'at or'],
    ['a server in wide letters', 'at ｅｖｉｌ.com, evil。com or evil．ru', 'at , or'],
    ['a link in wide letters', 'at ｈｔｔｐｓ：／／evil.example/x ok', 'at ok'],
    ['a link of any scheme', 'x hxxps://evil.example y geo:1,2 z magnet:?xt=1', 'x y z'],
    ['a folder on a server', 'at \\\\evil\\share now', 'at now'],
    ['a mailbox without an ending', 'write a@evil now', 'write now'],
    ['HTML', '<b>Bold</b> <img src=x onerror="alert(1)"> day<script>x', 'Bold day x'],
    ['HTML in entities', '&lt;img src=x onerror=alert(1)&gt; day', 'day'],
    ['HTML that is put together', '<<b>img src=x>', ''],
    ['HTML put together by Markdown', '<[i](b)mg src=x onerror=alert(1)>', ''],
    ['a link put together by Markdown', 'ht[tp](x)s://evil.example/x', ''],
    ['control characters', 'why\0 so\u001b[31m?\nWell', 'why so [31m? Well'],
    ['direction characters', 'a\u202eb\u2066c\u200f', 'abc'],
    ['zero-width characters', 'a\u200bb\ufeffc\u00add', 'abcd'],
    ['line separators', 'a\u2028b\u2029c', 'a b c'],
    ['characters that are no text', 'a\ufff9b\ufffcc\ue000d\ufffee\ud800', 'abcde'],
    ['towers of marks', `e${'\u0301'.repeat(60)}`, `e${'\u0301'.repeat(8)}`],
    ['tag characters', 'a\u{e0041}b', 'ab'],
  ])('without %s', (_, text, plain) => {
    expect(plainAnswer(text)).toBe(plain);
  });

  test.each([
    'You walked 3.5 km at 10:30, e.g. by the river; it was <3 and 2 < 3.',
    'What made it quiet? (You wrote: "so calm".)',
    'می‌خواهم बहुत अच्छा 👨‍👩‍👧 ❤️',
    '[NAME1] and [NAME2]: good friends',
    '今日は楽しい一日でした。家族と話せてよかったですね！',
    'Node.js at 10.30pm, v2.11.4 and No.7',
  ])('and otherwise stays: %s', (text) => {
    expect(plainAnswer(text)).toBe(text);
  });

  test('whatever it is put together from', () => {
    const parts = fc.constantFrom(
      ...[
        '<',
        '>',
        'b',
        'img',
        ' ',
        '[',
        ']',
        '(',
        ')',
        '!',
        'http',
        's',
        ':',
        '//',
        'evil.com',
        '/x',
      ],
      ...['&lt;', '&amp;', 'src=x', '\u200b', 'javascript:', '"', '\n', '@', '[NAME1]', '.'],
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (some) => {
        const plain = plainAnswer(some.join(''));
        expect(plain).not.toMatch(
          /<[a-z/!?]|https?:\/\/|(?<![a-z])javascript:\S|\]\(|evil\.com\/|\u200b|\n/i,
        );
        expect(plainAnswer(plain)).toBe(plain);
      }),
      { numRuns: 2_000 },
    );
  });

  test('within its limit, at a whole character', () => {
    expect(plainWithin(`${'x'.repeat(9)}🦀🦀`, 10)).toBe('x'.repeat(9));
    expect(plainWithin('<b>'.repeat(400_000), 10).length).toBeLessThanOrEqual(1);
  });
});

describe('names', () => {
  const analysis = (more: Partial<Analysis>): Analysis => ({
    sentiment: 'neutral',
    sentiment_score: 0,
    keywords: [],
    suggested_categories: [],
    insights: null,
    reflections: null,
    ...more,
  });
  const { restore } = redact('Then I met Oleander and Vera.', 'en');

  test('come back into prose', () => {
    const shown = withNames(
      analysis({
        insights: 'You met [NAME1].',
        reflections: 'Is [NAME2] well?',
        keywords: ['[NAME1]', 'Oleander'],
        suggested_categories: ['Friends', '[NAME1]'],
      }),
      restore,
    );
    expect(shown).toMatchObject({
      insights: 'You met Oleander.',
      reflections: 'Is Vera well?',
      keywords: ['Oleander'],
      suggested_categories: ['Friends'],
    });
  });

  test.each([
    'https://evil.example/?n=[NAME1]',
    '[x](https://evil.example/[NAME1])',
    '[NAME1].com/?q=[NAME2]',
    'evil.example?n=[NAME1]&m=[NAME2]',
    'www.[NAME1].evil.example',
    '[NAME1].evil.ru',
    '[NAME1]@evil',
    'geo:[NAME1],evil',
    'evil。ru/[NAME1]',
    '[NAME1]@evil.example',
    'javascript:[NAME1]',
    '![x](//evil.example/[NAME1])',
    '<img src=//evil.example/[NAME1]>',
    'ht<b></b>tps://evil.example/[NAME1]',
  ])('never into an address: %s', (insights) => {
    const { insights: shown } = withNames(analysis({ insights: plainAnswer(insights) }), restore);
    expect(shown ?? '').not.toMatch(/Oleander\W*(?:com|evil)|evil\S*(?:Oleander|Vera)|javascript/);
  });

  test('cannot make an answer longer than it may be', () => {
    const long = redact(`Then I met ${'Abcdefgh'.repeat(7_500)} and ${'Xy'.repeat(39)}z.`, 'en');
    const { insights, keywords } = withNames(
      analysis({ insights: '[NAME1] [NAME2] '.repeat(100), keywords: ['[NAME2]'] }),
      long.restore,
    );
    expect(insights?.length).toBeLessThanOrEqual(2_000);
    expect(keywords[0]?.length).toBeLessThanOrEqual(60);
  });
});
