import { beforeAll, describe, expect, test } from '@jest/globals';
import { NOBODYS_ID, type Problem } from '../support/contract.ts';
import { DraftDesk, emoji } from '../support/drafts.ts';

let desk: DraftDesk;
beforeAll(async () => {
  desk = await DraftDesk.open();
});

const tags = (count: number) => Array.from({ length: count }, (_, i) => `tag ${i}`);

describe('limits count code points', () => {
  test.each([
    ['title', 'x'.repeat(200)],
    ['title', emoji(200)],
    ['content', 'x'.repeat(100_000)],
    ['content', emoji(51_200)], // 200 KiB of UTF-8 exactly
    ['location', emoji(200)],
    ['location', ''],
    ['tags', tags(50)],
    ['tags', [emoji(50)]],
    ['tags', [` ${'x'.repeat(50)}\t`]],
  ] as const)('at the limit of %s', async (member, value) => {
    const entry = await desk.accepts({ [member]: value });
    const expected = member === 'tags' ? (value as string[]).map((tag) => tag.trim()) : value;
    expect(entry[member]).toEqual(expected);
  });

  test('tags are counted before any is looked at', async () => {
    // 900,000 faults, were each one checked; a single one is told.
    const { status, body } = await desk.me.send<Problem>('POST', '/entries', {
      raw: `{"tags":[${'7,'.repeat(899_999)}7]}`,
      headers: { 'content-type': 'application/json' },
    });
    expect(status).toBe(422);
    expect(body.errors).toEqual([{ pointer: '/tags', detail: 'must have at most 1000 items' }]);
  });

  test('50 different tags may be said in more words', async () => {
    expect((await desk.accepts({ tags: [...tags(50), ...tags(50)] })).tags).toEqual(tags(50));
  });

  test.each([
    ['title', '/title', 'x'.repeat(201)],
    ['title', '/title', emoji(201)],
    ['content', '/content', 'x'.repeat(100_001)],
    ['content', '/content', emoji(51_201)],
    ['content', '/content', '\u20ac'.repeat(68_267)], // 204,801 bytes
    ['location', '/location', emoji(201)],
    ['tags', '/tags', tags(51)],
    ['tags', '/tags', Array.from({ length: 1_001 }, () => 'same')],
    ['tags', '/tags/1', ['x', 'x'.repeat(51)]],
    ['tags', '/tags/0', ['']],
    ['tags', '/tags/0', [' \n']],
  ] as const)('one over the limit of %s', async (member, pointer, value) => {
    await desk.refuses(JSON.stringify({ [member]: value }), pointer);
  });
});

describe('wrong types and values', () => {
  test.each([
    ['{"title":null}', '/title'],
    ['{"title":7}', '/title'],
    ['{"title":["x"]}', '/title'],
    ['{"content":null}', '/content'],
    ['{"content":{}}', '/content'],
    ['{"tags":null}', '/tags'],
    ['{"tags":"a,b"}', '/tags'],
    ['{"tags":[1]}', '/tags/0'],
    ['{"tags":["ok",null]}', '/tags/1'],
    ['{"mood":5}', '/mood'],
    ['{"mood":"x","mood_score":"5"}', '/mood_score'],
    ['{"mood_score":0}', '/mood_score'],
    ['{"mood_score":6}', '/mood_score'],
    ['{"mood_score":2.5}', '/mood_score'],
    ['{"mood_score":1e999}', '/mood_score'],
    ['{"mood_score":true}', '/mood_score'],
    ['{"location":1}', '/location'],
    ['{"coordinates":[1,2]}', '/coordinates/latitude'],
    ['{"coordinates":"1,2"}', '/coordinates'],
    ['{"coordinates":{"latitude":1}}', '/coordinates/longitude'],
    ['{"coordinates":{"latitude":90.001,"longitude":0}}', '/coordinates/latitude'],
    ['{"coordinates":{"latitude":0,"longitude":-180.5}}', '/coordinates/longitude'],
    ['{"coordinates":{"latitude":1e999,"longitude":0}}', '/coordinates/latitude'],
    ['{"coordinates":{"latitude":"1","longitude":0}}', '/coordinates/latitude'],
    ['{"category_id":"x"}', '/category_id'],
    [`{"category_id":"${NOBODYS_ID}"}`, '/category_id'],
    ['{"created_at":null}', '/created_at'],
    ['{"created_at":1700000000000}', '/created_at'],
    ['{"time_zone":7}', '/time_zone'],
    ['{"favorite":null}', '/favorite'],
    ['{"favorite":"true"}', '/favorite'],
    ['{"favorite":1}', '/favorite'],
    ['{"prompt_id":"x"}', '/prompt_id'],
    ['{"prompt_id":5}', '/prompt_id'],
    ['null', ''],
    ['[]', ''],
    ['"text"', ''],
    ['7', ''],
  ])('%s is refused at %j', async (draft, pointer) => {
    // A title first, so that the one fault is the one named.
    const whole = draft.startsWith('{') ? `{"title":"t",${draft.slice(1)}` : draft;
    await desk.refuses(whole, pointer);
  });

  test.each(['title', 'content', 'location', 'mood'])(
    'NUL and lone surrogates in %s',
    async (member) => {
      for (const text of ['a\\u0000b', '\\ud800', 'x\\udc00', '\\ude00\\ud83d']) {
        // Of a member that stands twice, the last counts.
        await desk.refuses(`{"title":"t","mood_score":3,"${member}":"${text}"}`, `/${member}`);
      }
    },
  );

  test('NUL and lone surrogates in a tag', async () => {
    await desk.refuses('{"title":"t","tags":["fine","a\\u0000"]}', '/tags/1');
    await desk.refuses('{"title":"t","tags":["\\ud83d"]}', '/tags/0');
  });

  test('every fault is named, not only the first', async () => {
    const { body } = await desk.me.post<Problem>('/entries', {
      title: 1,
      mood_score: 9,
      favorite: 'no',
    });
    expect(body.errors?.map((error) => error.pointer).sort()).toEqual([
      '/favorite',
      '/mood_score',
      '/title',
    ]);
  });
});
