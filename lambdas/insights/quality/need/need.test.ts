import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { needOf } from '@reflekt/shared/self-harm';
import { figuresOf, share } from './figures.ts';
import { readLabelled } from './labelled.ts';

const PEPYS = join(import.meta.dirname, '../../../../../shared/data/pepys.jsonl.gz');

describe('the labelled sentences', () => {
  const all = [...readLabelled('working'), ...readLabelled('held-out')];

  test('are over 400 in more than eight languages, no two alike, about half of them of no need', () => {
    expect(all.length).toBeGreaterThan(400);
    expect(new Set(all.map(({ language }) => language)).size).toBeGreaterThan(8);
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
    const harmless = all.filter(({ need }) => need === undefined).length / all.length;
    expect(harmless).toBeGreaterThan(0.4);
  });
});

/** Languages with so many sentences in a set have a figure of their own. */
const ENOUGH = 20;

describe.each(['working', 'held-out'] as const)('%s', (name) => {
  const figures = figuresOf(name);

  test('recall is at least 0.9 and precision at least 0.8, over all and by language', () => {
    const sizes = Map.groupBy(readLabelled(name), ({ language }) => language);
    const low = figures
      .filter(({ language }) => language === 'all' || (sizes.get(language)?.length ?? 0) >= ENOUGH)
      .filter(({ recall, precision }) => share(recall) < 0.9 || share(precision) < 0.8);
    expect(low).toEqual([]);
  });

  test('worry about somebody else is mostly found', () => {
    expect(figures[0] && share(figures[0].concern)).toBeGreaterThanOrEqual(0.75);
  });
});

(existsSync(PEPYS) ? test : test.skip)(
  'of the 3,413 entries of Pepys (skipped where the data is absent) hardly one is flagged',
  () => {
    const entries = gunzipSync(readFileSync(PEPYS)).toString().trim().split('\n');
    const flagged = entries.filter((line) => needOf(String(JSON.parse(line).content)) === 'self');
    expect(flagged.length).toBeLessThanOrEqual(3);
  },
  240_000,
);

test('the work grows with the length of a text, not with its square', () => {
  const text = readLabelled('held-out')
    .filter(({ need }) => need === undefined)
    .map((sentence) => sentence.text)
    .join('\n');
  const time = (copies: number) => {
    const long = `${text}\n`.repeat(copies);
    const start = process.cpuUsage();
    needOf(long);
    return process.cpuUsage(start).user;
  };
  time(1);
  // Four times the text is at most ten times the work: a square would be sixteen.
  expect(time(8) / time(2)).toBeLessThan(10);
}, 60_000);
