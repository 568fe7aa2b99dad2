import { expect, test } from '@jest/globals';
import { chooseDaily, withShown } from './daily.ts';

const ids = Array.from({ length: 40 }, (_, i) => `prompt-${i}`);

/** The prompts of so many days. @param eligibleOn the ids of a day */
function days(count: number, seed: string, eligibleOn: (day: number) => readonly string[]) {
  let shown: string[] = [];
  return Array.from({ length: count }, (_, day) => {
    const id = chooseDaily(eligibleOn(day), shown, seed);
    shown = withShown(shown, id);
    return id;
  });
}

test('none is repeated until all were shown, whenever one begins to count', () => {
  const all = days(200, 'a', () => ids);
  for (let from = 0; from + ids.length <= all.length; from++) {
    expect(new Set(all.slice(from, from + ids.length)).size).toBe(ids.length);
  }
});

test('owners see them in orders of their own', () => {
  expect(days(40, 'a', () => ids)).toEqual(days(40, 'a', () => ids));
  expect(days(40, 'a', () => ids)).not.toEqual(days(40, 'b', () => ids));
});

test('an added prompt comes up once, and moves no other that was still to come', () => {
  const before = days(40, 'a', () => ids);
  const after = days(41, 'a', (day) => (day < 10 ? ids : [...ids, 'new']));
  expect(after.filter((id) => id !== 'new')).toEqual(before);
  expect(after.filter((id) => id === 'new')).toHaveLength(1);
});

test('a choice of categories holds at once, and what was shown is not forgotten', () => {
  const narrow = ids.slice(0, 10);
  const all = days(50, 'a', (day) => (day < 10 ? narrow : ids));
  expect(new Set(all.slice(0, 10))).toEqual(new Set(narrow));
  expect(new Set(all.slice(0, 40)).size).toBe(40);
});
