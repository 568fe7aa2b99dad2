import { afterEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from './plain-text.ts';

describe('the one form of a text', () => {
  test.each([
    ['entities', 'don&#39;t &amp; won&rsquo;t, &uuml;ber&nbsp;all', "don't & won't, über all"],
    ['entities that were escaped twice', 'don&amp;#39;t', "don't"],
    ['tags inside a line', 'I <b>want</b> to <span style="color:red">di</span>e', 'I want to die'],
    ['breaks', 'I want to<br>die.<br/>\nNow.', 'I want to\ndie.\nNow.'],
    ['lines of a browser', 'I want<div>to</div><div>die</div>', 'I want\nto \ndie '],
    ['tags at the end of a line', '<b>One</b>\ntwo<br class="x">three', 'One\ntwo\nthree'],
    ['blocks', '<p>One.</p><p>Two.</p>', '\n\nOne.\n\n\n\nTwo.\n\n'],
    ['tags that were escaped', '&lt;p&gt;One&lt;/p&gt;', '\n\nOne\n\n'],
    ['tags of word processors', 'One<o:p></o:p> day', 'One day'],
    ['comments, whose words stay', 'a<!-- b -->c', 'a  b  c'],
    ['invisible characters', 'w\u200ba\u00adn\u2060t\ufeff to\u200d di\u202ee', 'want to die'],
    ['full-width letters', 'Ｉ　ｗａｎｔ', 'I want'],
    ['letters of mathematics', '𝐈 𝘸𝘢𝘯𝘵', 'I want'],
    ['ligatures', 'ﬁnd', 'find'],
    ['decomposed letters', 'Ich mo\u0308chte', 'Ich m\u00f6chte'],
    ['decomposed Hangul', '\u110c\u116e\u11a8\u1100\u1169', '죽고'],
    ['apostrophes', 'don’t donʼt don‘t don´t don′t don＇t', "don't don't don't don't don't don't"],
    ['escaped punctuation', "don\\'t\\. \\*", "don't. *"],
  ])('has no %s', (_, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  test.each([
    'I <3 you >:( and 2 < 3 > 1',
    '<i want to go home>',
    '<sigh> again',
    'AT&T, R&D, you & me',
    '**bold** [link](https://example.org/?a=1&b=2) `code`',
    'สวัสดี น้ำ, ㅋㅋㅋ ㅠㅠ, ﷺ, ½, x²',
    "rock 'n' roll",
  ])('leaves alone: %s', (text) => {
    expect(plainText(text)).toBe(text);
  });

  test('is the same when made again', () => {
    const parts = fc.constantFrom(
      ...[
        'a',
        ' ',
        '\u0301',
        '\u0316',
        '\uff9e',
        'ＡＢ',
        '<b>',
        '<br>',
        '\u200b',
        '’',
        '\n',
        'é',
        '𝐚',
        '한',
      ],
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 80 }), (some) => {
        const plain = plainText(some.join(''));
        expect(plainText(plain)).toBe(plain);
      }),
    );
  });
});

describe('long runs of combining marks', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test.each(['\u0301\u0316', '\uff9e\u0301', '\u200b\u0301\u0316', '\u0344\u0316'])(
    'are cut before they are put in order, which would take quadratic time: %j',
    (run) => {
      const normalize = jest.spyOn(String.prototype, 'normalize');
      const plain = plainText(`a${run.repeat(50_000)}b`);
      const longest = normalize.mock.contexts.flatMap(
        (text) => String(text).match(/[\p{M}\uff9e\uff9f]+/gu) ?? [],
      );
      expect(Math.max(0, ...longest.map(({ length }) => length))).toBeLessThanOrEqual(30);
      expect(plain.length).toBeLessThan(64);
    },
  );
});
