import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Entry } from '@reflekt/shared/entities';
import { asksForHelp } from '@reflekt/shared/self-harm';
import { readSettings } from '@reflekt/shared/store';
import { openTestDatabase } from '@reflekt/shared/store/testing';
import { countWords, textHash } from '@reflekt/shared/text';
import { periodAround } from '@reflekt/shared/time';
import { openAnalytics } from '../../lambdas/analytics/testing/analytics.ts';
import { openWrittenDiary } from '../../lambdas/analytics/testing/written-diary.ts';
import { createBlankEntry } from '../../lambdas/entries/domain/compose.ts';
import { openHistory } from '../../lambdas/gamification/testing/history.ts';
import { composeLetter, draftOf } from '../../lambdas/insights/letters/compose.ts';
import { analyseByLexicon } from '../../lambdas/insights/lexicon/index.ts';
import { openLetters } from '../../lambdas/insights/testing/letters.ts';
import { writeSettings } from '../../lambdas/settings/store/write-settings.ts';
import { hasPepys, pepysDays } from '../support/pepys.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

/** A Friday. */
const NOW = Date.parse('2026-03-20T12:00:00.000Z');
const GLAD = 'The garden was full of light, and I was glad of every hour in it.';
const HEAVY = 'The boat leaks again, and I do not know how to go on with it at all.';
const DESPAIR = 'Nobody is to know what I wrote on this long and terrible evening.';

if (!hasPepys) console.log('The Pepys diary is not beside the repository: its test is skipped.');

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** A week of three entries, the last of which asks for help, with its digests. */
async function writeWeek() {
  const owner = newOwner();
  const parts = { client: store.client(), tables: store.tables, owner, now: () => NOW };
  const history = openHistory(parts);
  const analyser = openWrittenDiary(parts);
  const analytics = openAnalytics(parts);
  const write = async (day: string, content: string, score: number | 'support') => {
    const entry = await history.write({ content, created_at: `${day}T08:00:00.000Z` });
    const keywords = content.includes('boat') ? ['boat', 'garden'] : ['garden'];
    const found = { sentiment: 'mixed' as const, sentiment_score: Number(score), keywords };
    const { event } = await analyser.analyse(entry, score === 'support' ? 'support' : found);
    await analytics.deliver([event]);
    return entry;
  };
  /** Delivers what the history has published about digests. */
  const deliver = async () => {
    for (const event of history.events) {
      if (event.name === 'EntryUpdated' || event.name === 'EntryDeleted') {
        await analytics.deliver([event]);
      }
    }
  };
  const glad = await write('2026-03-09', GLAD, 0.7);
  const heavy = await write('2026-03-11', HEAVY, -0.4);
  const despair = await write('2026-03-13', DESPAIR, 'support');
  const consent = async (ai_consent: 'none' | 'local') => {
    const db = openTestDatabase(store.client(), store.tables);
    const before = await readSettings(db, owner);
    const next = { ...before, ai_consent, version: before.version + 1 };
    await writeSettings(db, owner, before, next, 'request-of-a-test');
  };
  const letters = openLetters(parts);
  return { history, analyser, analytics, letters, deliver, consent, write, glad, heavy, despair };
}

test('a letter is about the last whole week, quotes word for word, and is kept', async () => {
  const { letters, history, glad, heavy } = await writeWeek();
  const letter = await letters.read('week');
  expect(letter).toMatchObject({
    period: 'week',
    from_date: '2026-03-09',
    to_date: '2026-03-15',
    themes: ['garden'],
  });
  expect(letter.highlights.map(({ entry_id }) => entry_id).sort()).toEqual(
    [glad.id, heavy.id].sort(),
  );
  for (const { entry_id, content } of letter.highlights) {
    expect((history.entry(entry_id) as Entry).content).toContain(content);
    expect(letter.text).toContain(content);
  }
  expect(letter.text).toMatch(/you wrote on three of seven days/);
  expect(await letters.read('week')).toEqual(letter);
  expect(await letters.read('week', '2026-03-12')).toEqual(letter);
});

test('nothing of an entry that asks for help is in a letter, nor any tone of its period', async () => {
  const { letters, despair } = await writeWeek();
  for (const period of ['week', 'month', 'year'] as const) {
    const letter = await letters.read(period, '2026-03-13');
    const text = JSON.stringify(letter);
    expect(text).not.toContain(despair.id);
    expect(text).not.toContain(DESPAIR.slice(0, 20));
    expect(letter.mood_trend).toBeNull();
    expect(letter.text).not.toMatch(/bright|heavy|good|hard/);
  }
});

test('an entry that asks for help is not quoted where there is no other', async () => {
  const { letters, history, deliver, glad, heavy, despair } = await writeWeek();
  for (const { id } of [glad, heavy]) await history.trash(id);
  await deliver();
  const letter = await letters.read('week');
  expect(letter).toMatchObject({ highlights: [], themes: [], mood_trend: null });
  expect(letter.text).toMatch(/wrote on one day/);
  expect(JSON.stringify(letter)).not.toContain(despair.id);
});

test('an entry whose new text no digest knows yet is not quoted', async () => {
  const { letters, history, glad, heavy } = await writeWeek();
  await history.change(glad.id, {
    content: 'A new text, of which nobody knows yet whether it asks.',
  });
  const { highlights } = await letters.read('week');
  expect(highlights.map(({ entry_id }) => entry_id)).toEqual([heavy.id]);
});

test('an entry that is not analysed yet is counted, and not quoted', async () => {
  const { letters, history, analytics } = await writeWeek();
  const entry = await history.write({
    content: 'Nobody has looked at this garden entry yet, and so it is not quoted.',
    created_at: '2026-03-14T08:00:00.000Z',
  });
  const [created] = history.events.slice(-1);
  if (created?.name !== 'EntryCreated') throw new Error('not the event of the entry');
  await analytics.deliver([created]);
  const letter = await letters.read('week');
  expect(letter.text).toMatch(/four of seven days/);
  expect(JSON.stringify(letter)).not.toContain(entry.id);
});

test('a letter is made again when an entry of its period changes, and quotes nothing that is gone', async () => {
  const { letters, history, deliver, glad } = await writeWeek();
  const before = await letters.read('week');
  await history.change(glad.id, { favorite: true });
  await deliver();
  expect(await letters.read('week')).toEqual(before);
  await history.change(glad.id, {
    content: 'The garden was under snow, and I stayed inside all day.',
  });
  // Before any event: the text that the digest knows is no longer there.
  expect((await letters.read('week')).text).toEqual(before.text);
  await deliver();
  const after = await letters.read('week');
  expect(after.highlights.map(({ content }) => content)).not.toContain(GLAD);
});

test('a permanent deletion takes the letters that quote the entry with it, and a replay nothing', async () => {
  const { letters, history, deliver, glad, heavy } = await writeWeek();
  for (const period of ['week', 'month', 'year'] as const) {
    await letters.read(period, '2026-03-12');
  }
  await history.trash(glad.id);
  await history.deletePermanently(glad.id);
  await deliver();
  expect(await letters.stored('week', '2026-03-09')).toBeUndefined();
  expect(await letters.stored('month', '2026-03-01')).toBeUndefined();
  expect(await letters.stored('year', '2026-01-01')).toBeUndefined();
  const letter = await letters.read('week');
  expect(letter.highlights.map(({ entry_id }) => entry_id)).toEqual([heavy.id]);
  await deliver();
  expect(await letters.read('week')).toEqual(letter);
});

test('without consent there is no text, and nothing is kept', async () => {
  const { letters, consent } = await writeWeek();
  await consent('none');
  expect(await letters.read('week')).toMatchObject({ text: null, themes: [], highlights: [] });
  expect(await letters.stored('week', '2026-03-09')).toBeUndefined();
  await consent('local');
  expect((await letters.read('week')).text).not.toBeNull();
});

test('several who ask at once get the same letter', async () => {
  const { letters } = await writeWeek();
  const all = await Promise.all(Array.from({ length: 6 }, () => letters.read('week')));
  const kept = await letters.read('week');
  for (const letter of all) expect(letter).toEqual(kept);
});

test('a period without an entry has a letter that asks for nothing', async () => {
  const { letters } = await writeWeek();
  const letter = await letters.read('month', '2025-07-01');
  expect(letter).toMatchObject({ themes: [], highlights: [], mood_trend: null });
  expect(letter.text).toMatch(/no entry of July 2025/);
});

(hasPepys ? test : test.skip)('every month of the Pepys diary is quoted word for word', () => {
  const days = pepysDays().map(({ date, content }, n) => {
    const id = String(n).padStart(26, '0');
    const { sentiment_score, keywords } = analyseByLexicon(content);
    const support = asksForHelp(content);
    const analysis = support
      ? { sentiment_score: null, keywords: [], support }
      : { sentiment_score, keywords, support };
    const none = { mood: null, mood_score: null, category_id: null, tags: [] };
    const entry = { ...createBlankEntry(id, 'pepys', NOW), content, entry_date: date };
    const text_hash = textHash(entry).slice(0, 8);
    const about = { entry_id: id, entry_date: date, hour: 12, word_count: countWords(content) };
    return { entry, digest: { ...about, ...none, text_hash, analysis } };
  });
  let quoted = 0;
  for (const [month, those = []] of Object.entries(
    Object.groupBy(days, ({ digest }) => digest.entry_date.slice(0, 7)),
  )) {
    const range = periodAround(`${month}-01`, 'month', 'monday');
    const digests = those.map(({ digest }) => digest);
    const entries = new Map(those.map(({ entry }) => [entry.id, entry]));
    const about = { period: 'month' as const, range, userId: 'pepys', now: '', newId: () => '' };
    const { highlights, text } = composeLetter(draftOf(digests, range), entries, about);
    for (const { entry_id, content } of highlights) {
      quoted += 1;
      expect(entries.get(entry_id)?.content).toContain(content);
      expect(text).toContain(content);
      const digest = digests.find((one) => one.entry_id === entry_id);
      expect(digest?.analysis?.support).toBe(false);
    }
    expect(text).not.toMatch(/undefined|NaN|null| {2}/);
  }
  expect(quoted).toBeGreaterThan(200);
});
