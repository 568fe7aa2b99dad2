import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { catalogue } from '@reflekt/shared/prompts';
import { readSettings, startCall } from '@reflekt/shared/store';
import { openTestDatabase } from '@reflekt/shared/store/testing';
import { DAY, formatInstant, HOUR } from '@reflekt/shared/time';
import { openDiary } from '../../lambdas/entries/testing/diary.ts';
import { openPrompts } from '../../lambdas/prompts/testing/prompts.ts';
import { writeSettings } from '../../lambdas/settings/store/write-settings.ts';
import { newOwner, openTestStore, type TestStore } from '../support/store.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const NOON = Date.parse('2026-11-25T12:00:00Z');

function openReader() {
  const owner = newOwner();
  const clock = { now: NOON };
  const options = { client: store.client(), tables: store.tables, owner, now: () => clock.now };
  const db = () => openTestDatabase(store.client(), store.tables, startCall(8_000));
  return {
    clock,
    prompts: openPrompts(options),
    diary: openDiary(options),
    async set(members: object) {
      const before = await readSettings(db(), owner);
      const after = { ...before, ...members, version: before.version + 1 };
      const changed = { ...after, updated_at: formatInstant(clock.now) };
      await writeSettings(db(), owner, before, changed, 'request-of-a-test');
    },
  };
}

const draft = {
  category: 'memory',
  tags: [],
  difficulty: 'light',
  mood_appropriate: [],
} as const;
const own = (text: string) => ({ ...draft, tags: [], mood_appropriate: [], text });

describe('the prompt of the day', () => {
  test('is the same all day in the owner’s zone, and another on the next', async () => {
    const { clock, prompts, set } = openReader();
    await set({ time_zone: 'Pacific/Auckland' });
    const first = await prompts.daily();
    expect(first.date).toBe('2026-11-26');
    clock.now = NOON + 22 * HOUR;
    expect(await prompts.daily()).toEqual(first);
    clock.now = NOON + 23 * HOUR;
    const second = await prompts.daily();
    expect(second.date).toBe('2026-11-27');
    expect(second.prompt.id).not.toBe(first.prompt.id);
    // Travelling west brings the day back, and its prompt with it.
    await set({ time_zone: 'UTC' });
    expect(await prompts.daily()).toEqual(first);
  });

  test('is one, however many ask for the first time at once', async () => {
    const { prompts } = openReader();
    const all = await Promise.all(Array.from({ length: 5 }, () => prompts.daily()));
    expect(new Set(all.map(({ prompt }) => prompt.id)).size).toBe(1);
  });

  test('is of the preferred categories, and no other twice before they are used up', async () => {
    const { clock, prompts, set } = openReader();
    await set({ prompt_categories: ['memory'] });
    const seen: string[] = [];
    for (let day = 0; day < 38; day++) {
      clock.now = NOON + day * DAY;
      const { prompt } = await prompts.daily();
      expect(prompt.category).toBe('memory');
      seen.push(prompt.id);
    }
    expect(new Set(seen).size).toBe(38);
    clock.now = NOON + 38 * DAY;
    expect((await prompts.daily()).prompt.id).toBe(seen[0]);
  });
});

describe('prompts of one’s own', () => {
  test('are listed before the catalogue, in pages too, and seen by nobody else', async () => {
    const [one, other] = [openReader().prompts, openReader().prompts];
    const mine = await one.create(own('What did the garden look like?'));
    expect((await one.list()).items[0]).toEqual(mine);
    expect((await one.list()).items).toHaveLength(catalogue.length + 1);
    expect((await other.list()).items.some(({ id }) => id === mine.id)).toBe(false);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await one.list(undefined, 150, after);
      seen.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual([mine.id, ...catalogue.map(({ id }) => id)]);
    expect((await one.update(mine.id, { text: 'x' })).prompt).toMatchObject({ version: 2 });
    await one.remove(mine.id);
    expect((await one.list()).items).toHaveLength(catalogue.length);
  });

  test('answer to an alias under its name', async () => {
    const { prompts } = openReader();
    const { items } = await prompts.list('Reflective');
    expect(items).toHaveLength(38);
    expect(new Set(items.map(({ category }) => category))).toEqual(new Set(['reflective']));
    expect((await prompts.list('unheard of')).items).toEqual([]);
  });
});

describe('a new entry answers a prompt', () => {
  test('whose exact text and an empty line it begins with', async () => {
    const { prompts, diary } = openReader();
    const mine = await prompts.create(own('What did the garden look like?'));
    const known = catalogue[0];
    const write = async (content: string) => (await diary.create({ content })).prompt_id;
    expect(await write(`${known?.text}\n\nA kettle.`)).toBe(known?.id);
    expect(await write(`${known?.text}\r\n\r\nA kettle.`)).toBe(known?.id);
    expect(await write(`${mine.text}\n\nGreen.`)).toBe(mine.id);
    expect(await write(`${known?.text}\nA kettle.`)).toBeNull();
    expect(await write(`${known?.text} \n\nA kettle.`)).toBeNull();
    expect(await write(`So: ${known?.text}\n\nA kettle.`)).toBeNull();
    const other = openReader();
    expect((await other.diary.create({ content: `${mine.text}\n\nRed.` })).prompt_id).toBeNull();
  });
});
