import { expect, test } from '@jest/globals';
import { parseJsonObject } from './token.ts';

const parse = (bytes: string | Buffer) => () => parseJsonObject(Buffer.from(bytes));

test('parseJsonObject takes objects in UTF-8 and nothing else', () => {
  expect(parse('{"name":"Zoë"}')()).toEqual({ name: 'Zoë' });
  for (const other of ['', '{', '[]', '[{"a":1}]', 'null', '7', '"text"', '\ufeff{}']) {
    expect(parse(other)).toThrow('unauthorized: malformed token');
  }
  expect(parse(Buffer.from('{"name":"Zo\xeb"}', 'latin1'))).toThrow('unauthorized');
});

test('a member named __proto__ is a member like any other', () => {
  const parsed = parse('{"__proto__":{"sub":"someone"}}')();
  expect(parsed.sub).toBeUndefined();
  expect(Object.keys(parsed)).toEqual(['__proto__']);
});
