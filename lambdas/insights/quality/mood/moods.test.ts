import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { analyseByLexicon } from '../../lexicon/index.ts';

/** Diary sentences with the mood that one careful reader sees, as `mood | text`. */
const readMoods = (name: 'working' | 'held-out') =>
  readFileSync(`${import.meta.dirname}/${name}.txt`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [label = '', text = ''] = line.split(' | ');
      return { label, text, ...analyseByLexicon(text) };
    });

/** The held-out set is looked at by this figure only: rules are tuned on the other. */
test.each([
  ['working', 0.75],
  ['held-out', 0.9],
] as const)('%s: moods agree, and none is the opposite', (name, least) => {
  const moods = readMoods(name);
  const agreed = moods.filter(({ label, sentiment }) => label === sentiment).length;
  const opposite = moods.filter(({ label, sentiment }) =>
    ['positive negative', 'negative positive'].includes(`${label} ${sentiment}`),
  ).length;
  expect({ agreed: agreed / moods.length >= least, opposite }).toEqual({
    agreed: true,
    opposite: 0,
  });
});

test('nothing but a surely bright text is asked what made it possible', () => {
  const asked = [...readMoods('working'), ...readMoods('held-out')].filter(({ reflections }) =>
    /made this possible/.test(reflections ?? ''),
  );
  expect(asked.filter(({ label }) => label !== 'positive')).toEqual([]);
});

test.each([
  'Burned my arm with the lighter. It felt good for a minute.',
  'I hate myself and my lovely hair.',
  'We buried Otto. A beautiful service, such kind friends.',
  'He hit me again, and then he brought wonderful flowers.',
])('no question where there is distress: %s', (text) => {
  expect(analyseByLexicon(text).reflections).toBeNull();
});

test.each(['It was a good day for some.', 'I was not happy.', "I thought I'd be happy here."])(
  'one bright word, denied or unreal, is no bright day: %s',
  (text) => {
    expect(analyseByLexicon(text).sentiment).not.toBe('positive');
  },
);
