import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { itemsOf, pagesOf, writeAll } from '../support/collect.ts';
import type { Entry, List, Problem } from '../support/contract.ts';
import { newUser } from '../support/shared-cloud.ts';

const on = (date: string, time = '12:00:00Z', more: object = {}) => ({
  title: date,
  created_at: `${date}T${time}`,
  ...more,
});
const titles = (entries: readonly Entry[]) => entries.map(({ title }) => title);

describe('GET /entries/on-this-day', () => {
  let me: Client;
  const remembered = async (date: string, limit = 100) =>
    titles(await itemsOf(me, '/entries/on-this-day', { date, limit }));

  beforeAll(async () => {
    me = newUser();
    await writeAll(me, [
      on('2023-07-04'),
      on('2022-07-04'),
      on('2022-07-05'),
      on('2021-07-04', '08:00:00Z', { title: '2021 early' }),
      on('2021-07-04', '20:00:00Z', { title: '2021 late' }),
      on('1999-07-04'),
      on('2020-02-28'),
      on('2020-02-29'),
      on('2016-02-29'),
      on('2019-02-28'),
      on('2019-03-01'),
      on('2000-02-29'),
      // Already, and still, the fourth of July there.
      on('2018-07-03', '12:00:00Z', { title: 'Kiritimati', time_zone: 'Pacific/Kiritimati' }),
      on('2018-07-05', '05:00:00Z', { title: 'Honolulu', time_zone: 'Pacific/Honolulu' }),
      on('2018-07-04', '12:00:00Z', { title: 'the fifth there', time_zone: 'Pacific/Kiritimati' }),
      on('2024-12-31', '23:30:00Z', { title: 'new year in Oslo', time_zone: 'Europe/Oslo' }),
    ]);
  });

  test('gives earlier years’ entries of the local day, newest first', async () => {
    const expected = [
      '2023-07-04',
      '2022-07-04',
      '2021 late',
      '2021 early',
      'Honolulu',
      'Kiritimati',
      '1999-07-04',
    ];
    expect(await remembered('2024-07-04')).toEqual(expected);
    for (const limit of [1, 2, 3, 6, 7])
      expect(await remembered('2024-07-04', limit)).toEqual(expected);
  });

  test('gives neither the same year’s nor later ones', async () => {
    expect(await remembered('2022-07-04')).not.toContain('2022-07-04');
    expect(await remembered('2000-07-04')).toEqual(['1999-07-04']);
    expect(await remembered('1999-07-04')).toEqual([]);
    expect(await remembered('0001-07-04')).toEqual([]);
    expect(await remembered('9999-07-04')).toHaveLength(7);
  });

  test('29 February falls to the 28th in common years, and only then', async () => {
    expect(await remembered('2023-02-28')).toEqual([
      '2020-02-29',
      '2020-02-28',
      '2019-02-28',
      '2016-02-29',
      '2000-02-29',
    ]);
    expect(await remembered('2024-02-28')).toEqual(['2020-02-28', '2019-02-28']);
    expect(await remembered('2024-02-29')).toEqual(['2020-02-29', '2016-02-29', '2000-02-29']);
    expect(await remembered('2023-03-01')).toEqual(['2019-03-01']);
    // 2100 is no leap year.
    expect(await remembered('2100-02-28')).toContain('2000-02-29');
  });

  test('the first of January belongs to the local year', async () => {
    expect(await remembered('2026-01-01')).toEqual(['new year in Oslo']);
    expect(await remembered('2025-01-01')).toEqual([]);
    expect(await remembered('2025-12-31')).toEqual([]);
  });

  test.each(['2023-02-29', '2024-7-4', '07-04', 'today', '', '0000-01-01'])(
    'refuses the date %j',
    async (date) => {
      const { status, body } = await me.get<Problem>('/entries/on-this-day', { query: { date } });
      expect(status).toBe(422);
      expect(body.errors?.[0]?.parameter).toBe('date');
    },
  );

  test('its cursors belong to their date', async () => {
    const first = await me.get<List<Entry>>('/entries/on-this-day', {
      query: { date: '2024-07-04', limit: 1 },
    });
    const query = { date: '2024-07-05', limit: 1, cursor: first.body.next_cursor ?? '' };
    expect((await me.get('/entries/on-this-day', { query })).status).toBe(400);
  });
});

test('today is the default', async () => {
  const me = newUser();
  const now = new Date();
  // On 29 February, a year ago has no such day: two entries of 28 February would then not be asked for.
  const years = [1, 2, 3, 4].map((back) => {
    const date = new Date(now);
    date.setUTCFullYear(now.getUTCFullYear() - back);
    return date.toISOString();
  });
  const today = now.toISOString().slice(5, 10);
  await writeAll(
    me,
    years.map((created_at) => ({ title: created_at, created_at })),
  );
  const expected = years.filter((created_at) => created_at.slice(5, 10) === today);
  expect(titles(await itemsOf(me, '/entries/on-this-day'))).toEqual(expected);
  expect(titles(await itemsOf(me, '/entries/on-this-day', { limit: 1 }))).toEqual(expected);
});

test('a cursor without a date keeps the day of the first page, whatever day it has become', async () => {
  const me = newUser();
  const [day, other] = ['03-10', '03-11'];
  await writeAll(
    me,
    [2019, 2020, 2021].flatMap((year) => [on(`${year}-${day}`), on(`${year}-${other}`)]),
  );
  // A cursor as the tenth of March gave it; any day but that is "today" for the clock of this test.
  const today = new Date().toISOString().slice(5, 10);
  const then = today === day ? other : day;
  await writeAll(me, [on(`2022-${today}`), on(`2023-${today}`)]);
  const first = await me.get<List<Entry>>('/entries/on-this-day', { query: { limit: 1 } });
  const [query, position] = JSON.parse(
    Buffer.from(first.body.next_cursor ?? '', 'base64url').toString(),
  );
  const page = (moved: string) =>
    me.get<List<Entry>>('/entries/on-this-day', {
      query: { cursor: Buffer.from(JSON.stringify([query, moved])).toString('base64url') },
    });
  const earlier = await page(String(position).replace(/^[\d-]+/, `2024-${then}`));
  expect(titles(earlier.body.items)).toEqual([2021, 2020, 2019].map((year) => `${year}-${then}`));
  expect((await page(String(position).replace(/^[\d-]+/, '2024-02-31'))).status).toBe(400);
});

test('many entries of one day come in pages, without gaps', async () => {
  const me = newUser();
  await writeAll(
    me,
    [2021, 2022, 2023].flatMap((year) =>
      Array.from({ length: 7 }, (_, i) =>
        on(`${year}-05-05`, `1${i}:00:00Z`, { title: `${year} ${i}` }),
      ),
    ),
  );
  const all = titles(await itemsOf(me, '/entries/on-this-day', { date: '2024-05-05' }));
  expect(all).toHaveLength(21);
  for (const limit of [1, 5, 7, 8]) {
    const pages = await pagesOf<Entry>(me, '/entries/on-this-day', { date: '2024-05-05', limit });
    expect(titles(pages.flatMap(({ items }) => items))).toEqual(all);
  }
});

test('a diary that reaches back to the year 1 is answered too', async () => {
  const me = newUser();
  await writeAll(me, [on('0001-06-01'), on('0999-06-01'), on('2020-06-01')]);
  const found = await itemsOf(me, '/entries/on-this-day', { date: '2024-06-01' });
  expect(titles(found)).toEqual(['2020-06-01', '0999-06-01', '0001-06-01']);
});
