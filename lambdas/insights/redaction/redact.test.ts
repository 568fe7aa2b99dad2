import { describe, expect, test } from '@jest/globals';
import { redact } from './redact.ts';

const redacted = (text: string, language = 'en') => redact(text, language).text;

describe('what is taken out', () => {
  test.each([
    ['Mail me at o.quist+x@mail.example.org.', 'Mail me at [EMAIL].'],
    ['See https://example.org/a?b=c for it', 'See [URL] for it'],
    ['See www.example.org and shop.example.com/x too', 'See [URL] and [URL] too'],
    ['She rang from +44 20 7946 0958 twice', 'She rang from [NUMBER] twice'],
    ['call (030) 1234-5678 now', 'call [NUMBER] now'],
    ['電話は０３−１２３４−５６７８です', '電話は[NUMBER]です'],
    ['我的电话是13812345678。', '我的电话是[NUMBER]。'],
    ['card 4111 1111 1111 1111 was declined', 'card [NUMBER] was declined'],
    ['Then I met Oleander in the park', 'Then I met [NAME1] in the park'],
    [
      'Then Emma came. Emma and I ate with Dr. Quist.',
      'Then [NAME1] came. [NAME1] and I ate with Dr. [NAME2].',
    ],
    ['Sophie rang.', '[NAME1] rang.'],
    ['EMMA CAME! Then Emma left', '[NAME1] CAME! Then [NAME1] left'],
    ['I met Oleander. OLEANDER LAUGHED', 'I met [NAME1]. [NAME1] LAUGHED'],
    ["O'Brien rang. I like O’Brien's dog", "[NAME1] rang. I like [NAME1]'s dog"],
    ['McDonald rang, then McDonald left', '[NAME1] rang, then [NAME1] left'],
    ['See bit.ly/abc, and example.xyz/secret?q=1 there', 'See [URL] and [URL] there'],
    ['See example.xyz.', 'See [URL].'],
    ['I got an Email from a@b.example', 'I got an [NAME1] from [EMAIL]'],
    ['I wrote to @o_quist.x, and (@zed) answered', 'I wrote to [HANDLE], and ([HANDLE]) answered'],
    ["We sat in Oleander's kitchen", "We sat in [NAME1]'s kitchen"],
  ])('%s', (text, expected) => {
    expect(redacted(text)).toBe(expected);
  });
});

test('in German nouns have capitals, and names are told without them', () => {
  expect(redacted('Gestern war ich mit Hannah im Garten und wir haben viel gelacht.', 'de')).toBe(
    'Gestern war ich mit [NAME1] im Garten und wir haben viel gelacht.',
  );
});

describe('what stays', () => {
  test.each([
    'On Monday I felt tired. Nothing helped.',
    'It was 2026-03-01, and I ran 12 km in 1:05:33.',
    'It cost 1,250 euros in 2019.',
    'We met @5pm @ the bar, at 60 km/h and/or 3.5km/h, e.g./i.e. soon.',
    'SO HAPPY TODAY, I WILL DANCE',
    'Will I ever learn? Mum says so.',
    'I AM SO TIRED OF THIS',
    'und dann war alles gut, 完璧な一日',
    'I will mark this day with joy and hope, and may it rain',
    'Summer came early, and in April I love the rose garden.',
    'Will you? May I? Will it ever stop?',
    'Nobody laughed. Everyone said so.',
    'i read a frank answer, just a ray of light, with grace and patience',
    'my brother will come at 10:30, in 2 minutes, via the app at 10',
    'From 2019 - 2021 I ran 3 times a week, 1,250 km, 10000 steps',
    'During 5 days in Spring 2020 I slept 8 hours',
    'Room 12, page 144, day 3, 100 %',
    'I am at 50% and it is 2026-03-01 20:15',
  ])('%s', (text) => {
    expect(redacted(text)).toBe(text);
  });
});

test('a name whose small letters are longer takes nothing else with it', () => {
  expect(redacted('I saw Dr. DİLEKİ today. Fine.')).toBe('I saw Dr. [NAME1] today. Fine.');
});

test('what a provider says gets its names back, and only those', () => {
  const { restore } = redact('Then I met Oleander and Vera.', 'en');
  expect(restore('[NAME1] and [NAME2], [NAME3], [EMAIL]')).toBe(
    'Oleander and Vera, [NAME3], [EMAIL]',
  );
});

test('a placeholder that the writer typed is not mixed up with ours', () => {
  const { text, restore } = redact('I wrote [NAME1] and [NAME3] for Oleander, Vera and me.', 'en');
  expect(text).toBe('I wrote [NAME1] and [NAME3] for [NAME2], [NAME4] and me.');
  expect(restore('[NAME1] [NAME2] [NAME3] [NAME4]')).toBe('[NAME1] Oleander [NAME3] Vera');
});

test('a long text takes no unreasonable time', () => {
  const text = 'We met Oleander at 12 and he said +1 2 3 - - ( ( www . x @ y '.repeat(1_600);
  expect(redacted(text)).not.toContain('Oleander');
});
