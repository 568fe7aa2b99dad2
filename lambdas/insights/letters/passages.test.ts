import { expect, test } from '@jest/globals';
import { bestPassage, isWholeSentence, passagesOf } from './passages.ts';

test('passages are parts of the text, word for word', () => {
  const content =
    'We met Mr. Hale and Mrs. J. Brook on the bridge, and talked for an hour in the rain.  It was — “as ever” — too short.\n\n- A list has an item that is long enough to be quoted as well.\n# A heading that is long enough to be quoted but is none\n> Somebody else said this sentence, and not the writer.\nsee [the long name of a link](https://example.org) for more of this\nthis one does not begin as a sentence does, so it stays';
  expect(passagesOf(content)).toEqual([
    'We met Mr. Hale and Mrs. J. Brook on the bridge, and talked for an hour in the rain.',
    'A list has an item that is long enough to be quoted as well.',
  ]);
  for (const passage of passagesOf(content)) expect(content).toContain(passage);
});

test('a sentence that is too long is left after a clause', () => {
  const content = `${'We walked on and on, past the mill and the weir, '.repeat(8)}and home.`;
  const [passage = ''] = passagesOf(content);
  expect(content.startsWith(passage)).toBe(true);
  expect(passage.length).toBeLessThanOrEqual(240);
  expect(passage).toMatch(/(weir|on)$/);
  expect(isWholeSentence(passage)).toBe(false);
});

test('no passage asks for help', () => {
  expect(passagesOf('I do not want to live any more and nobody would miss me.')).toEqual([]);
});

test('the best passage has the highest score', () => {
  const content =
    'The rain fell all day on the roof of the shed. The garden was full of light again today.';
  const score = (passage: string) => (passage.includes('light') ? 1 : 0);
  expect(bestPassage(content, score)).toBe('The garden was full of light again today.');
  expect(bestPassage('Too short.', score)).toBeUndefined();
});
