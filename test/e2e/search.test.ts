import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from '../support/client.ts';
import { writeAll } from '../support/collect.ts';
import type { Entry, Problem } from '../support/contract.ts';
import { newUser } from '../support/shared-cloud.ts';

interface Found extends Entry {
  score: number;
  highlights: { field: 'title' | 'content'; start: number; end: number }[];
  content_truncated?: boolean;
}
interface Results {
  items: Found[];
  page: number;
  limit: number;
  total: number;
}
type Query = Readonly<Record<string, string | number>>;

const search = async (me: Client, query: Query): Promise<Results> => {
  const answer = await me.get<Results>('/entries/search', { query });
  expect(answer.status).toBe(200);
  return answer.body;
};
const titles = async (me: Client, query: Query) =>
  (await search(me, query)).items.map(({ title }) => title);
/** What is highlighted in an entry. */
const marked = ({ title, content, highlights }: Found) =>
  highlights.map(({ field, start, end }) => ({ title, content })[field].slice(start, end));

describe('the language of queries', () => {
  let me: Client;

  beforeAll(async () => {
    me = newUser();
    await writeAll(me, [
      {
        title: 'walk',
        content: 'We walked to the café. Don’t forget the good morning.',
        tags: ['Family', 'two words'],
        mood: 'happy',
        created_at: '2020-03-01T12:00:00Z',
        favorite: true,
      },
      {
        title: 'exact',
        content: 'A walk in the morning, good and long, with Jean-Luc.',
        tags: ['family'],
        mood: 'sad',
        created_at: '2020-03-02T12:00:00Z',
        location: 'Zürich',
      },
      {
        title: 'tokyo',
        content: '昨日は東京タワーへ行きました。猫がいた。',
        created_at: '2021-01-01T12:00:00Z',
      },
      { title: 'thai', content: 'วันนี้ฉันไปตลาด', created_at: '2021-01-02T12:00:00Z' },
      {
        title: 'korean',
        content: '오늘은 학교에서 친구를 만났다',
        created_at: '2021-01-03T12:00:00Z',
      },
      {
        title: 'party',
        content: 'Geburtstag 🎉 im Straßencafé',
        created_at: '2021-01-04T12:00:00Z',
      },
      { title: 'Ünïcode', content: 'naïve façade, ÆRØ', created_at: '2021-01-05T12:00:00Z' },
    ]);
  });

  test.each<[string, Query, string[]]>([
    ['a word in any case', { text: 'WALKED' }, ['walk', 'exact']],
    [
      'the form that was asked for first',
      { text: 'walk', sort_by: 'relevance' },
      ['walk', 'exact'],
    ],
    ['all words', { text: 'walk cafe' }, ['walk']],
    ['q is text too', { q: 'walk cafe' }, ['walk']],
    ['a phrase', { text: '"good morning"' }, ['walk']],
    ['a phrase in typographic quotes', { text: '“good morning”' }, ['walk']],
    ['a prefix', { text: 'forg*' }, ['walk']],
    ['no word', { text: 'walk -cafe' }, ['exact']],
    ['no phrase', { text: 'walk -"good morning"' }, ['exact']],
    ['one of two words', { text: 'forget OR long', sort_by: 'date_asc' }, ['walk', 'exact']],
    [
      'OR binds closer than AND',
      { text: 'jean OR forget good', sort_by: 'date_asc' },
      ['walk', 'exact'],
    ],
    ['straight for curly apostrophes', { text: "don't" }, ['walk']],
    ['a hyphen', { text: 'jean-luc' }, ['exact']],
    ['accents left out', { text: 'cafe naive' }, []],
    ['accents put in', { text: 'fórgèt' }, ['walk']],
    ['ligatures', { text: 'aero' }, ['Ünïcode']],
    ['sharp s', { text: 'strassencafe' }, ['party']],
    ['an accent written apart', { text: 'nai\u0308ve' }, ['Ünïcode']],
    ['a tag', { text: 'tag:FAMILY', sort_by: 'date_asc' }, ['walk', 'exact']],
    ['a tag of two words', { text: 'tag:"two words"' }, ['walk']],
    ['not a tag', { text: 'morning -tag:"two words"' }, ['exact']],
    ['a mood', { text: 'mood:sad' }, ['exact']],
    ['a score', { text: 'mood:>=4' }, ['walk']],
    ['a score below', { text: 'mood:<3' }, ['exact']],
    ['before', { text: 'before:2020-03-02' }, ['walk']],
    ['after', { text: 'after:2021-01-03', sort_by: 'title_asc' }, ['party', 'Ünïcode']],
    ['on', { text: 'on:2020-03', sort_by: 'date_desc' }, ['exact', 'walk']],
    ['favorites', { text: 'is:favorite' }, ['walk']],
    ['a location', { text: 'has:location' }, ['exact']],
    ['a category that there is not', { text: 'category:nothing' }, []],
    ['a substring of Japanese', { text: '京タワ' }, ['tokyo']],
    ['a character', { text: '猫' }, ['tokyo']],
    ['a substring of Thai', { text: 'ตลาด' }, ['thai']],
    ['a substring of Korean', { text: '학교' }, ['korean']],
    ['an emoji', { text: '🎉' }, ['party']],
    ['an unknown operator is words', { text: 'foo:walk' }, []],
    ['a wrong date is words', { text: 'before:breakfast' }, []],
    ['an unclosed quote', { text: '"good mor' }, []],
    ['an unclosed quote around words that are there', { text: 'walk "good' }, ['walk', 'exact']],
    ['nothing but signs', { text: '!!! ---' }, []],
    ['parameters', { tags: 'family,two words' }, ['walk']],
    ['a mood as parameter', { mood: 'SAD' }, ['exact']],
    ['dates as parameters', { from_date: '2020-03-01', to_date: '2020-03-01' }, ['walk']],
    ['favorite as parameter', { favorite: 'true', text: 'walk' }, ['walk']],
    ['an empty text is none', { text: '', from_date: '2021-01-05' }, ['Ünïcode']],
  ])('%s', async (_, query, expected) => {
    expect(await titles(me, query)).toEqual(expected);
  });

  test('highlights lie in the original text', async () => {
    const at = async (text: string) => marked((await search(me, { text })).items[0] as Found);
    expect(await at('walk forget "good morning"')).toEqual([
      'walk',
      'walked',
      'forget',
      'good morning',
    ]);
    expect(await at("don't")).toEqual(['Don’t']);
    expect(await at('東京')).toEqual(['東京']);
    expect(await at('猫')).toEqual(['猫']);
    expect(await at('strassencafe 🎉')).toEqual(['🎉', 'Straßencafé']);
    expect(await at('facade')).toEqual(['façade']);
  });
});

test('a whole life of an entry shows at once', async () => {
  const me = newUser();
  const { id } = (await me.post<Entry>('/entries', { content: 'a lighthouse' })).body;
  expect((await search(me, { text: 'lighthouse' })).total).toBe(1);
  await me.put(`/entries/${id}`, { content: 'a windmill' });
  expect((await search(me, { text: 'lighthouse' })).total).toBe(0);
  expect((await search(me, { text: 'windmill' })).total).toBe(1);
  await me.delete(`/entries/${id}`);
  expect((await search(me, { text: 'windmill' })).total).toBe(0);
  await me.post(`/entries/${id}/restore`);
  expect((await search(me, { text: 'windmill' })).total).toBe(1);
  await me.delete(`/entries/${id}`, { query: { permanent: true } });
  expect((await search(me, { text: 'windmill' })).total).toBe(0);
});

test('pages stay together while entries are written, changed and deleted', async () => {
  const me = newUser();
  const written = await writeAll(
    me,
    Array.from({ length: 45 }, (_, n) => ({ title: `n${n}`, content: `pebble ${'x '.repeat(n)}` })),
  );
  const first = await search(me, { text: 'pebble', limit: 10 });
  expect(first.total).toBe(45);
  await writeAll(me, [{ title: 'new', content: 'pebble pebble' }, { title: 'pebble' }]);
  const [shown] = first.items;
  await me.delete(`/entries/${shown?.id}`);
  const [, , , , , , , , , , , , , , late] = written;
  await me.put(`/entries/${late?.id}`, { content: 'nothing any more' });
  const pages = [first];
  for (let page = 2; page <= 5; page++)
    pages.push(await search(me, { text: 'pebble', limit: 10, page }));
  const ids = pages.flatMap(({ items }) => items.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(
    written
      .map(({ id }) => id)
      .filter((id) => id !== late?.id)
      .sort(),
  );
  expect((await search(me, { text: 'pebble' })).items[0]?.title).toBe('pebble');
});

test('a page of long entries is cut around the highlights', async () => {
  const me = newUser();
  const filler = '\u0001'.repeat(98_000);
  await writeAll(
    me,
    Array.from({ length: 9 }, (_, n) => ({ title: `${n}`, content: `${filler}😀 needle ${n}` })),
  );
  const answer = await me.get<Results>('/entries/search', { query: { text: 'needle' } });
  expect(Buffer.byteLength(answer.text)).toBeLessThan(4 * 1024 * 1024);
  expect(answer.body.items).toHaveLength(9);
  for (const item of answer.body.items) {
    expect(item.content_truncated).toBe(true);
    expect(marked(item)).toEqual(['needle']);
  }
});

test('tags are counted right under edits, trash and restore', async () => {
  const me = newUser();
  const tags = async () => (await me.get<{ tag: string; count: number }[]>('/entries/tags')).body;
  expect(await tags()).toEqual([]);
  const [one, two] = await writeAll(me, [
    { title: 'a', tags: ['Sea', 'dog'] },
    { title: 'b', tags: ['sea'] },
  ]);
  expect(await tags()).toEqual([
    { tag: 'Sea', count: 2 },
    { tag: 'dog', count: 1 },
  ]);
  await me.put(`/entries/${one?.id}`, { tags: ['dog'] });
  await me.delete(`/entries/${two?.id}`);
  expect(await tags()).toEqual([{ tag: 'dog', count: 1 }]);
  await me.post(`/entries/${two?.id}/restore`);
  expect(await tags()).toEqual([
    { tag: 'dog', count: 1 },
    { tag: 'sea', count: 1 },
  ]);
  const suggested = await me.post<{ tags: string[] }>('/entries/suggest-tags', {
    content: 'We walked the dogs by the sea. A lighthouse, an old lighthouse.',
    existing_tags: ['SEA'],
  });
  expect(suggested.body).toEqual({ tags: ['dog', 'lighthouse'] });
});

test('a category is found by its name in any case', async () => {
  const me = newUser();
  const { id } = (await me.post<{ id: string }>('/settings/categories', { name: 'My Work' })).body;
  await writeAll(me, [{ title: 'filed', category_id: id }, { title: 'loose' }]);
  expect(await titles(me, { text: 'category:"my work"' })).toEqual(['filed']);
  expect(await titles(me, { text: '-category:"my work"' })).toEqual(['loose']);
  expect(await titles(me, { category_id: id })).toEqual(['filed']);
});

test('nobody finds what another wrote', async () => {
  const [me, other] = [newUser(), newUser()];
  await me.post('/entries', { content: 'a secret garden', tags: ['mine'] });
  expect((await search(other, { text: 'garden' })).total).toBe(0);
  expect((await other.get('/entries/tags')).body).toEqual([]);
});

describe('bad input', () => {
  let me: Client;
  beforeAll(async () => {
    me = newUser();
    await me.post('/entries', { content: 'a b c' });
  });

  test.each<[string, string]>([
    ['many quotes', '"'.repeat(900)],
    ['quotes and stars', '"*" '.repeat(250)],
    ['unbalanced everything', '("[{<«“-- OR OR tag: mood:> before: "'],
    ['regular expressions', '(a+)+$ .* [^x] \\d{9} (?=a)'],
    ['combining marks', `a${'\u0301'.repeat(990)}`],
    ['operators without values', 'tag: category: mood: before: after: on: is: has:'],
    ['one long word', 'x'.repeat(1000)],
    ['OR alone', 'OR OR OR'],
    ['minus alone', '- - -'],
    ['direction marks', '\u202ea\u200fb\u2066c'],
    ['half of the width', 'ｆｏｏ　ｂａｒ'],
    ['prototype members', 'constructor:__proto__ toString:x hasOwnProperty'],
  ])('%s is 200', async (_, text) => {
    expect((await me.get('/entries/search', { query: { text } })).status).toBe(200);
  });

  test.each<[string, Query, string]>([
    ['3,000 characters', { text: 'ab '.repeat(1000) }, 'text'],
    ['NUL', { text: 'a\0b' }, 'text'],
    ['more words than anybody types', { text: 'a1 b2 c3 d4 '.repeat(20) }, 'text'],
    ['page 0', { page: 0 }, 'page'],
    ['limit 101', { limit: 101 }, 'limit'],
    ['an unknown order', { sort_by: 'best' }, 'sort_by'],
    ['dates the wrong way round', { from_date: '2021-01-02', to_date: '2021-01-01' }, 'to_date'],
    ['no date', { from_date: 'yesterday' }, 'from_date'],
    ['a category that is no id', { category_id: 'x' }, 'category_id'],
  ])('%s is 422', async (_, query, parameter) => {
    const answer = await me.get<Problem>('/entries/search', { query });
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ parameter })]);
  });
});
