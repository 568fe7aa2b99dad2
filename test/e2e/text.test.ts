import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../support/contract.ts';
import { newUser } from '../support/shared-cloud.ts';

/** Text by what is special about it. Nothing may be changed on the way, not even towards what looks the same. */
const TEXTS: Record<string, string> = {
  Arabic: 'مرحبا بالعالم، كيف حالك؟',
  'Hebrew with points': 'שָׁלוֹם עוֹלָם',
  'mixed directions': 'The word \u200Fשלום\u200E means \u202Bsalaam سلام\u202C.',
  Hindi: 'नमस्ते दुनिया, क्षत्रिय',
  Thai: 'สวัสดีชาวโลก',
  Japanese: '今日は良い天気です。カタカナ、ひらがな',
  'Chinese beyond the basic plane': '𠜎𠜱𠝹𠱓 你好',
  Korean: '안녕하세요 \u1112\u1161\u11ab',
  Amharic: 'ሰላም ልዑል',
  Burmese: 'မင်္ဂလာပါ',
  'composed and decomposed': '\u00e9 e\u0301 \u212b \u00c5 A\u030a',
  'compatibility forms': 'ﬁ ① ㎏ ﾊﾛｰ ½',
  'emoji with joiners and tones': '👩🏽‍🚀 👨‍👩‍👧‍👦 🏳️‍🌈 🇳🇴 ☺️ ☺',
  'many combining marks': `Z${'\u0351\u0327\u0489'.repeat(30)}`,
  'white space': '\t two  spaces \u00a0\u2003\u200b\u3000 \n\r\n\r end ',
  'line separators': 'a\u2028b\u2029c\u0085d',
  'control characters': '\u0001\u0008\u001b[31m\u007f\u009f',
  'private use and noncharacters': '\ue000\uf8ff\ufffe\uffff\u{10ffff}\ufffd',
  'byte order mark': '\ufeffstart and \ufeff within',
  'JSON and HTML': '{"a":"\\u0041"} <script>alert(1)</script> &amp; \\n \\\\ "quoted" \'single\'',
  'SQL and DynamoDB': "'; DROP TABLE x; -- #id :v attribute_not_exists(id)",
  'things that look like numbers': '1e999 0x1F -0 007 NaN null',
};

describe.each(Object.entries(TEXTS))('%s', (_, text) => {
  test('comes back as it was sent, from POST, GET, PUT, lists and revisions', async () => {
    const me = newUser();
    const draft = { title: text, content: text, location: text };
    const made = await me.post<Entry>('/entries', draft);
    expect(made.body).toMatchObject(draft);
    const path = `/entries/${made.body.id}`;
    expect((await me.get<Entry>(path)).body).toMatchObject(draft);
    const changed = { title: `${text}.`, content: `${text}${text}`, location: `.${text}` };
    expect((await me.put<Entry>(path, changed)).body).toMatchObject(changed);
    const list = await me.get<{ items: Entry[] }>('/entries');
    expect(list.body.items[0]).toMatchObject(changed);
    const revisions = await me.get<{ items: Entry[] }>(`${path}/revisions`);
    expect(revisions.body.items[0]).toMatchObject(draft);
  });
});

test('100,000 characters of mixed scripts come back unchanged, escapes or not', async () => {
  const me = newUser();
  const sample = 'Weather: 晴れ — Überraschung, déjà vu. "Quoted"\n\tשלום ';
  const content = sample.repeat(2500).slice(0, 100_000);
  // The same text written with \u escapes throughout must arrive as the same text.
  const escaped = [...Array(content.length).keys()]
    .map((i) => `\\u${content.charCodeAt(i).toString(16).padStart(4, '0')}`)
    .join('');
  for (const raw of [JSON.stringify({ content }), `{"content":"${escaped}"}`]) {
    const made = await me.send<Entry>('POST', '/entries', {
      raw,
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
    expect(made.status).toBe(201);
    const { body } = await me.get<Entry>(`/entries/${made.body.id}`);
    expect(body.content === content).toBe(true);
  }
});

test('every code point that may be stored comes back', async () => {
  const me = newUser();
  // All of the basic plane without surrogates and NUL, in pieces that stay below 200 KiB.
  const points = Array.from({ length: 0xffff }, (_, i) => i + 1).filter(
    (p) => p < 0xd800 || p > 0xdfff,
  );
  for (let at = 0; at < points.length; at += 32_000) {
    const content = String.fromCodePoint(...points.slice(at, at + 32_000));
    const made = await me.post<Entry>('/entries', { content });
    const { body } = await me.get<Entry>(`/entries/${made.body.id}`);
    expect(body.content === content).toBe(true);
  }
});

test.each([
  ['', 0],
  ['one', 1],
  ["don't stop", 2],
  ['it’s 3 o’clock', 3],
  ["'quoted' words''", 2],
  ['semi-detached house', 3],
  ['今日は天気', 5],
  ['カタカナ', 4],
  ['สวัสดี', 4],
  ['안녕하세요 세계', 2],
  ['abc今日def', 4],
  ['Привет, мир!', 2],
  ['مرحبا بالعالم', 2],
  ['👩🏽‍🚀 ! — …', 0],
  ['v2 3.14', 3],
])('%j has %i words', async (content, words) => {
  const { body } = await newUser().post<Entry>('/entries', { title: 't', content });
  expect(body.word_count).toBe(words);
});
